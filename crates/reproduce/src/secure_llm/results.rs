//! The results by scenario: which samples compile, and which of those CodeQL reports.

use crate::files;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Samples of each scenario (section 4).
pub(super) const SAMPLES: usize = 30;
pub(super) const LEVELS: [&str; 4] = ["file", "function", "block", "line"];
/// In file names, and for people.
pub(super) const LANGUAGES: [(&str, &str); 2] = [("c", "C"), ("cpp", "C++")];
/// The models of the paper, and one of an earlier paper that its repository still holds.
const MODELS: [(&str, &str); 3] = [
    ("codegen", "CodeGen2-7B"),
    ("codellama", "CodeLlama-7B"),
    ("gptj", EARLIER),
];
const EARLIER: &str = "GPT-J";
/// Ways of tuning of the paper's models.
pub(super) const TUNINGS: [(&str, &str); 2] = [("lora", "LoRA"), ("ia3", "IA3")];

/// A model, tuned or not, in one language.
pub(super) struct Setting {
    /// E.g. `CodeGen2-7B LoRA file-level, C`.
    pub(super) label: String,
    /// The label of the same model and language before tuning; `None` for that itself.
    pub(super) before: Option<String>,
    /// Whether the paper is about it.
    pub(super) is_of_the_paper: bool,
    /// Its scenarios, or a sentence on why there are none.
    pub(super) scenarios: Result<Vec<Scenario>, String>,
}

/// What came of one scenario in one setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scenario {
    /// CWE and number, e.g. `20-0`.
    pub(super) id: String,
    /// Samples that compile.
    pub(super) valid: usize,
    /// Those of them in which CodeQL reports nothing.
    pub(super) secure: usize,
}

/// Samples over all scenarios of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) valid: usize,
    pub(super) secure: usize,
    pub(super) samples: usize,
}

impl Setting {
    /// Sums over its scenarios.
    pub(super) fn totals(&self) -> Result<Totals, &str> {
        let scenarios = self.scenarios.as_ref().map_err(String::as_str)?;
        Ok(Totals {
            valid: scenarios.iter().map(|it| it.valid).sum(),
            secure: scenarios.iter().map(|it| it.secure).sum(),
            samples: SAMPLES * scenarios.len(),
        })
    }
}

/// Every setting, in the order of Table 3, the earlier paper's behind it.
pub(super) struct Results {
    pub(super) settings: Vec<Setting>,
}

impl Results {
    /// Reads all files in `folder`. A setting of the earlier paper that is not there is left out.
    pub(super) fn read(folder: &Path) -> Self {
        let settings: Vec<Setting> = places()
            .into_par_iter()
            .map(|(label, before, path)| Setting {
                is_of_the_paper: !label.starts_with(EARLIER),
                label,
                before,
                scenarios: read(&folder.join(path)),
            })
            .filter(|setting| setting.is_of_the_paper || setting.scenarios.is_ok())
            .collect();
        Self { settings }
    }

    /// How many files could be read.
    pub(super) fn read_files(&self) -> usize {
        self.settings
            .iter()
            .filter(|setting| setting.scenarios.is_ok())
            .count()
    }

    /// The setting with a label.
    pub(super) fn get(&self, label: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.label == label)
    }

    /// What could not be read, and files that lack scenarios which others have: a sentence each.
    pub(super) fn faults(&self) -> Vec<String> {
        let read = || {
            self.settings
                .iter()
                .filter_map(|it| Some((it, it.scenarios.as_ref().ok()?)))
        };
        let most = read()
            .map(|(_, scenarios)| scenarios.len())
            .max()
            .unwrap_or(0);
        let short = read()
            .filter(|(_, scenarios)| scenarios.len() < most)
            .map(|(setting, it)| {
                format!(
                    "{}: {} of {most} scenarios are in its file; its numbers are over those.",
                    setting.label,
                    it.len()
                )
            });
        let unread = self
            .settings
            .iter()
            .filter_map(|setting| setting.scenarios.clone().err());
        unread.chain(short).collect()
    }
}

