//! Words in names and code.

/// The identifiers and numbers in `code`.
pub(super) fn words(code: &str) -> impl Iterator<Item = &str> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    code.split(move |char| !is_part(char))
        .filter(|word| !word.is_empty())
}

/// Whether `code` holds `word` as a whole word.
pub(super) fn mentions(code: &str, word: &str) -> bool {
    words(code).any(|other| other == word)
}

/// Whether a name says that it holds a secret: `user_password`, `apiKey`, `TOKEN`.
pub(super) fn is_secret(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "password",
        "passwd",
        "passphrase",
        "pwd",
        "secret",
        "token",
        "apikey",
        "api_key",
        "credential",
        "private_key",
        "privatekey",
        "secret_key",
        "encryption_key",
        "session_id",
        "sessionid",
        "nonce",
        "salt",
        "otp",
        "csrf",
    ];
    let name = name.to_ascii_lowercase();
    WORDS.iter().any(|word| {
        name.match_indices(word).any(|(start, _)| {
            // Short words have to stand alone: `otp` is not in `hotplug`.
            let end = start + word.len();
            let before = name[..start].chars().next_back();
            let after = name[end..].chars().next();
            let is_edge = |char: Option<char>| char.is_none_or(|char| !char.is_ascii_alphabetic());
            word.len() > 5 || (is_edge(before) && is_edge(after))
        })
    })
}
