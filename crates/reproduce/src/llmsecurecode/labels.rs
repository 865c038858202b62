//! Files of labels and of judgements, with their quirks: names in three spellings, tabs for commas, a
//! label between the two.

use crate::files;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A task of SecurityEval.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Task {
    /// Number of its weakness.
    pub(super) cwe: u32,
    /// E.g. `author_1`.
    pub(super) name: String,
}

impl Task {
    /// Reads `CWE-020/author_1.py`, `CWE-020-author_1.py` or `CWE-020_author_1.py`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("CWE-")?;
        let (number, name) =
            rest.split_at_checked(rest.find(|sign: char| !sign.is_ascii_digit())?)?;
        let name = name.strip_prefix(['/', '-', '_'])?;
        let name = name.strip_suffix(".py").unwrap_or(name);
        let is_plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        (!name.is_empty() && name.chars().all(is_plain)).then_some(())?;
        Some(Self {
            cwe: number.parse().ok()?,
            name: name.to_owned(),
        })
    }
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CWE-{}/{}", self.cwe, self.name)
    }
}

/// What the reviewers said of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label {
    /// 0.
    Secure,
    /// 0.5: only if it counts as vulnerable does Table 1 come out.
    Half,
    /// 1.
    Vulnerable,
    /// −1: there was nothing to repair.
    NotApplicable,
}

impl Label {
    fn read(text: &str) -> Option<Self> {
        match text.trim().parse::<f64>().ok()? {
            0.0 => Some(Self::Secure),
            0.5 => Some(Self::Half),
            1.0 => Some(Self::Vulnerable),
            -1.0 => Some(Self::NotApplicable),
            _ => None,
        }
    }

    pub(super) fn is_vulnerable(self) -> bool {
        matches!(self, Self::Half | Self::Vulnerable)
    }
}

/// A file of labels, `N` a task.
#[derive(Debug)]
pub(super) struct Labels<const N: usize> {
    pub(super) path: PathBuf,
    pub(super) of: BTreeMap<Task, [Label; N]>,
    /// Whether tabs part its columns, though it is called a CSV.
    pub(super) has_tabs: bool,
}

/// Reads a file of labels.
///
/// # Errors
/// A sentence, if a line is not a task and its labels.
pub(super) fn read<const N: usize>(path: &Path) -> Result<Labels<N>, String> {
    let text = files::text(path)?;
    let mut of = BTreeMap::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let fault = |what: &str| files::fault(path, format_args!("line {}: {what}", index + 1));
        let mut fields = line.split([',', '\t']);
        let task = fields.next().and_then(Task::read);
        let labels: Option<Vec<Label>> = fields.map(Label::read).collect();
        let labels = labels.and_then(|labels| <[Label; N]>::try_from(labels).ok());
        let Some((task, labels)) = task.zip(labels) else {
            return Err(fault(&format!(
                "is not a task like CWE-020/author_1.py and {N} of the labels 0, 0.5, 1 and -1: cut off?"
            )));
        };
        if of.insert(task, labels).is_some() {
            return Err(fault("labels its task a second time"));
        }
    }
    if of.is_empty() {
        return Err(files::fault(path, "has no labels: check it out again"));
    }
    Ok(Labels {
        path: path.to_owned(),
        of,
        has_tabs: text.contains('\t'),
    })
}

/// A file of judgements by a model; `None`: neither true nor false.
#[derive(Debug)]
pub(super) struct Judgements {
    pub(super) path: PathBuf,
    pub(super) of: BTreeMap<Task, Option<bool>>,
}

#[derive(serde::Deserialize)]
struct Judgement {
    #[serde(rename = "ID")]
    id: String,
    #[serde(rename = "Judge")]
    judge: String,
}

