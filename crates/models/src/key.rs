//! API keys, which come from the environment and appear nowhere else.

use std::fmt;

/// Shorter keys are placeholders for local servers ("EMPTY", "ollama") and ordinary words, so an
/// answer that holds one has not leaked anything.
const SHORTEST_SECRET: usize = 12;

/// A key that cannot be printed.
#[derive(Clone)]
pub(crate) struct ApiKey(String);

impl ApiKey {
    /// Reads `variable` with `env`; blank is the same as not set.
    pub(crate) fn read(variable: &str, env: fn(&str) -> Option<String>) -> Option<Self> {
        let value = env(variable)?;
        let value = value.trim();
        (!value.is_empty()).then(|| Self(value.to_owned()))
    }

    /// The key, for a request header only.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// An error message without the key: a server may echo request headers.
    pub(crate) fn redact(&self, message: &str) -> String {
        message.replace(&self.0, "[key]")
    }

    /// An answer without the key. A placeholder stays, because it may be part of the code.
    pub(crate) fn redact_answer(&self, answer: String) -> String {
        if self.0.len() < SHORTEST_SECRET || !answer.contains(&self.0) {
            return answer;
        }
        self.redact(&answer)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey([key])")
    }
}

#[cfg(test)]
mod tests {
    use super::ApiKey;

    fn key(text: &'static str) -> ApiKey {
        ApiKey(text.to_owned())
    }

    #[test]
    fn a_key_is_taken_out_of_text_and_debug_output() {
        let secret = key("sk-0123456789abcdef");
        let echoed = "bad key sk-0123456789abcdef!";
        assert_eq!(secret.redact(echoed), "bad key [key]!");
        assert_eq!(secret.redact_answer(echoed.to_owned()), "bad key [key]!");
        assert_eq!(format!("{secret:?}"), "ApiKey([key])");
    }

    #[test]
    fn a_placeholder_does_not_spoil_answers() {
        let text = "import ollama".to_owned();
        assert_eq!(key("ollama").redact_answer(text.clone()), text);
    }

    #[test]
    fn a_blank_variable_is_no_key() {
        assert!(ApiKey::read("X", |_| Some(" \n".into())).is_none());
        assert!(ApiKey::read("X", |_| None).is_none());
        let read = ApiKey::read("X", |_| Some("k1\n".into()));
        assert_eq!(read.as_ref().map(ApiKey::expose), Some("k1"));
    }
}
