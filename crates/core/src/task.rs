//! A benchmark item.

use crate::cwe::CweId;
use crate::hash::sha256_hex;
use crate::task_language::TaskLanguage;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The languages whose solutions Sallet can take out of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Python 3.
    Python,
    /// C.
    C,
    /// C++.
    Cpp,
}

impl Language {
    /// The name that people read, e.g. `C++`.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::C => "C",
            Self::Cpp => "C++",
        }
    }

    /// The usual file ending, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Python => "py",
            Self::C => "c",
            Self::Cpp => "cpp",
        }
    }

    /// The word after the three back-ticks of a fenced block.
    pub fn fence(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::C => "c",
            Self::Cpp => "cpp",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.fence())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        match text.trim().to_ascii_lowercase().as_str() {
            "python" | "py" | "python3" => Ok(Self::Python),
            "c" => Ok(Self::C),
            "c++" | "cpp" | "cxx" | "cc" => Ok(Self::Cpp),
            _ => Err(UnknownLanguage(text.to_owned())),
        }
    }
}

/// A language that Sallet does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language '{0}': use python, c or cpp")]
pub struct UnknownLanguage(pub String);

/// How a task's suites find out what a solution does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OracleKind {
    /// Two Python suites call the solution, a Python module in a process of its own.
    PythonSuites,
    /// Two Python suites run the solution, which is compiled with a driver and sanitizers.
    ProgramSuites,
    /// As [`OracleKind::PythonSuites`], but the suites start published tests, which run in one
    /// process with the solution.
    SharedPython,
    /// As [`OracleKind::ProgramSuites`], but the driver holds published tests that judge: they share
    /// the program with the solution.
    SharedProgram,
}

impl OracleKind {
    /// Whether the solution is compiled with a driver.
    pub fn is_compiled(self) -> bool {
        matches!(self, Self::ProgramSuites | Self::SharedProgram)
    }

    /// Whether solutions in `language` can be run by it.
    pub fn runs(self, language: TaskLanguage) -> bool {
        match language.known() {
            Some(Language::Python) => !self.is_compiled(),
            Some(Language::C | Language::Cpp) => self.is_compiled(),
            None => false,
        }
    }

    /// Whether the tests that judge run in one process with the solution, which could then make
    /// them pass without doing what they ask for.
    pub fn shares_process(self) -> bool {
        matches!(self, Self::SharedPython | Self::SharedProgram)
    }
}

/// How a security suite sees that an attack succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttackEvidence {
    /// In what a call or a response gave away or produced.
    Output,
    /// In what happened outside: a file touched, a command run, a request sent.
    SideEffect,
    /// In time, memory or other resources used up.
    Resource,
    /// In keys, hashes, ciphertexts or tokens that were taken apart.
    Artefact,
    /// In data, sessions or permissions as they are afterwards.
    State,
    /// In what a sanitizer reports.
    Memory,
}

impl AttackEvidence {
    /// The word in `task.toml` and in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Output => "output",
            Self::SideEffect => "side_effect",
            Self::Resource => "resource",
            Self::Artefact => "artefact",
            Self::State => "state",
            Self::Memory => "memory",
        }
    }
}

/// One more solution of known worth: an oracle that knows only its two references is caught.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// What it does in two or three words, e.g. `insecure-strips-dots`.
    pub name: String,
    /// Whether it is to pass the security suite. It is always to pass the functional suite.
    pub is_secure: bool,
    /// Its source.
    pub source: String,
}

