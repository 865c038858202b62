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

/// A file with a line for each task.
#[derive(Debug)]
pub(super) struct Lines<T> {
    pub(super) path: PathBuf,
    pub(super) of: BTreeMap<Task, T>,
    /// Whether tabs stand in it, though it may be called a CSV.
    pub(super) has_tabs: bool,
    /// A sentence on the lines that were left out.
    pub(super) fault: Option<String>,
}

/// A file of labels, `N` a task.
pub(super) type Labels<const N: usize> = Lines<[Label; N]>;

/// A file of judgements by a model; `None`: neither true nor false.
pub(super) type Judgements = Lines<Option<bool>>;

/// Reads a file of labels.
///
/// # Errors
/// A sentence, if no line is a task and its labels.
pub(super) fn labels<const N: usize>(path: &Path) -> Result<Labels<N>, String> {
    let shape = format!("a task like CWE-020/author_1.py with {N} of the labels 0, 0.5, 1 and -1");
    Lines::read(path, &shape, |line| {
        let mut fields = line.split([',', '\t']);
        let task = Task::read(fields.next()?)?;
        let labels: Option<Vec<Label>> = fields.map(Label::read).collect();
        Some((task, labels?.try_into().ok()?))
    })
}

#[derive(serde::Deserialize)]
struct Judgement {
    #[serde(rename = "ID")]
    id: String,
    #[serde(rename = "Judge")]
    judge: String,
}

/// Reads a file of judgements.
///
/// # Errors
/// A sentence, if no line is `{"ID": task, "Judge": text}`.
pub(super) fn judgements(path: &Path) -> Result<Judgements, String> {
    Lines::read(path, "{\"ID\": task, \"Judge\": text}", |line| {
        let line: Judgement = serde_json::from_str(line).ok()?;
        Some((Task::read(&line.id)?, verdict(&line.judge)))
    })
}

impl<T> Lines<T> {
    /// Reads a file in which each line should have a shape; those that do not are left out and told.
    fn read(
        path: &Path,
        shape: &str,
        read: impl Fn(&str) -> Option<(Task, T)>,
    ) -> Result<Self, String> {
        let text = files::text(path)?;
        let mut of = BTreeMap::new();
        let mut odd = Vec::new();
        for (number, line) in (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
        {
            match read(line) {
                Some((task, value)) if !of.contains_key(&task) => _ = of.insert(task, value),
                _ => odd.push(number),
            }
        }
        if of.is_empty() {
            let what = format_args!("has no line with {shape}: check it out again");
            return Err(files::fault(path, what));
        }
        let fault = odd.first().map(|first: &usize| {
            let more = match odd.len() - 1 {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let what = format_args!(
                "line {first}{more} left out: not {shape}, or a task a second time; is the file cut off?"
            );
            files::fault(path, what)
        });
        Ok(Self {
            path: path.to_owned(),
            of,
            has_tabs: text.contains('\t'),
            fault,
        })
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
            let said = match labels::<1>(&path) {
                Ok(labels) => {
                    let values: Vec<_> = labels.of.values().collect();
                    format!(
                        "{values:?} {} {}",
                        labels.has_tabs,
                        labels.fault.unwrap_or_default()
                    )
                }
                Err(told) => told,
            };
            assert_eq!(
                said.replace(&*path.to_string_lossy(), "a.csv").trim_end(),
                expected
            );
        };
        check(
            "CWE-020/a.py,0\r\nCWE-021-a.py,0.5\r\n",
            "[[Secure], [Half]] false",
        );
        check(
            "CWE-020_a.py\t-1\n\nCWE-021/a.py\t1",
            "[[NotApplicable], [Vulnerable]] true",
        );
        let shape = "a task like CWE-020/author_1.py with 1 of the labels 0, 0.5, 1 and -1";
        check(
            "",
            &format!("a.csv has no line with {shape}: check it out again"),
        );
        let left_out = |lines: &str| {
            format!(
                "[[Secure]] false a.csv line {lines} left out: not {shape}, or a task a second time; is the \
                 file cut off?"
            )
        };
        check("CWE-020/a.py,0\nCWE-02", &left_out("2"));
        check(
            "file,label\nCWE-020/a.py,0\nCWE-021/a.py,2",
            &left_out("1 and 1 more"),
        );
        check("CWE-020/a.py,0\nCWE-021/a.py,1,1\n", &left_out("2"));
        check("CWE-020/a.py,0\nCWE-020-a.py,1\n", &left_out("2"));
    }

    #[test]
    fn judgements_are_true_false_or_neither() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let lines = ["True", "false", " TRUE ", "The code is fine"];
        let lines = lines
            .iter()
            .enumerate()
            .map(|(at, judge)| format!("{{\"ID\": \"CWE-02{at}/a.py\", \"Judge\": \"{judge}\"}}"));
        std::fs::write(&path, lines.collect::<Vec<_>>().join("\r\n")).unwrap();
        let said: Vec<_> = judgements(&path).unwrap().of.into_values().collect();
        assert_eq!(said, [Some(true), Some(false), Some(true), None]);
        std::fs::write(&path, "{\"ID\": \"CWE-020/a.py\", \"Jud").unwrap();
        let told = judgements(&path).unwrap_err();
        assert!(
            told.ends_with("has no line with {\"ID\": task, \"Judge\": text}: check it out again"),
            "{told}"
        );
    }
}
