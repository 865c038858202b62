//! Which identifiers name a password, a key or another secret.
//!
//! A name is read word by word, and its last word decides, as in English: `token_type` is a type
//! and `password_length` a length. So `passive`, `keyboard` and `secretary` are nobody's secret.

use smallvec::SmallVec;

/// What a name says that its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secret {
    /// A password as its owner types it.
    Password,
    /// A key or a shared secret: `api_key`, `client_secret`.
    Key,
    /// What stands for a login: `access_token`.
    Token,
    /// A short code that only one person gets: `otp`, `reset_code`.
    Code,
    /// The identifier of a session.
    Session,
    /// The salt of a hash.
    Salt,
    /// The initialization vector or nonce of a cipher.
    Nonce,
    /// A hash, a MAC or a signature.
    Digest,
}

impl Secret {
    /// Whether who knows it can act as somebody else.
    pub(crate) fn is_credential(self) -> bool {
        matches!(self, Self::Password | Self::Key | Self::Token)
    }
}

/// Names longer than this are read from their end.
const MAX_LENGTH: usize = 64;

/// What may stand before `key` for it to be a secret one. `key` alone is mostly that of a
/// dictionary.
const KEYS: &[&str] = &[
    "access",
    "account",
    "admin",
    "aes",
    "api",
    "app",
    "application",
    "auth",
    "aws",
    "azure",
    "cipher",
    "client",
    "consumer",
    "crypto",
    "deploy",
    "des",
    "encrypt",
    "encryption",
    "fernet",
    "google",
    "hmac",
    "jwt",
    "master",
    "openai",
    "priv",
    "private",
    "rsa",
    "secret",
    "service",
    "shared",
    "sign",
    "signing",
    "ssh",
    "storage",
    "stripe",
    "subscription",
    "symmetric",
    "webhook",
];

/// What may stand before `pass`, which also means many other things.
const PASSES: &[&str] = &[
    "account", "admin", "auth", "database", "db", "email", "ftp", "http", "ldap", "login", "mail",
    "my", "mysql", "pg", "postgres", "proxy", "redis", "root", "smtp", "ssh", "user", "wifi",
];

/// What may stand before `code` or `pin` for a person to prove something with it.
const CODES: &[&str] = &[
    "access",
    "activation",
    "auth",
    "authentication",
    "authorization",
    "backup",
    "card",
    "confirmation",
    "invitation",
    "invite",
    "login",
    "mfa",
    "otp",
    "phone",
    "pin",
    "recovery",
    "reset",
    "secret",
    "security",
    "sms",
    "user",
    "verification",
    "verify",
];

/// Tokens of parsers and language models.
const PLAIN_TOKENS: &[&str] = &[
    "begin",
    "bos",
    "close",
    "cls",
    "comma",
    "comment",
    "delimiter",
    "end",
    "eos",
    "first",
    "input",
    "last",
    "mask",
    "max",
    "min",
    "next",
    "number",
    "open",
    "operator",
    "output",
    "pad",
    "prev",
    "previous",
    "sentence",
    "sep",
    "special",
    "start",
    "stop",
    "string",
    "text",
    "unk",
    "word",
];

/// Words that make a statement about a secret of a name: `has_password` is no password.
const STATEMENTS: &[&str] = &[
    "allow", "bad", "disable", "enable", "forgot", "has", "hide", "invalid", "is", "len", "max",
    "min", "missing", "need", "needs", "no", "num", "require", "requires", "show", "use", "wrong",
];

/// Words behind a secret that do not change what it is.
const TAILS: &[&str] = &[
    "again",
    "b",
    "base",
    "bytes",
    "confirm",
    "confirmation",
    "confirmed",
    "default",
    "encoded",
    "entered",
    "expected",
    "given",
    "hex",
    "input",
    "new",
    "old",
    "plain",
    "plaintext",
    "provided",
    "raw",
    "repeat",
    "repeated",
    "str",
    "string",
    "text",
    "txt",
    "utf",
    "val",
    "value",
    "verify",
];

/// Words that say that only a hash or a cipher text of it is there.
const PROTECTED: &[&str] = &[
    "ciphered",
    "crypted",
    "digest",
    "encrypted",
    "hash",
    "hashed",
    "masked",
    "obfuscated",
    "redacted",
    "salted",
];

/// What the identifier or key `name` says that its value is; `None` if it names no secret.
pub(crate) fn secret(name: &str) -> Option<Secret> {
    let mut buffer = [0; MAX_LENGTH];
    let words = words(name, &mut buffer);
    let tails = words.iter().rev().take_while(|word| TAILS.contains(word));
    let head = words.len().checked_sub(tails.count() + 1)?;
    let (before, head) = (&words[..head], words[head]);
    let last = before.last().copied().unwrap_or_default();
    let kind = match head {
        "password" | "passwd" | "pwd" | "passphrase" | "passcode" | "pswd" | "psw" | "pw"
        | "passwort" => Secret::Password,
        "pass" if before.is_empty() || PASSES.contains(&last) => Secret::Password,
        "secret" | "apikey" | "secretkey" | "privatekey" | "accesskey" | "authkey"
        | "signingkey" | "pkey" => Secret::Key,
        "key" if KEYS.contains(&last) => Secret::Key,
        "jwt" | "bearer" | "authtoken" | "accesstoken" | "apitoken" | "csrftoken" => Secret::Token,
        "token" if !PLAIN_TOKENS.contains(&last) => Secret::Token,
        "otp" | "totp" | "hotp" => Secret::Code,
        "code" | "pin" if CODES.contains(&last) => Secret::Code,
        "sid" | "sessionid" | "sessid" => Secret::Session,
        "id" if last == "session" => Secret::Session,
        "salt" => Secret::Salt,
        "iv" | "nonce" => Secret::Nonce,
        "vector" if matches!(last, "init" | "initialization" | "initialisation" | "iv") => {
            Secret::Nonce
        }
        "digest" | "hexdigest" | "hash" | "hmac" | "signature" | "sig" | "checksum" => {
            Secret::Digest
        }
        // `dbpassword`, `userpasswd`.
        _ if head.ends_with("password") || head.ends_with("passwd") => Secret::Password,
        _ => return None,
    };
    if before.first().is_some_and(|word| STATEMENTS.contains(word)) {
        return None;
    }
    let is_protected = kind.is_credential() && words.iter().any(|word| PROTECTED.contains(word));
    Some(if is_protected { Secret::Digest } else { kind })
}

