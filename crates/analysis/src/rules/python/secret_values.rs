//! Whether a literal looks like a real secret.

use super::secret_names::{Secret, secret};
use crate::finding::Confidence;

/// Prefix, length of the rest, and what the rest is made of.
type Format = (&'static str, usize, fn(u8) -> bool);

/// The secret formats of well-known services: prefix, least length of the rest, and what the
/// rest is made of.
const FORMATS: &[Format] = &[
    ("AKIA", 16, is_upper_alphanumeric),
    ("ASIA", 16, is_upper_alphanumeric),
    ("AIza", 35, is_url_safe),
    ("EAACEdEose0cBA", 20, is_url_safe),
    ("SG.", 60, is_url_safe_or_dot),
    ("dop_v1_", 64, is_url_safe),
    ("eyJ", 60, is_url_safe_or_dot),
    ("ghp_", 36, is_url_safe),
    ("gho_", 36, is_url_safe),
    ("ghu_", 36, is_url_safe),
    ("ghs_", 36, is_url_safe),
    ("ghr_", 36, is_url_safe),
    ("github_pat_", 60, is_url_safe),
    ("glpat-", 20, is_url_safe),
    ("hf_", 34, is_url_safe),
    ("npm_", 36, is_url_safe),
    ("pypi-AgE", 50, is_url_safe),
    ("rk_live_", 24, is_url_safe),
    ("shpat_", 32, is_url_safe),
    ("sk_live_", 24, is_url_safe),
    ("sk-", 32, is_url_safe),
    ("xoxa-", 20, is_url_safe),
    ("xoxb-", 20, is_url_safe),
    ("xoxp-", 20, is_url_safe),
    ("xoxr-", 20, is_url_safe),
    ("xoxs-", 20, is_url_safe),
    ("ya29.", 30, is_url_safe_or_dot),
];

/// The head of a private key in PEM; any kind of key may stand between the words.
const PEM_BEGIN: &str = "-----BEGIN ";
const PEM_PRIVATE: &str = "PRIVATE KEY-----";

/// How long the body of a private key is at least.
const MIN_PEM_BODY: usize = 64;

/// What examples write where a secret belongs.
const PLACEHOLDERS: &[&str] = &[
    "changeme",
    "change-me",
    "change_me",
    "dummy",
    "example",
    "fixme",
    "foobar",
    "here",
    "insert",
    "placeholder",
    "redacted",
    "replace",
    "sample",
    "todo",
    "xxx",
    "your",
    "***",
    "...",
    "___",
];

/// Names of types and states that stand where a schema or a form describes a secret.
const DESCRIPTIONS: &[&str] = &[
    "any",
    "bytes",
    "char",
    "false",
    "hidden",
    "int",
    "none",
    "null",
    "number",
    "object",
    "optional",
    "required",
    "str",
    "string",
    "text",
    "true",
    "undefined",
    "unknown",
    "varchar",
];

/// Keys and tokens shorter than this are hardly ever real.
const MIN_KEY: usize = 8;

/// From this length and entropy (bits a character) on, a text with digits is taken for random.
const MIN_RANDOM: usize = 16;
const MIN_ENTROPY: f64 = 3.2;

/// What a literal looks like that stands where a secret belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// Something else: a path, a sentence, a template, nothing.
    Other,
    /// A text that shows where the secret belongs: `<your token>`.
    Placeholder,
    /// The name of a field, a variable or a module.
    Name,
    /// A plain word.
    Word,
    /// A short text that is neither.
    Short,
    /// A text as secrets are.
    Value,
    /// A random text.
    Random,
}

/// What `text` looks like.
pub(super) fn looks(text: &str) -> Looks {
    let text = text.trim();
    if text.is_empty() || is_description(text) || is_other(text) {
        Looks::Other
    } else if is_known_format(text) {
        Looks::Random
    } else if is_placeholder(text) {
        Looks::Placeholder
    } else if is_random(text) {
        Looks::Random
    } else if is_name(text) {
        Looks::Name
    } else if is_plain_word(text) {
        Looks::Word
    } else if text.len() < MIN_KEY {
        Looks::Short
    } else {
        Looks::Value
    }
}

