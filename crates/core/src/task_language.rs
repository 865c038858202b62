//! The language of a task: one of those that Sallet reads, one that it knows by name, or none.

use crate::task::Language;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The language that a task's code is in.
///
/// What parses, analyses or runs code takes a [`Language`], so that nothing can be handed a language
/// that it does not read: [`TaskLanguage::known`] is the only way from here to there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskLanguage {
    /// One that Sallet takes out of answers, parses, analyses and runs.
    Known(Language),
    /// Java; text to Sallet.
    Java,
    /// JavaScript; text to Sallet.
    JavaScript,
    /// PHP; text to Sallet.
    Php,
    /// Left to who answers.
    Open,
}

impl TaskLanguage {
    const ALL: [Self; 7] = [
        Self::Known(Language::Python),
        Self::Known(Language::C),
        Self::Known(Language::Cpp),
        Self::Java,
        Self::JavaScript,
        Self::Php,
        Self::Open,
    ];

    /// The language, if Sallet reads it.
    pub fn known(self) -> Option<Language> {
        match self {
            Self::Known(language) => Some(language),
            _ => None,
        }
    }

    /// The name that people read, e.g. `C++`.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Known(language) => language.display_name(),
            Self::Java => "Java",
            Self::JavaScript => "JavaScript",
            Self::Php => "PHP",
            Self::Open => "open",
        }
    }

    /// The word in files, e.g. `cpp`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Known(language) => language.fence(),
            Self::Java => "java",
            Self::JavaScript => "javascript",
            Self::Php => "php",
            Self::Open => "open",
        }
    }

    /// The language of that word in files.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.as_str() == name)
    }

    /// The word after the three back-ticks of a fenced block; empty where the language is open.
    pub fn fence(self) -> &'static str {
        match self {
            Self::Open => "",
            _ => self.as_str(),
        }
    }

    /// The usual file ending, without the dot; `None` where the language is open.
    pub fn extension(self) -> Option<&'static str> {
        match self {
            Self::Known(language) => Some(language.extension()),
            Self::Java => Some("java"),
            Self::JavaScript => Some("js"),
            Self::Php => Some("php"),
            Self::Open => None,
        }
    }

    /// The language of files with this ending.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.extension() == Some(extension))
    }
}

impl From<Language> for TaskLanguage {
    fn from(language: Language) -> Self {
        Self::Known(language)
    }
}

impl fmt::Display for TaskLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for TaskLanguage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for TaskLanguage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::by_name(&name)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown language '{name}'")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_read_as_they_are_written() {
        for language in TaskLanguage::ALL {
            assert_eq!(TaskLanguage::by_name(language.as_str()), Some(language));
            let json = serde_json::to_string(&language).unwrap();
            assert_eq!(
                serde_json::from_str::<TaskLanguage>(&json).unwrap(),
                language
            );
            if let Some(extension) = language.extension() {
                assert_eq!(TaskLanguage::of_extension(extension), Some(language));
            }
        }
        assert!(serde_json::from_str::<TaskLanguage>("\"cobol\"").is_err());
        assert_eq!(TaskLanguage::of_extension("txt"), None);
    }

    #[test]
    fn a_known_language_is_written_as_before() {
        for language in [Language::Python, Language::C, Language::Cpp] {
            let of_task = TaskLanguage::from(language);
            assert_eq!(
                serde_json::to_value(of_task).unwrap(),
                serde_json::to_value(language).unwrap()
            );
            assert_eq!(of_task.known(), Some(language));
        }
        assert_eq!(TaskLanguage::Java.known(), None);
        assert_eq!(TaskLanguage::Open.known(), None);
    }
}