/// Label, label before tuning, and file of every setting.
fn places() -> Vec<(String, Option<String>, String)> {
    let mut places = Vec::new();
    for (model, name) in MODELS {
        let tunings: &[_] = match name {
            EARLIER => &[("full_weight_finetune", "full")],
            _ => &TUNINGS,
        };
        let before = format!("{name} pre-trained");
        let tuned = tunings.iter().flat_map(|(folder, tuning)| {
            LEVELS.map(|level| {
                let label = format!("{name} {tuning} {level}-level");
                (label, true, format!("{folder}/{model}-fine{level}"))
            })
        });
        let untuned = (before.clone(), false, format!("{model}-pretrained"));
        for (label, is_tuned, path) in std::iter::once(untuned).chain(tuned) {
            for (suffix, language) in LANGUAGES {
                places.push((
                    format!("{label}, {language}"),
                    is_tuned.then(|| format!("{before}, {language}")),
                    format!("{path}-{suffix}.csv"),
                ));
            }
        }
    }
    places
}

/// A row of such a file. The lists are written as Python prints them.
#[derive(serde::Deserialize)]
struct Line {
    sce_id: String,
    compile_val: String,
    vul: String,
}

fn read(path: &Path) -> Result<Vec<Scenario>, String> {
    let text = files::text(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut scenarios: Vec<Scenario> = Vec::new();
    for (index, line) in reader.deserialize().enumerate() {
        let row = index + 1;
        let fault = |what: String| files::fault(path, format_args!("row {row}: {what}"));
        let unlike = |_| fault("does not have sce_id, compile_val and vul: cut off?".to_owned());
        let line: Line = line.map_err(unlike)?;
        if scenarios.iter().any(|known| known.id == line.sce_id) {
            return Err(fault(format!("scenario {} a second time", line.sce_id)));
        }
        let valid =
            list(&line.compile_val).ok_or_else(|| fault("compile_val is no list".to_owned()))?;
        let vulnerable = list(&line.vul).ok_or_else(|| fault("vul is no list".to_owned()))?;
        scenarios.push(Scenario {
            id: line.sce_id.clone(),
            valid: valid.len(),
            secure: valid.difference(&vulnerable).count(),
        });
    }
    match scenarios.is_empty() {
        true => Err(files::fault(path, "has no rows: check it out again")),
        false => Ok(scenarios),
    }
}

/// Reads `['1', '12']`: sample numbers, a number that is listed twice counting once.
fn list(text: &str) -> Option<BTreeSet<&str>> {
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    if inner.trim().is_empty() {
        return Some(BTreeSet::new());
    }
    let numbers = inner.split(',').map(str::trim);
    numbers
        .map(|number| number.strip_prefix('\'')?.strip_suffix('\''))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_python_writes_them() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let read = list(text).map(|set| set.into_iter().collect::<Vec<_>>());
            assert_eq!(read.as_deref(), expected, "{text}");
        };
        check("[]", Some(&[]));
        check("['18']", Some(&["18"]));
        check("['18', '7', '18']", Some(&["18", "7"]));
        check("['18', '7'", None);
        check("18", None);
        check("[18]", None);
    }

    #[test]
    fn every_setting_has_a_place() {
        let places = places();
        // 3 models before tuning, 2 × 8 and 4 after, in two languages.
        assert_eq!(places.len(), (3 + 16 + 4) * 2);
        let (label, before, path) = &places[3];
        assert_eq!(label, "CodeGen2-7B LoRA file-level, C++");
        assert_eq!(before.as_deref(), Some("CodeGen2-7B pre-trained, C++"));
        assert_eq!(path, "lora/codegen-finefile-cpp.csv");
    }

    #[test]
    fn a_broken_file_is_told_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let check = |text: &str, expected: &str| {
            std::fs::write(&path, text).unwrap();
            let told = read(&path).unwrap_err();
            let told = told.replace(&*path.to_string_lossy(), "a.csv");
            assert_eq!(told, expected);
        };
        let head = "sce_id,syn_val,compile_val,vul,vul_uncompile\r\n";
        check(head, "a.csv has no rows: check it out again");
        check(
            &format!("{head}20-0,\"['1']\",\"['1'"),
            "a.csv row 1: does not have sce_id, compile_val and vul: cut off?",
        );
        check(
            &format!("{head}20-0,\"['1']\",\"['1']\",[],[]\r\n20-0,[],[],[],[]\r\n"),
            "a.csv row 2: scenario 20-0 a second time",
        );
        check(
            &format!("{head}20-0,[],1,[],[]\r\n"),
            "a.csv row 1: compile_val is no list",
        );
        std::fs::write(&path, format!("{head}20-0,[],\"['3', '4']\",['4'],[]\r\n")).unwrap();
        let scenario = Scenario {
            id: "20-0".to_owned(),
            valid: 2,
            secure: 1,
        };
        assert_eq!(read(&path), Ok(vec![scenario]));
    }
}