/// How sure it is that `text`, which stands where a secret of kind `kind` belongs, is one.
pub(super) fn sureness(kind: Secret, text: &str) -> Option<Confidence> {
    match looks(text) {
        Looks::Other => None,
        Looks::Random => Some(Confidence::High),
        Looks::Value => Some(Confidence::Medium),
        Looks::Word | Looks::Short if kind == Secret::Password => Some(Confidence::Medium),
        Looks::Placeholder | Looks::Name | Looks::Word | Looks::Short => Some(Confidence::Low),
    }
}

/// Whether `text` has the format of a secret that a well-known service gives out, or is a
/// private key.
pub(super) fn is_known_format(text: &str) -> bool {
    let of_service = FORMATS.iter().any(|(prefix, length, allowed)| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() >= *length && rest.bytes().all(*allowed) && has_digit(rest)
        })
    });
    of_service && !is_placeholder(text) || is_private_key(text)
}

fn is_private_key(text: &str) -> bool {
    let Some((_, rest)) = text.split_once(PEM_BEGIN) else {
        return false;
    };
    let Some((kind, body)) = rest.split_once(PEM_PRIVATE) else {
        return false;
    };
    let body = body.split("-----").next().unwrap_or_default();
    let length = body.bytes().filter(u8::is_ascii_alphanumeric).count();
    kind.len() < 16 && length >= MIN_PEM_BODY
}

/// Whether `text` only shows where a secret belongs: `<your token>`, `xxxx`, `changeme`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let bracketed = [("<", ">"), ("[", "]"), ("{", "}"), ("$", ""), ("%", "%")]
        .iter()
        .any(|(open, close)| text.starts_with(open) && text.ends_with(close));
    let mut bytes = text.bytes();
    let first = bytes.next();
    bracketed
        || text.len() > 2 && bytes.all(|byte| Some(byte) == first)
        || PLACEHOLDERS.iter().any(|word| lower.contains(word))
}

/// Whether `text` is what most people would guess first.
pub(super) fn is_guessable(password: &str) -> bool {
    const COMMON: &[&str] = &[
        "abc",
        "admin",
        "administrator",
        "default",
        "demo",
        "dragon",
        "guest",
        "hello",
        "iloveyou",
        "letmein",
        "login",
        "manager",
        "master",
        "monkey",
        "oracle",
        "pass",
        "passw",
        "passwd",
        "password",
        "pa$$word",
        "p@ssw0rd",
        "p@ssword",
        "postgres",
        "pwd",
        "qwerty",
        "root",
        "secret",
        "sunshine",
        "system",
        "temp",
        "test",
        "testing",
        "toor",
        "user",
        "welcome",
    ];
    let lower = password.to_ascii_lowercase();
    let word = lower.trim_end_matches(|last: char| last.is_ascii_digit() || last == '!');
    // Digits behind a common word do not make it a better one; digits alone are the worst.
    word.is_empty() || COMMON.contains(&word) || COMMON.contains(&&*lower)
}

/// The bits of entropy of a character of `text`.
pub(super) fn entropy(text: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let total = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
    let parts = counts.iter().filter(|&&count| count > 0).map(|&count| {
        let share = f64::from(count) / total;
        -share * share.log2()
    });
    parts.sum()
}

fn is_random(text: &str) -> bool {
    let spelled = text.bytes().all(|byte| byte.is_ascii_graphic());
    let letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    text.len() >= MIN_RANDOM
        && spelled
        && letters
        && has_digit(text)
        && !text.contains("//")
        && entropy(text) >= MIN_ENTROPY
}

