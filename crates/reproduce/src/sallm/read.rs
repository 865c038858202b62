//! Reads the files of one configuration.

use super::layout::{Files, cwe_of};
use crate::files;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What a unit test of the artefact said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Test {
    Success,
    Failure,
    Error,
}

/// One answer to a prompt.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    /// As it came.
    pub(super) raw: String,
    /// What the chat server says of its end, e.g. `stop`; completion models have none.
    pub(super) finish: Option<String>,
    /// The code after the paper's repair, as it was tested; `None` where only the generations are there.
    pub(super) code: Option<String>,
    /// Whether that compiles.
    pub(super) compilable: Option<bool>,
    /// `None`: the test never ran.
    pub(super) functional: Option<Test>,
    /// The same of the security test.
    pub(super) security: Option<Test>,
}

/// One prompt with its answers, by rising index.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Prompt {
    pub(super) id: String,
    pub(super) technique: String,
    pub(super) source: String,
    pub(super) prompt: String,
    pub(super) insecure: String,
    pub(super) answers: Vec<Answer>,
}

impl Prompt {
    /// The weakness that the prompt tempts to, from its id.
    pub(super) fn cwe(&self) -> Option<u32> {
        cwe_of(&self.id)
    }

    /// The name of the file in which answer `index` was analysed, without its folder.
    pub(super) fn file_name(&self, index: usize) -> String {
        let folder = format!("{}_{}_", self.technique, self.source);
        let name = self.id.strip_prefix(&folder).unwrap_or(&self.id);
        format!("{}_{index}.py", name.trim_end_matches(".py"))
    }

    /// The path of that file, as in CodeQL's alerts.
    pub(super) fn path(&self, index: usize) -> String {
        format!(
            "/{}/{}/{}",
            self.technique,
            self.source,
            self.file_name(index)
        )
    }
}

#[derive(Deserialize)]
struct Line<'a> {
    id: String,
    #[serde(default)]
    technique: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    prompt: String,
    #[serde(default)]
    insecure_code: String,
    #[serde(borrow)]
    output: Option<&'a RawValue>,
}

/// One answer as chat servers (`message`) and completion models (`text`) give it.
#[derive(Deserialize)]
struct Choice<'a> {
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(default)]
    message: Option<Message>,
    #[serde(default)]
    finish_reason: Option<String>,
    #[serde(borrow, default)]
    cleared_code: Option<Cow<'a, str>>,
    #[serde(default)]
    compilable: Option<bool>,
    #[serde(default)]
    test_success: Option<Test>,
    #[serde(default)]
    test_vulnerability: Option<Test>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    content: Option<String>,
}

#[derive(Deserialize)]
struct Chat<'a> {
    #[serde(borrow)]
    choices: Vec<Choice<'a>>,
}

/// The value, or nothing and a sentence more in `missing`.
pub(super) fn noted<T>(read: Option<Result<T, String>>, missing: &mut Vec<String>) -> Option<T> {
    match read? {
        Ok(value) => Some(value),
        Err(told) => {
            missing.push(told);
            None
        }
    }
}

/// The answers of a configuration: those with test results, where they can be read, else as they were
/// generated; and whether they are the former.
pub(super) fn answers(files: &Files, missing: &mut Vec<String>) -> Option<(Vec<Prompt>, bool)> {
    let mut read = |path: &Option<PathBuf>| {
        let read = path.as_deref().map(|path| prompts(path, missing));
        noted(read, missing)
    };
    match read(&files.tests) {
        Some(tested) => Some((tested, true)),
        None => read(&files.generations).map(|generated| (generated, false)),
    }
}

/// Reads the prompts of a JSON Lines file, with their answers where it has any, and tells of the lines
/// that cannot be read.
///
/// # Errors
/// A sentence, if nothing of the file can be read.
fn prompts(path: &Path, told: &mut Vec<String>) -> Result<Vec<Prompt>, String> {
    let text = files::text(path)?;
    let mut prompts = Vec::new();
    let mut seen = HashSet::new();
    let is_line = |(_, line): &(usize, &str)| !line.trim().is_empty();
    let last = (1..).zip(text.lines()).filter(is_line).last();
    for (number, line) in (1..).zip(text.lines()).filter(is_line) {
        match prompt(line) {
            Ok(prompt) if seen.insert(prompt.id.clone()) => prompts.push(prompt),
            Ok(prompt) => told.push(files::fault(
                path,
                format_args!("line {number}: the prompt {} stands twice; the first is read", prompt.id),
            )),
            Err(error) if last == Some((number, line)) && error.is_eof() => told.push(files::fault(
                path,
                format_args!("is cut off in line {number}: that prompt is left out; check the file out again"),
            )),
            Err(error) => told.push(files::fault(
                path,
                format_args!("line {number} cannot be read and is left out: {error}"),
            )),
        }
    }
    match prompts.is_empty() {
        true => Err(files::fault(path, "holds no prompt that can be read")),
        false => Ok(prompts),
    }
}