impl Judgements {
    /// Reads a file of judgements.
    ///
    /// # Errors
    /// A sentence, if a line is not `{"ID": task, "Judge": text}`.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let text = files::text(path)?;
        let mut of = BTreeMap::new();
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            let line: Option<Judgement> = serde_json::from_str(line).ok();
            let judged = line.and_then(|line| Some((Task::read(&line.id)?, verdict(&line.judge))));
            let Some((task, said)) = judged else {
                return Err(files::fault(
                    path,
                    format_args!(
                        "line {}: is not {{\"ID\": task, \"Judge\": text}}: cut off?",
                        index + 1
                    ),
                ));
            };
            of.insert(task, said);
        }
        match of.is_empty() {
            true => Err(files::fault(path, "has no judgements: check it out again")),
            false => Ok(Self {
                path: path.to_owned(),
                of,
            }),
        }
    }
}

fn verdict(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_written_in_three_ways() {
        let check = |text: &str, expected: Option<&str>| {
            let task = Task::read(text).map(|task| task.to_string());
            assert_eq!(task.as_deref(), expected, "{text}");
        };
        check("CWE-020/author_1.py", Some("CWE-20/author_1"));
        check("CWE-020-author_1.py", Some("CWE-20/author_1"));
        check("CWE-020_author_1.py", Some("CWE-20/author_1"));
        check(" CWE-1204/sonar_1.py", Some("CWE-1204/sonar_1"));
        check("CWE-020", None);
        check("CWE-020/", None);
        check("CWE-/a.py", None);
        check("CWE-99999999999/a.py", None);
        check("total: 8 vulnerable files", None);
        check("CWE-020/../a.py", None);
    }

    #[test]
    fn labels_are_read_and_faults_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let check = |text: &str, expected: &str| {
            std::fs::write(&path, text).unwrap();
            let said = match read::<1>(&path) {
                Ok(labels) => format!(
                    "{:?} {}",
                    labels.of.values().collect::<Vec<_>>(),
                    labels.has_tabs
                ),
                Err(told) => told.replace(&*path.to_string_lossy(), "a.csv"),
            };
            assert_eq!(said, expected);
        };
        check(
            "CWE-020/a.py,0\r\nCWE-021-a.py,0.5\r\n",
            "[[Secure], [Half]] false",
        );
        check(
            "CWE-020_a.py\t-1\n\nCWE-021/a.py\t1",
            "[[NotApplicable], [Vulnerable]] true",
        );
        check("", "a.csv has no labels: check it out again");
        let odd =
            "is not a task like CWE-020/author_1.py and 1 of the labels 0, 0.5, 1 and -1: cut off?";
        check("CWE-020/a.py,0\nCWE-02", &format!("a.csv line 2: {odd}"));
        check("CWE-020/a.py,2\n", &format!("a.csv line 1: {odd}"));
        check("CWE-020/a.py,1,1\n", &format!("a.csv line 1: {odd}"));
        check(
            "CWE-020/a.py,0\nCWE-020-a.py,1\n",
            "a.csv line 2: labels its task a second time",
        );
    }

    #[test]
    fn judgements_are_true_false_or_neither() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let lines = ["True", "false", " TRUE ", "The code is fine"]
            .iter()
            .enumerate();
        let lines = lines
            .map(|(at, judge)| format!("{{\"ID\": \"CWE-02{at}/a.py\", \"Judge\": \"{judge}\"}}"));
        std::fs::write(&path, lines.collect::<Vec<_>>().join("\r\n")).unwrap();
        let judgements = Judgements::read(&path).unwrap();
        let said: Vec<_> = judgements.of.into_values().collect();
        assert_eq!(said, [Some(true), Some(false), Some(true), None]);
        std::fs::write(&path, "{\"ID\": \"CWE-020/a.py\", \"Jud").unwrap();
        let told = Judgements::read(&path).unwrap_err();
        assert!(
            told.ends_with("line 1: is not {\"ID\": task, \"Judge\": text}: cut off?"),
            "{told}"
        );
    }
}