fn is_description(text: &str) -> bool {
    DESCRIPTIONS
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether `text` is surely something else: a sentence, an address, a path, a pattern or a
/// template.
fn is_other(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let spoken =
        words > 3 || words > 1 && text.ends_with([':', '?', '.', '!']) || text.ends_with(':');
    let addresses = text.contains("://")
        || text.starts_with(['/', '~', '^', '\\', '#'])
        || text.starts_with("./")
        || text.starts_with("../");
    let is_template =
        text.contains("{}") || text.contains("%s") || text.contains("${") || text.contains("{{");
    let is_markup = text.starts_with('<') && text.contains("</");
    spoken || addresses || is_template || is_markup
}

/// Whether `text` is the name of a field, a variable or a module rather than a value.
fn is_name(text: &str) -> bool {
    let is_lower = |byte: u8| byte.is_ascii_lowercase();
    let is_upper = |byte: u8| byte.is_ascii_uppercase();
    let joined = text.contains(['_', '.', '-']);
    let snake = joined
        && text
            .bytes()
            .all(|byte| is_lower(byte) || matches!(byte, b'_' | b'.' | b'-'));
    let upper = text.contains('_') && text.bytes().all(|byte| is_upper(byte) || byte == b'_');
    // `PASSWORD = "password"` and `TOKEN = "accessToken"` name the field of a form.
    let mixed = text.bytes().any(is_upper) && text.bytes().any(is_lower);
    let alone = [
        "password", "passwd", "pwd", "pass", "token", "secret", "key", "apikey", "jwt",
    ]
    .iter()
    .any(|word| text.eq_ignore_ascii_case(word));
    let says = || secret(text).is_some() && !has_digit(text);
    snake || upper || alone || mixed && says()
}

fn is_plain_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
        || text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_upper_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

fn is_url_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

fn is_url_safe_or_dot(byte: u8) -> bool {
    is_url_safe(byte) || byte == b'.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_secrets_are_told_from_names_and_examples() {
        let check = |kind: Secret, text: &str, expected: Option<Confidence>| {
            assert_eq!(sureness(kind, text), expected, "{text}");
        };
        let (low, medium, high) = (
            Some(Confidence::Low),
            Some(Confidence::Medium),
            Some(Confidence::High),
        );
        check(Secret::Password, "hunter2", medium);
        check(Secret::Password, "correct horse", medium);
        check(Secret::Password, "Tr0ub4dor&3-xkcd-936", high);
        check(Secret::Password, "password", low);
        check(Secret::Password, "user_password", low);
        check(Secret::Password, "newPassword", low);
        check(Secret::Password, "mypassword", medium);
        check(Secret::Password, "changeme", low);
        check(Secret::Password, "********", low);
        check(Secret::Password, "", None);
        check(Secret::Password, "string", None);
        check(Secret::Password, "Enter your password:", None);
        check(Secret::Password, "Password must not be empty", None);
        check(Secret::Password, "/run/secrets/db", None);
        check(Secret::Password, "{}-{}", None);
        check(Secret::Key, "9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c", high);
        check(Secret::Key, "my-Key-2024", medium);
        check(Secret::Key, "superkey", low);
        check(Secret::Key, "_auth_user_id", low);
        check(Secret::Key, "API_KEY", low);
        check(Secret::Token, "<insert token>", low);
        check(Secret::Token, "https://example.org/token", None);
    }

    #[test]
    fn formats_of_services_are_known() {
        let check =
            |text: &str, expected: bool| assert_eq!(is_known_format(text), expected, "{text}");
        check(&format!("AKIA{}", "Q3EGRTYU7ZXCV2WM"), true);
        check(&format!("ghp_{}", "a1B2".repeat(9)), true);
        check(&format!("ghp_{}", "x".repeat(36)), false);
        check("AKIA", false);
        check("sk-learn", false);
        let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC".repeat(3);
        let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----");
        check(&key, true);
        check("-----BEGIN RSA PRIVATE KEY-----", false);
        check(&key.replace("PRIVATE", "PUBLIC"), false);
    }

    #[test]
    fn first_guesses_are_known() {
        let check = |text: &str, expected: bool| assert_eq!(is_guessable(text), expected, "{text}");
        check("password", true);
        check("Admin123", true);
        check("123456", true);
        check("qwerty!", true);
        check("mypassword", false);
        check("hunter2", false);
    }

    #[test]
    fn entropy_is_that_of_characters() {
        let check = |text: &str, expected: f64| {
            assert!((entropy(text) - expected).abs() < 1e-9, "{text}");
        };
        check("", 0.0);
        check("aaaa", 0.0);
        check("abab", 1.0);
        check("abcd", 2.0);
    }
}