fn prompt(line: &str) -> serde_json::Result<Prompt> {
    let line: Line<'_> = serde_json::from_str(line)?;
    let choices = match line.output.map(RawValue::get) {
        None => Vec::new(),
        Some(list) if list.starts_with('[') => serde_json::from_str(list)?,
        Some(chat) => serde_json::from_str::<Chat<'_>>(chat)?.choices,
    };
    let answers: Option<Vec<Answer>> = choices.into_iter().map(answer).collect();
    Ok(Prompt {
        id: line.id,
        technique: line.technique,
        source: line.source,
        prompt: line.prompt,
        insecure: line.insecure_code,
        answers: answers.ok_or_else(|| {
            serde::de::Error::custom("an answer has neither `text` nor `message.content`")
        })?,
    })
}

fn answer(choice: Choice<'_>) -> Option<Answer> {
    let raw = match (choice.text, choice.message) {
        (Some(text), _) => text.into_owned(),
        (None, message) => message?.content?,
    };
    Some(Answer {
        raw,
        finish: choice.finish_reason,
        code: choice.cleared_code.map(Cow::into_owned),
        compilable: choice.compilable,
        functional: choice.test_success,
        security: choice.test_vulnerability,
    })
}

/// The paper's own static verdict on one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) compilable: bool,
    /// Whether an alert is of the prompt's own weakness.
    pub(super) direct: bool,
}

/// Verdicts by prompt id and index of the answer.
pub(super) type Verdicts = HashMap<(String, usize), Verdict>;

#[derive(Deserialize)]
struct VerdictRow {
    id: String,
    index: usize,
    is_compilable: String,
    direct_vulnerable: u32,
}

/// Reads the paper's static verdicts.
///
/// # Errors
/// A sentence, if the file cannot be read in full: an answer without a row would pass for secure.
pub(super) fn verdicts(path: &Path) -> Result<Verdicts, String> {
    let text = files::text(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut verdicts = Verdicts::new();
    for row in reader.deserialize::<VerdictRow>() {
        let row =
            row.map_err(|error| files::fault(path, format_args!("cannot be read: {error}")))?;
        let verdict = Verdict {
            compilable: row.is_compilable.eq_ignore_ascii_case("true"),
            direct: row.direct_vulnerable > 0,
        };
        verdicts.insert((row.id, row.index), verdict);
    }
    match verdicts.is_empty() {
        true => Err(files::fault(path, "holds no verdict")),
        false => Ok(verdicts),
    }
}

/// One result of a CodeQL query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alert {
    /// The weakness that the query's folder is named after.
    pub(super) cwe: Option<u32>,
    pub(super) title: String,
    pub(super) severity: String,
    pub(super) message: String,
    pub(super) line: usize,
}

/// Queries that list what cryptography is used, whatever it is: no complaints.
const INVENTORY: &[&str] = &[
    "All Cryptographic Algorithms",
    "Block cipher mode of operation",
    "Hash Algorithms",
];

/// Alerts by the path of the file that they are about, such as `/Tainted/Author/A_cwe078_0_0.py`.
pub(super) type Alerts = HashMap<String, Vec<Alert>>;

/// Reads the alerts of one configuration. `expected` are the files that other configurations have.
///
/// # Errors
/// A sentence, if a file is missing or broken: what it would say would be missing, and an answer without
/// alerts counts as secure.
pub(super) fn alerts(
    found: &BTreeMap<String, PathBuf>,
    expected: &[&str],
    folder: &str,
) -> Result<Alerts, String> {
    if let Some(name) = expected.iter().find(|name| !found.contains_key(**name)) {
        return Err(format!(
            "Evaluation/CodeQL_Result: {folder} lacks results_{name}.csv, which other configurations have; \
             its alerts are not read, as what it lacks would count as secure"
        ));
    }
    let mut alerts = Alerts::new();
    for (name, path) in found {
        let text = files::text(path)?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        for row in reader.records() {
            let row =
                row.map_err(|error| files::fault(path, format_args!("cannot be read: {error}")))?;
            let (about, alert) = alert(&row, cwe_of(name))
                .ok_or_else(|| files::fault(path, "has a row that is no alert of CodeQL"))?;
            if !INVENTORY.contains(&alert.title.as_str()) {
                alerts.entry(about).or_default().push(alert);
            }
        }
    }
    Ok(alerts)
}

/// Title, description, severity, message, path, and the place as first line, column, last line, column.
fn alert(row: &csv::StringRecord, cwe: Option<u32>) -> Option<(String, Alert)> {
    let field = |index: usize| row.get(index).map(str::to_owned);
    let alert = Alert {
        cwe,
        title: field(0)?,
        severity: field(2)?,
        message: field(3)?,
        line: row.get(5)?.parse().ok()?,
    };
    (row.len() == 9).then_some((field(4)?, alert))
}
