//! What can go wrong between a prompt and its answer.

use crate::budget::BudgetSpent;
use sallet_core::record::Usage;
use std::fmt;
use std::path::PathBuf;

/// Why there is no answer. Each message says what failed, on what, and what to do; none holds a key.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// No provider has this prefix.
    #[error("no provider answers to '{model}': begin it with one of {known}")]
    UnknownProvider {
        /// What the user wrote.
        model: String,
        /// All prefixes, for people.
        known: String,
    },
    /// A prefix with nothing, or nothing known, behind it.
    #[error("'{model}' names nothing that can answer: write, for example, {example}")]
    IncompleteModel {
        /// What the user wrote.
        model: String,
        /// A model string that works.
        example: &'static str,
    },
    /// The provider's own server asks for a key and there is none.
    #[error("{model} needs an API key: set the environment variable {variable}")]
    MissingKey {
        /// The model string.
        model: String,
        /// Where the key is looked for.
        variable: &'static str,
    },
    /// The key cannot stand in an HTTP header.
    #[error(
        "the key in the environment variable {variable} holds a character that HTTP does not allow: set it again"
    )]
    UnusableKey {
        /// Where the key came from.
        variable: &'static str,
    },
    /// Not an address to send requests to.
    #[error("the base URL '{url}' cannot be used: write it as http://HOST/v1 or https://HOST/v1")]
    BadBaseUrl {
        /// What the user wrote.
        url: String,
    },
    /// A base URL is stored with the run and named in errors, so it must hold no secret.
    #[error(
        "the base URL of {model} has more than a host, a path and an api-version: leave out any user name, password, other query and fragment (#), since keys are read from the environment only"
    )]
    SecretInBaseUrl {
        /// The model string.
        model: String,
    },
    /// The HTTP client could not be set up.
    #[error(
        "cannot set up secure connections ({reason}): are the system's CA certificates installed?"
    )]
    Tls {
        /// The innermost cause.
        reason: String,
    },
    /// No connection, or one that broke before the whole answer had come.
    #[error(
        "the connection to {server} failed {attempts} times, at last with: {reason}. Is the server running, and is the base URL right?"
    )]
    Connection {
        /// Base URL.
        server: String,
        /// Requests that were made.
        attempts: u32,
        /// The innermost cause.
        reason: String,
    },
    /// Every request took too long.
    #[error(
        "{server} did not finish an answer within {seconds} s, {attempts} times: allow more time, or ask for fewer tokens"
    )]
    TimedOut {
        /// Base URL.
        server: String,
        /// Limit of one request.
        seconds: f64,
        /// Requests that were made.
        attempts: u32,
    },
    /// The server said no.
    #[error(transparent)]
    Status(Box<StatusError>),
    /// Success, but no JSON: often a login or proxy page.
    #[error(
        "{server} answered with something that is not JSON: {quote}. Is the base URL right? Most end in /v1"
    )]
    NotJson {
        /// Base URL.
        server: String,
        /// The beginning of it.
        quote: String,
    },
    /// Success, but without the part that holds the answer.
    #[error("the answer of {server} lacks `{lacks}`: {quote}")]
    NoAnswer {
        /// Base URL.
        server: String,
        /// What should be there.
        lacks: &'static str,
        /// Tokens that are to be paid for all the same.
        usage: Option<Usage>,
        /// The beginning of it.
        quote: String,
    },
    /// More bytes than any answer needs.
    #[error("the answer of {server} is larger than {limit} bytes and was not read to its end")]
    TooLarge {
        /// Base URL.
        server: String,
        /// Bytes.
        limit: usize,
    },
    /// A samples file cannot be opened or read.
    #[error("cannot read the samples file {}: {source}", path.display())]
    SamplesFile {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A compressed samples file has to be held in memory.
    #[error(
        "the samples file {} unpacks to more than {limit} bytes: unpack it on disk and name the .jsonl file",
        path.display()
    )]
    SamplesTooLarge {
        /// Which.
        path: PathBuf,
        /// Bytes.
        limit: u64,
    },
    /// A line of a samples file is unusable.
    #[error("{}:{line}: {problem}", path.display())]
    SamplesLine {
        /// Which file.
        path: PathBuf,
        /// From 1.
        line: u32,
        /// What is wrong.
        problem: LineProblem,
    },
    /// A task has no answers here.
    #[error("{answers} hold no answer for the task '{task}'")]
    NoSuchTask {
        /// Where it was looked for, for people.
        answers: String,
        /// The task.
        task: String,
    },
    /// A task has answers, but fewer.
    #[error(
        "{answers} hold {available} answers for the task '{task}', none of them sample {sample} (counted from 0): ask for fewer samples"
    )]
    NoSuchSample {
        /// Where it was looked for, for people.
        answers: String,
        /// The task.
        task: String,
        /// What was asked for.
        sample: u32,
        /// How many there are.
        available: usize,
    },
    /// The dataset gives no such reference solution.
    #[error("the task '{task}' has no {kind} reference solution")]
    NoReference {
        /// The task.
        task: String,
        /// `secure` or `insecure`.
        kind: &'static str,
    },
    /// No set of recorded answers has this name.
    #[error("there are no recorded answers '{model}', only {known:?}")]
    NoSuchRecording {
        /// What the user wrote.
        model: String,
        /// The sets there are.
        known: Vec<String>,
    },
    /// Answers were recorded for another prompt than the one that was sent.
    #[error(
        "recorded/{set} answers only the prompts it was recorded for ({asked}), and the prompt for the task '{task}' differs: use that prompt mode, hint and system message, or ask a live model"
    )]
    OtherPrompt {
        /// Name of the set.
        set: String,
        /// Which prompts it answers, for people.
        asked: String,
        /// The task.
        task: String,
    },
    /// A price file cannot be opened or read.
    #[error("cannot read the price file {}: {source}", path.display())]
    PriceFile {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A price file is not in the expected shape.
    #[error("the price file {} cannot be used: line {line}: {reason}", path.display())]
    PriceSyntax {
        /// Which.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// A price that cannot be charged, or a pattern that cannot match.
    #[error(
        "the price file {}: '{model}' needs prices of at least 0, and * only at its end",
        path.display()
    )]
    PriceEntry {
        /// Which.
        path: PathBuf,
        /// The entry.
        model: String,
    },
    /// A money limit cannot be kept for a model without a price.
    #[error(
        "the price of {model} is unknown, so a limit on cost cannot be kept: add the model to the price file, or limit tokens instead"
    )]
    UnknownPrice {
        /// The model string.
        model: String,
    },
    /// The run has used what it may.
    #[error(transparent)]
    Budget(#[from] BudgetSpent),
    /// The response store failed.
    #[error("the response store {} {problem}", path.display())]
    Store {
        /// Its file.
        path: PathBuf,
        /// What is wrong.
        problem: StoreProblem,
    },
}

