//! Where the repository keeps what, and which configurations are there.
//!
//! ```text
//! PythonDataset/dataset.jsonl                         the prompts: id, technique, source, prompt, insecure_code
//! Generation/Output/dataset_CONFIGURATION.jsonl       the same with `output`: the answers as they came
//! Evaluation/TestResults/dataset_CONFIGURATION.jsonl  the same again, each answer with its repaired code and
//!                                                     what the tests said
//! Evaluation/Results/CONFIGURATION.csv                a verdict of CodeQL for each answer, as the paper counts
//! Evaluation/CodeQL_Result/CONFIGURATION/results_*.csv  CodeQL's alerts, one file a folder of queries
//! ```
//!
//! CONFIGURATION is model and temperature, as in `bigcode_starcoder_0.2`. The paper has 28: five models at
//! six temperatures, of which two were not run at 0. An id is technique, source and file name
//! (`Tainted_Author_A_cwe089_0.py`); the file of answer i is `/Tainted/Author/A_cwe089_0_i.py`.

use crate::files;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A model of the paper, in the order of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Model {
    CodeGen2,
    CodeGen25,
    StarCoder,
    Gpt35,
    Gpt4,
}

impl Model {
    pub(super) const ALL: [Self; 5] = [
        Self::CodeGen2,
        Self::CodeGen25,
        Self::StarCoder,
        Self::Gpt35,
        Self::Gpt4,
    ];

    /// The head of its column.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::CodeGen2 => "CodeGen-2B",
            Self::CodeGen25 => "CodeGen-2.5-7B",
            Self::StarCoder => "StarCoder",
            Self::Gpt35 => "GPT-3.5",
            Self::Gpt4 => "GPT-4",
        }
    }

    /// The model that a file's name speaks of, as in `bigcode_starcoder` or `codegen25-7b-mono`.
    fn named(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let known = [
            ("codegen25", Self::CodeGen25),
            ("codegen2b", Self::CodeGen2),
            ("starcoder", Self::StarCoder),
            ("gpt35", Self::Gpt35),
            ("gpt4", Self::Gpt4),
        ];
        let found = known.iter().find(|(part, _)| name.contains(part));
        found.map(|(_, model)| *model)
    }
}

/// A temperature in tenths, so that it can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Temperature(pub(super) u8);

impl Temperature {
    pub(super) const ALL: [Self; 6] = [Self(0), Self(2), Self(4), Self(6), Self(8), Self(10)];

    fn named(name: &str) -> Option<Self> {
        let tenths = name.parse::<f64>().ok()? * 10.0;
        Self::ALL
            .into_iter()
            .find(|known| (f64::from(known.0) - tenths).abs() < 1e-9)
    }

    /// In the unit of the paper.
    pub(super) fn degrees(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl fmt::Display for Temperature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.degrees())
    }
}

/// A model at a temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) model: Model,
    pub(super) temperature: Temperature,
}

impl Key {
    /// Reads `gpt-4_0.2`.
    fn named(name: &str) -> Option<Self> {
        let (model, temperature) = name.rsplit_once('_')?;
        Some(Self {
            model: Model::named(model)?,
            temperature: Temperature::named(temperature)?,
        })
    }

    /// The 28 of the paper.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let is_run = |key: &Self| {
            key.temperature != Temperature(0)
                || !matches!(key.model, Model::CodeGen25 | Model::StarCoder)
        };
        let of = |model| {
            Temperature::ALL
                .into_iter()
                .map(move |temperature| Self { model, temperature })
        };
        Model::ALL.into_iter().flat_map(of).filter(is_run)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.model.column(), self.temperature)
    }
}

/// The files of one configuration.
#[derive(Debug, Default, Clone)]
pub(super) struct Files {
    pub(super) generations: Option<PathBuf>,
    pub(super) tests: Option<PathBuf>,
    pub(super) verdicts: Option<PathBuf>,
    /// The alerts' files by name.
    pub(super) alerts: Option<BTreeMap<String, PathBuf>>,
}

/// A kind of file: what it holds, where it is looked for, and whether a configuration has it.
type Kind = (&'static str, &'static str, fn(&Files) -> bool);

/// What is there.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) configurations: BTreeMap<Key, Files>,
    /// What is odd or lacks, a sentence each.
    pub(super) missing: Vec<String>,
}