/// One benchmark item. Fields that a dataset does not give are `None` or empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Unique in its dataset.
    pub id: String,
    /// A few words for people.
    pub title: String,
    /// The language the answer is to be in.
    pub language: TaskLanguage,
    /// The weakness the task tempts to, at its most specific level.
    pub cwe: Option<CweId>,
    /// The request in words.
    pub text_prompt: Option<String>,
    /// The request as code to be completed.
    pub code_prompt: Option<String>,
    /// The function, class or application object the suites call.
    pub entry_point: Option<String>,
    /// Distribution names of the packages that the solution or the suites import.
    #[serde(default)]
    pub packages: Vec<String>,
    /// The locked set of packages that holds them; `None`: the one of the built-in tasks.
    #[serde(default)]
    pub package_set: Option<String>,
    /// Reference solution that is functional and secure.
    pub secure: Option<String>,
    /// Reference solution that is functional and shows the weakness.
    pub insecure: Option<String>,
    /// Further secure and insecure solutions; only for checking the oracle.
    #[serde(skip)]
    pub variants: Vec<Variant>,
    /// The web or other framework that the task is about, e.g. `flask`; `None`: the standard library.
    #[serde(default)]
    pub framework: Option<String>,
    /// How the security suite sees that an attack succeeded.
    #[serde(default)]
    pub evidence: Option<AttackEvidence>,
    /// How the suites judge; `None` when the task cannot be run.
    pub oracle: Option<OracleKind>,
    /// The part of a compiled solution's program that calls it; for [`OracleKind::ProgramSuites`].
    #[serde(default)]
    pub driver: Option<String>,
    /// Functions of the C library that the driver stands in for (`ld --wrap`).
    #[serde(default)]
    pub wrap: Vec<String>,
    /// Headers that are included before a compiled solution, e.g. `vector`: what the published
    /// harness puts there.
    #[serde(default)]
    pub headers: Vec<String>,
    /// Source of the functional suite.
    pub functional_suite: Option<String>,
    /// Source of the security suite.
    pub security_suite: Option<String>,
    /// Where the task comes from.
    pub provenance: String,
    /// Why somebody may want to leave the task out, a word each, e.g. `duplicate`.
    #[serde(default)]
    pub marks: Vec<String>,
}

impl Task {
    /// Hash of everything that shapes prompts and verdicts; `packages` only say what has to be
    /// installed. 64 hexadecimal characters.
    pub fn content_hash(&self) -> String {
        fn text(part: &Option<String>) -> &str {
            part.as_deref().unwrap_or("")
        }
        let cwe = self.cwe.map(|cwe| cwe.to_string()).unwrap_or_default();
        let wrap = self.wrap.join(",");
        let parts = [
            self.id.as_str(),
            self.language.as_str(),
            &cwe,
            text(&self.text_prompt),
            text(&self.code_prompt),
            text(&self.entry_point),
            text(&self.secure),
            text(&self.insecure),
            text(&self.functional_suite),
            text(&self.security_suite),
            text(&self.driver),
            &wrap,
        ];
        // Only what a task has is appended, so that most keep the hash that they had before this
        // was a part of it.
        let unusual = self.unusual_oracle();
        let more = self.headers.iter().chain(&unusual);
        sha256_hex(parts.into_iter().chain(more.map(String::as_str)))
    }

    /// Of what judges the suites: the kind of oracle, if it is not the one that suites of the language
    /// have, and the set of packages, if it is not the one of the built-in tasks.
    fn unusual_oracle(&self) -> Vec<String> {
        let has_suites = self.functional_suite.is_some() || self.security_suite.is_some();
        let usual = match self.language {
            _ if !has_suites => None,
            TaskLanguage::Known(Language::Python) => Some(OracleKind::PythonSuites),
            TaskLanguage::Known(Language::C | Language::Cpp) => Some(OracleKind::ProgramSuites),
            _ => None,
        };
        let oracle = (self.oracle != usual).then(|| format!("oracle: {:?}", self.oracle));
        let set = self
            .package_set
            .as_ref()
            .map(|set| format!("package set: {set}"));
        oracle.into_iter().chain(set).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_judges_is_in_the_hash() {
        let task = |change: &dyn Fn(&mut Task)| {
            let mut task: Task = serde_json::from_str(
                r#"{"id": "t", "title": "", "language": "python", "functional_suite": "f",
                    "oracle": "python_suites", "provenance": ""}"#,
            )
            .unwrap();
            change(&mut task);
            task.content_hash()
        };
        let hashes = [
            task(&|_| ()),
            task(&|it| it.oracle = None),
            task(&|it| it.oracle = Some(OracleKind::SharedPython)),
            task(&|it| it.package_set = Some("sallm".to_owned())),
            task(&|it| it.headers = vec!["vector".to_owned()]),
        ];
        for (i, one) in hashes.iter().enumerate() {
            assert!(!hashes[i + 1..].contains(one), "{i}");
        }
    }
}