impl ModelError {
    /// Whether every further request would meet it as well.
    pub fn ends_everything(&self) -> bool {
        match self {
            Self::Budget(_) | Self::Store { .. } => true,
            Self::Status(refusal) => refusal.ends_everything(),
            _ => false,
        }
    }
}

/// What is wrong with one line of a samples file.
#[derive(Debug, thiserror::Error)]
pub enum LineProblem {
    /// Bytes that are no text.
    #[error("not UTF-8 after byte {0} of the line")]
    NotUtf8(usize),
    /// Not one JSON object with the fields of a sample.
    #[error("not a sample as JSON: {0}")]
    NotJson(serde_json::Error),
    /// Neither of the two fields that hold the answer.
    #[error("the row has neither `completion` nor `solution`")]
    NoAnswer,
    /// Two rows for one cell.
    #[error("sample {sample} of the task '{task}' was already given in line {first}")]
    Duplicate {
        /// The task.
        task: String,
        /// The sample index.
        sample: u32,
        /// Line of the other row.
        first: u32,
    },
    /// Longer than any answer.
    #[error("longer than {0} bytes")]
    TooLong(usize),
    /// The file is not what it was when the run began.
    #[error("changed while the run was using it")]
    Changed,
}

/// What is wrong with the response store.
#[derive(Debug, thiserror::Error)]
pub enum StoreProblem {
    /// The folder could not be made.
    #[error("cannot be created: {0}")]
    Folder(std::io::Error),
    /// Another process holds it.
    #[error("is locked by another process: wait for it, or use another store")]
    Locked,
    /// Not a database, or a damaged one.
    #[error("is damaged or no response store: move it away, and a new one is made")]
    Damaged,
    /// Written by a newer Sallet.
    #[error(
        "has format {0}, which this version does not know: update Sallet, or use another store"
    )]
    Version(i64),
    /// Any other failure of SQLite.
    #[error("failed: {0}")]
    Sqlite(rusqlite::Error),
}

/// A server's refusal to answer, with what is needed to say what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusError {
    /// Base URL.
    pub server: String,
    /// The model string.
    pub model: String,
    /// HTTP status.
    pub status: u16,
    /// Requests that were made.
    pub attempts: u32,
    /// The server's reason, shortened, without control characters and without the key.
    pub quote: String,
    /// The reason as a word for programs, e.g. `content_filter`.
    pub code: Option<String>,
    /// The parameter that the server objects to.
    pub param: Option<String>,
    /// Where the key comes from, if the provider uses one.
    pub key_variable: Option<&'static str>,
    /// Whether a key was sent.
    pub key_sent: bool,
}

/// With a status of 403, which means both: that the key may not do it, …
const ABOUT_THE_KEY: [&str; 5] = ["key", "permission", "access", "allowed", "forbidden"];
/// … or that a filter took the prompt, as OpenRouter says it.
const ABOUT_THE_PROMPT: [&str; 3] = ["moderat", "flagged", "content_filter"];