impl Layout {
    /// Looks into the folder of a checkout; reads no file.
    pub(super) fn of(root: &Path) -> Self {
        let mut layout = Self::default();
        for (name, path) in files::named(&root.join("Generation/Output"), "dataset_", ".jsonl") {
            layout.add(&name, &path, |files| files.generations = Some(path.clone()));
        }
        for (name, path) in files::named(&root.join("Evaluation/TestResults"), "dataset_", ".jsonl")
        {
            layout.add(&name, &path, |files| files.tests = Some(path.clone()));
        }
        for (name, path) in files::named(&root.join("Evaluation/Results"), "", ".csv") {
            layout.add(&name, &path, |files| files.verdicts = Some(path.clone()));
        }
        for (name, path) in files::named(&root.join("Evaluation/CodeQL_Result"), "", "") {
            let alerts = files::named(&path, "results_", ".csv")
                .into_iter()
                .collect();
            layout.add(&name, &path, |files| files.alerts = Some(alerts));
        }
        layout.name_gaps();
        layout
    }

    fn add(&mut self, name: &str, path: &Path, set: impl FnOnce(&mut Files)) {
        match Key::named(name) {
            Some(key) => set(self.configurations.entry(key).or_default()),
            None => self.missing.push(files::fault(
                path,
                "is of no configuration of the paper and is left out",
            )),
        }
    }

    /// Says which configurations lack, and what those lack that are there.
    fn name_gaps(&mut self) {
        let absent: Vec<Key> = Key::all()
            .filter(|key| !self.configurations.contains_key(key))
            .collect();
        if !absent.is_empty() {
            self.missing.push(format!(
                "{} of the paper's 28 configurations are not there: {}",
                absent.len(),
                list(&absent)
            ));
        }
        let kinds: [Kind; 4] = [
            ("answers", "Generation/Output/dataset_*.jsonl", |files| {
                files.generations.is_some() || files.tests.is_some()
            }),
            (
                "test results and repaired code",
                "Evaluation/TestResults/dataset_*.jsonl",
                |files| files.tests.is_some(),
            ),
            ("static verdicts", "Evaluation/Results/*.csv", |files| {
                files.verdicts.is_some()
            }),
            ("alerts of CodeQL", "Evaluation/CodeQL_Result/*/", |files| {
                files.alerts.is_some()
            }),
        ];
        for (what, place, is_there) in kinds {
            let there = self.configurations.iter();
            let lacking: Vec<Key> = there
                .filter(|(_, files)| !is_there(files))
                .map(|(key, _)| *key)
                .collect();
            if !lacking.is_empty() {
                self.missing.push(format!(
                    "no {what} ({place}) of {} configurations: {}",
                    lacking.len(),
                    list(&lacking)
                ));
            }
        }
    }

    /// The names of the alerts' files that some configuration has.
    pub(super) fn queries(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .configurations
            .values()
            .filter_map(|files| files.alerts.as_ref())
            .flat_map(|alerts| alerts.keys().map(String::as_str))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// `GPT-3.5 at 0.0, 0.2; GPT-4 at 0.8`.
fn list(keys: &[Key]) -> String {
    let of_model = |model: Model| {
        let keys = keys.iter().filter(|key| key.model == model);
        let temperatures: Vec<String> = keys.map(|key| key.temperature.to_string()).collect();
        let some = !temperatures.is_empty();
        some.then(|| format!("{} at {}", model.column(), temperatures.join(", ")))
    };
    let models: Vec<String> = Model::ALL.into_iter().filter_map(of_model).collect();
    models.join("; ")
}

/// The number behind `cwe` in a name such as `A_cwe089_0.py` or `experimental_CWE-022bis`.
pub(super) fn cwe_of(name: &str) -> Option<u32> {
    let lower = name.to_ascii_lowercase();
    let (_, behind) = lower.split_once("cwe")?;
    let digits: String = behind
        .trim_start_matches(['-', '_'])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configurations_are_read_off_names() {
        let check = |name: &str, expected: Option<(Model, u8)>| {
            let key = Key::named(name).map(|key| (key.model, key.temperature.0));
            assert_eq!(key, expected, "{name}");
        };
        check("gpt-4_0.2", Some((Model::Gpt4, 2)));
        check("gpt-3.5-turbo_1.0", Some((Model::Gpt35, 10)));
        check("gpt-3.5-turbo_1", Some((Model::Gpt35, 10)));
        check("bigcode_starcoder_0.6", Some((Model::StarCoder, 6)));
        check("Salesforce_codegen-2B-mono_0.0", Some((Model::CodeGen2, 0)));
        check("codegen25-7b-mono_0.8", Some((Model::CodeGen25, 8)));
        check("gpt-4_0.3", None);
        check("llama_0.2", None);
        check("gpt-4", None);
        assert_eq!(Key::all().count(), 28);
    }

    #[test]
    fn weaknesses_are_read_off_names() {
        let check = |name: &str, expected| assert_eq!(cwe_of(name), expected, "{name}");
        check("Matching_Author_A_cwe377_0.py", Some(377));
        check("cwe_020", Some(20));
        check("experimental_CWE-022bis", Some(22));
        check("experimental_CWE-287-ConstantSecretKey", Some(287));
        check("experimental_cryptography", None);
    }
}