/// Whether one of the words of `name` is one of `wanted`.
pub(super) fn has_word(name: &str, wanted: &[&str]) -> bool {
    let mut buffer = [0; MAX_LENGTH];
    words(name, &mut buffer)
        .iter()
        .any(|word| wanted.contains(word))
}

/// The words of `name` in lower case, without numbers: `userAPIKey2` is `user`, `api`, `key`.
fn words<'b>(name: &str, buffer: &'b mut [u8; MAX_LENGTH]) -> SmallVec<[&'b str; 8]> {
    let bytes = name.as_bytes();
    let bytes = &bytes[bytes.len().saturating_sub(MAX_LENGTH)..];
    for (to, from) in buffer.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let lower = &buffer[..bytes.len()];
    let mut words = SmallVec::new();
    let mut start = 0;
    for at in 0..=bytes.len() {
        let ends = at == bytes.len() || !bytes[at].is_ascii_alphabetic() || is_hump(bytes, at);
        if !ends {
            continue;
        }
        if at > start {
            words.extend(std::str::from_utf8(&lower[start..at]).ok());
        }
        start = match bytes.get(at) {
            Some(byte) if !byte.is_ascii_alphabetic() => at + 1,
            _ => at,
        };
    }
    words
}

/// Whether a word of a name in camel case starts at `at`: at `P` of `userPassword`, at `K` of
/// `APIKey`.
fn is_hump(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let after = bytes.get(at + 1);
    bytes[at].is_ascii_uppercase()
        && before.is_some_and(|before| {
            before.is_ascii_lowercase()
                || before.is_ascii_uppercase() && after.is_some_and(u8::is_ascii_lowercase)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_last_word() {
        let check = |names: &[&str], expected: Option<Secret>| {
            for name in names {
                assert_eq!(secret(name), expected, "{name}");
            }
        };
        let passwords = [
            "password",
            "PASSWORD",
            "passwd",
            "pwd",
            "user_password",
            "userPassword",
            "DB_PASS",
            "password1",
            "new_password",
            "password_confirm",
            "adminPW",
            "rootPassword2",
            "dbpassword",
            "pass",
            "smtp-pass",
            "password_bytes",
            "typed_pw",
            "passphrase",
        ];
        check(&passwords, Some(Secret::Password));
        let keys = [
            "api_key",
            "apiKey",
            "APIKey",
            "API_KEY",
            "apikey",
            "secret",
            "client_secret",
            "SECRET_KEY",
            "aws_secret_access_key",
            "encryptionKey",
            "private_key",
            "signing_key",
            "jwt_secret",
            "pkey",
        ];
        check(&keys, Some(Secret::Key));
        let tokens = [
            "token",
            "access_token",
            "authToken",
            "csrf_token",
            "SLACK_BOT_TOKEN",
            "jwt",
        ];
        check(&tokens, Some(Secret::Token));
        check(
            &[
                "otp",
                "reset_code",
                "verificationCode",
                "pin_code",
                "user_pin",
            ],
            Some(Secret::Code),
        );
        check(&["session_id", "sessionId", "sid"], Some(Secret::Session));
        check(&["salt", "password_salt"], Some(Secret::Salt));
        check(&["iv", "IV", "nonce", "init_vector"], Some(Secret::Nonce));
        let digests = [
            "digest",
            "password_hash",
            "hashed_password",
            "passwordHash",
            "encrypted_password",
            "signature",
            "expected_hmac",
            "file_hash",
        ];
        check(&digests, Some(Secret::Digest));
        let others = [
            "",
            "_",
            "passive",
            "keyboard",
            "key",
            "keys",
            "token_type",
            "tokens",
            "tokenizer",
            "password_length",
            "password_field",
            "PASSWORD_HASHERS",
            "pwd_path",
            "secretary",
            "secret_name",
            "public_key",
            "primary_key",
            "sort_key",
            "cache_key",
            "eos_token",
            "next_token",
            "has_password",
            "use_token",
            "no_password",
            "first_pass",
            "compass",
            "zip_code",
            "country_code",
            "GPIO_pin",
            "pin",
            "user_id",
            "private",
            "salted",
            "żółć",
            "passwords",
            "api_key_id",
            "secrets",
            "bypass",
            "drive",
            "password_reset_url",
        ];
        check(&others, None);
    }

    #[test]
    fn long_names_are_read_from_their_end() {
        let long = "x".repeat(1000) + "_api_key";
        assert_eq!(secret(&long), Some(Secret::Key));
    }
}
