//! The providers, one file each.

mod anthropic;
mod file;
mod openai_chat;
mod openai_completions;
pub(crate) mod recorded;
mod reference;

use crate::error::ModelError;
use crate::provider::{Provider, ProviderOptions};

/// Every provider. [`open`], `--list` output and the documentation are derived from it.
pub const ALL: &[&Unit] = &[
    &openai_chat::UNIT,
    &openai_completions::UNIT,
    &anthropic::UNIT,
    &file::UNIT,
    &reference::UNIT,
    &recorded::UNIT,
];

/// One provider.
pub struct Unit {
    /// The name of its file.
    pub name: &'static str,
    /// One line about it.
    pub summary: &'static str,
    /// How model strings that it answers to begin.
    pub prefixes: &'static [Prefix],
    open: Open,
}

type Open = fn(&Target<'_>, &ProviderOptions) -> Result<Box<dyn Provider>, ModelError>;

/// The beginning of a model string, and what it stands for.
#[derive(Debug)]
pub struct Prefix {
    /// With its separator, e.g. `openai/`.
    pub text: &'static str,
    /// A model string.
    pub example: &'static str,
    /// The server that is asked when the user names no other; `None` when there is no server.
    pub base_url: Option<&'static str>,
    /// Whether a key is sent.
    pub key: KeyUse,
}

/// Whether a provider uses an API key, and the environment variable that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyUse {
    /// No key.
    None,
    /// Sent if it is set.
    Optional(&'static str),
    /// Demanded by the provider's own server; sent to another server if it is set.
    Required(&'static str),
}

impl KeyUse {
    /// The environment variable.
    pub fn variable(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Optional(variable) | Self::Required(variable) => Some(variable),
        }
    }
}

/// A model string, taken apart.
pub(crate) struct Target<'a> {
    /// All of it.
    pub(crate) model: &'a str,
    /// Its beginning.
    pub(crate) prefix: &'static Prefix,
    /// The rest, never empty.
    pub(crate) name: &'a str,
}

impl Target<'_> {
    /// The error for a name that the provider does not know.
    fn unknown(&self) -> ModelError {
        ModelError::IncompleteModel {
            model: self.model.to_owned(),
            example: self.prefix.example,
        }
    }
}

/// Opens the provider that `model` names, e.g. `openai/gpt-4o-mini` or `file:samples.jsonl`.
///
/// # Errors
/// When no provider has the prefix, nothing follows it, a key is missing, the base URL is no
/// address, or a file cannot be read.
pub fn open(model: &str, options: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    for unit in ALL {
        for prefix in unit.prefixes {
            if let Some(name) = model.strip_prefix(prefix.text) {
                let target = Target {
                    model,
                    prefix,
                    name,
                };
                if name.trim().is_empty() {
                    return Err(target.unknown());
                }
                return (unit.open)(&target, options);
            }
        }
    }
    let prefixes = ALL.iter().flat_map(|unit| unit.prefixes);
    let known: Vec<_> = prefixes.map(|prefix| prefix.text).collect();
    Err(ModelError::UnknownProvider {
        model: model.to_owned(),
        known: known.join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/providers");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|name| name != "mod")
            .collect();
        let listed: BTreeSet<String> = ALL.iter().map(|unit| unit.name.to_owned()).collect();
        assert_eq!(listed, files);
    }

    #[test]
    fn examples_begin_with_their_prefix_and_no_prefix_hides_another() {
        let prefixes: Vec<_> = ALL.iter().flat_map(|unit| unit.prefixes).collect();
        for (i, prefix) in prefixes.iter().enumerate() {
            assert!(prefix.example.len() > prefix.text.len());
            assert!(prefix.example.starts_with(prefix.text), "{prefix:?}");
            for (j, other) in prefixes.iter().enumerate() {
                assert!(i == j || !other.text.starts_with(prefix.text), "{other:?}");
            }
        }
    }

    #[test]
    fn a_model_string_that_cannot_be_opened_says_why() {
        fn check(model: &str, expected: &str) {
            let options = ProviderOptions {
                env: |_| None,
                ..ProviderOptions::default()
            };
            let message = open(model, &options).err().unwrap().to_string();
            assert_eq!(message, expected);
        }
        check(
            "gpt-4o",
            "no provider answers to 'gpt-4o': begin it with one of openai/, openrouter/, \
             together/, groq/, deepseek/, ollama/, vllm/, llamacpp/, openai-completions/, \
             anthropic/, file:, reference/, recorded/",
        );
        check(
            "openai/",
            "'openai/' names nothing that can answer: write, for example, openai/gpt-4o-mini",
        );
        check(
            "anthropic/claude-haiku-4-5",
            "anthropic/claude-haiku-4-5 needs an API key: set the environment variable ANTHROPIC_API_KEY",
        );
        check(
            "reference/good",
            "'reference/good' names nothing that can answer: write, for example, reference/secure",
        );
    }
}