impl StatusError {
    fn advice(&self) -> String {
        let variable = self.key_variable.unwrap_or("");
        match self.status {
            300..=399 => "It redirects: give the final address as base URL".to_owned(),
            401 | 403 if !self.key_sent && !variable.is_empty() => {
                format!("No key was sent: set the environment variable {variable}")
            }
            401 => format!("It does not accept the key in {variable}: check it"),
            403 if self.is_about_the_prompt() => {
                "It refuses this prompt; others may be answered".to_owned()
            }
            403 => format!("The key in {variable} may not use {}", self.model),
            404 => format!(
                "Is the model name in '{}' right, and the base URL?",
                self.model
            ),
            _ if self.out_of_money() => "The account has no credit left".to_owned(),
            429 => "Lower the concurrency or the request rate".to_owned(),
            400..=499 => format!("Do the settings suit {}?", self.model),
            _ => "Try again later: a resumed run asks only for what is missing".to_owned(),
        }
    }

    /// Whether waiting is of no use, although the status may ask for it.
    pub(crate) fn out_of_money(&self) -> bool {
        self.status == 402 || self.code.as_deref() == Some("insufficient_quota")
    }

    /// Whether every further request would be refused as well.
    fn ends_everything(&self) -> bool {
        match self.status {
            401 | 404 => true,
            403 => !self.is_about_the_prompt() && (!self.key_sent || self.says(&ABOUT_THE_KEY)),
            _ => self.out_of_money(),
        }
    }

    fn is_about_the_prompt(&self) -> bool {
        self.says(&ABOUT_THE_PROMPT)
    }

    /// Whether the server's reason holds one of `words`.
    fn says(&self, words: &[&str]) -> bool {
        let code = self.code.as_deref().unwrap_or_default();
        let reason = format!("{} {code}", self.quote).to_lowercase();
        words.iter().any(|word| reason.contains(word))
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { server, status, .. } = self;
        write!(f, "{server} answered with status {status}")?;
        if self.attempts > 1 {
            write!(f, " after {} attempts", self.attempts)?;
        }
        let quote = self.quote.trim_end_matches('.');
        if !quote.is_empty() {
            write!(f, ": {quote}")?;
        }
        write!(f, ". {}", self.advice())
    }
}

impl std::error::Error for StatusError {}

#[cfg(test)]
mod tests {
    use super::{ModelError, StatusError};

    fn refusal(status: u16, key_sent: bool, code: Option<&str>, quote: &str) -> StatusError {
        StatusError {
            server: "https://x/v1".into(),
            model: "openai/m".into(),
            status,
            attempts: 1,
            quote: quote.into(),
            code: code.map(Into::into),
            param: None,
            key_variable: Some("OPENAI_API_KEY"),
            key_sent,
        }
    }

    fn check(status: u16, key_sent: bool, code: Option<&str>, expected: &str) {
        let error = refusal(status, key_sent, code, "no");
        let expected = format!("https://x/v1 answered with status {status}: no. {expected}");
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        check(
            401,
            true,
            None,
            "It does not accept the key in OPENAI_API_KEY: check it",
        );
        check(
            401,
            false,
            None,
            "No key was sent: set the environment variable OPENAI_API_KEY",
        );
        check(
            403,
            true,
            None,
            "The key in OPENAI_API_KEY may not use openai/m",
        );
        check(
            404,
            true,
            None,
            "Is the model name in 'openai/m' right, and the base URL?",
        );
        check(400, true, None, "Do the settings suit openai/m?");
        check(
            302,
            true,
            None,
            "It redirects: give the final address as base URL",
        );
        check(
            429,
            true,
            Some("insufficient_quota"),
            "The account has no credit left",
        );
        check(402, true, None, "The account has no credit left");
        check(
            503,
            true,
            None,
            "Try again later: a resumed run asks only for what is missing",
        );
    }

    #[test]
    fn what_every_request_would_meet_ends_everything() {
        fn check(status: u16, code: Option<&str>, quote: &str, expected: bool) {
            let error = ModelError::Status(Box::new(refusal(status, true, code, quote)));
            assert_eq!(error.ends_everything(), expected, "{error}");
        }
        check(401, None, "no", true);
        check(402, None, "Insufficient credits", true);
        check(404, None, "no such model", true);
        check(429, Some("insufficient_quota"), "Pay first", true);
        check(429, None, "slow down", false);
        check(400, None, "too hot", false);
        check(500, None, "no", false);
        check(403, Some("permission_error"), "no", true);
        check(403, None, "Key limit exceeded", true);
        check(403, None, "You do not have access to gpt-9", true);
        let moderated = "openai/m requires moderation. Your input was flagged for \"violence\"";
        check(403, None, moderated, false);
        check(403, None, "<html>", false);
    }
}
