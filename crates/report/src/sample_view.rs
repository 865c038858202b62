//! How one sample looks in the HTML report: prompt, raw answer, code, verdicts and evidence.

use crate::escape::html;
use crate::formats::axis_title;
use crate::highlight::highlight;
use crate::samples::Place;
use crate::summary::method;
use crate::tallies::Disagreement;
use crate::{Report, human};
use askama::Template;
use sallet_core::Language;
use sallet_core::experiment::Prompt;
use sallet_core::outcome::{Outcome, SecurityBy};
use sallet_core::record::{Answer, Attempt, Cell, Completion, Extraction, Finish};
use sallet_core::repair::{Checked, Feedback, RepairOutcome};
use sallet_core::verdict::{Assessment, Axis, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// The samples of one setting, by task.
#[derive(Template)]
#[template(path = "setting.html")]
pub(crate) struct SettingSamples<'a> {
    id: &'a str,
    count: String,
    tasks: Vec<TaskSamples<'a>>,
}

struct TaskSamples<'a> {
    id: &'a str,
    title: &'a str,
    cwe: String,
    prompts: Vec<String>,
    samples: Vec<Sample>,
}

struct Sample {
    anchor: String,
    number: u32,
    /// What the filter matches.
    words: String,
    badges: Vec<(&'static str, String)>,
    attempts: Vec<AttemptView>,
}

struct AttemptView {
    title: String,
    /// What a repair sent.
    sent: Option<String>,
    answer: Option<String>,
    error: Option<String>,
    facts: String,
    code: Option<String>,
    extraction: String,
    verdicts: Vec<VerdictView>,
}

struct VerdictView {
    title: String,
    class: &'static str,
    verdict: String,
    facts: String,
    evidence: Vec<(String, String, String)>,
}

/// The id of a sample in the page.
pub(crate) fn anchor((setting, task, sample): Place) -> String {
    format!("s{setting}-{task}-{sample}")
}

impl<'a> SettingSamples<'a> {
    /// A view of `cells`, all of `setting` and in order.
    pub(crate) fn of(
        report: &Report<'a>,
        setting: usize,
        cells: impl Iterator<Item = (&'a Place, &'a Cell)>,
    ) -> Self {
        let header = &report.summary.header;
        let mut by_task: BTreeMap<usize, Vec<(Place, &Cell)>> = BTreeMap::new();
        for (&place, cell) in cells {
            by_task.entry(place.1).or_default().push((place, cell));
        }
        let count = by_task.values().map(Vec::len).sum();
        let tasks = by_task.into_iter().map(|(index, cells)| {
            let task = &header.tasks[index];
            TaskSamples {
                id: &task.id,
                title: &task.title,
                cwe: task.cwe.map(|cwe| cwe.to_string()).unwrap_or_default(),
                prompts: prompts(report, &cells),
                samples: cells
                    .iter()
                    .map(|(place, cell)| sample(report, *place, cell))
                    .collect(),
            }
        });
        Self {
            id: report.summary.setting_id(setting),
            count: human::count(count, "sample"),
            tasks: tasks.collect(),
        }
    }
}

/// What was sent, once for all samples of a task.
fn prompts(report: &Report<'_>, cells: &[(Place, &Cell)]) -> Vec<String> {
    let attempts = cells.iter().flat_map(|(_, cell)| &cell.attempts);
    let hashes: BTreeSet<&String> = attempts.map(|attempt| &attempt.prompt).collect();
    let known = &report.summary.header.prompts;
    let prompts = hashes.into_iter().filter_map(|hash| known.get(hash));
    prompts.map(conversation).collect()
}

fn conversation(prompt: &Prompt) -> String {
    let messages = prompt.messages.iter();
    let messages =
        messages.map(|message| format!("[{}]\n{}", message.role.as_str(), message.content));
    messages.collect::<Vec<_>>().join("\n\n")
}

fn sample(report: &Report<'_>, place: Place, cell: &Cell) -> Sample {
    let language = report.summary.header.tasks[place.1].language.known();
    let badges = badges(cell);
    let words: Vec<&str> = badges.iter().map(|(_, text)| text.as_str()).collect();
    let attempts = cell.attempts.iter().enumerate();
    Sample {
        anchor: anchor(place),
        number: place.2,
        words: format!("|{}|", words.join("|")),
        badges,
        attempts: attempts
            .map(|(index, attempt)| attempt_view(attempt, index, cell, language))
            .collect(),
    }
}

/// The verdicts in a word each, for the closed line of a sample and for the filter.
fn badges(cell: &Cell) -> Vec<(&'static str, String)> {
    let Some(attempt) = cell.counted() else {
        return vec![("unknown", "no attempt".to_owned())];
    };
    let outcome = Outcome::of(cell);
    let mut badges = Vec::new();
    let mut say = |class, text: &str| badges.push((class, text.to_owned()));
    if !outcome.answered {
        say("unknown", "no answer");
    }
    if outcome.empty {
        say("unknown", "empty");
    }
    if outcome.valid == Some(false) {
        say("bad", "invalid");
    }
    match outcome.functional {
        Some(true) => say("good", "works"),
        Some(false) => say("bad", "fails"),
        None => say("unknown", "function unscored"),
    }
    for (by, name) in [(SecurityBy::Test, "test"), (SecurityBy::Static, "static")] {
        let assessed = attempt
            .assessments
            .iter()
            .any(|assessment| assessment.axis == Axis::Security && assessment.by == method(by));
        match outcome.secure(by) {
            Some(true) => say("good", &format!("secure ({name})")),
            Some(false) => say("bad", &format!("insecure ({name})")),
            None if assessed => say("unknown", &format!("security unscored ({name})")),
            None => {}
        }
    }
    if let Some(repair) = outcome.repair {
        match repair.outcome {
            Some(RepairOutcome::Proven) => say("good", "repair proven"),
            Some(outcome) => say("unknown", &format!("repair {}", outcome.as_str())),
            None => say("bad", "not repaired"),
        }
    }
    if Disagreement::ALL.iter().any(|kind| kind.holds(&outcome)) {
        say("note", "disagreement");
    }
    badges
}

fn attempt_view(
    attempt: &Attempt,
    index: usize,
    cell: &Cell,
    language: Option<Language>,
) -> AttemptView {
    let completion = attempt.answer.completion();
    let error = match &attempt.answer {
        Answer::Error { message } => Some(message.clone()),
        Answer::Completion(_) => None,
    };
    let extraction = attempt.extraction.as_ref();
    AttemptView {
        title: attempt_title(attempt, index, cell),
        sent: attempt.sent.as_ref().map(conversation),
        answer: completion.map(|completion| completion.text.clone()),
        error,
        facts: completion.map(completion_facts).unwrap_or_default(),
        code: extraction.map(|extraction| match language.or(extraction.language) {
            Some(language) => highlight(&extraction.solution, language),
            None => html(&extraction.solution),
        }),
        extraction: extraction.map(extraction_facts).unwrap_or_default(),
        verdicts: attempt
            .assessments
            .iter()
            .map(verdict_view)
            .chain(attempt.feedback.iter().map(feedback_view))
            .chain(
                attempt
                    .proof
                    .iter()
                    .flat_map(|proof| proof.checks.iter().map(check_view)),
            )
            .collect(),
    }
}

/// What an attempt was for, and whether it is the one that counts; nothing if there is but one.
fn attempt_title(attempt: &Attempt, index: usize, cell: &Cell) -> String {
    let attempts = cell.attempts.len();
    if attempts == 1 {
        return String::new();
    }
    let step = attempt
        .step
        .map(|step| format!(": {step}"))
        .unwrap_or_default();
    let outcome = attempt
        .proof
        .as_ref()
        .map(|proof| format!(", {}", proof.outcome.as_str()));
    let counts = match cell.counts.unwrap_or(attempts - 1) == index {
        true => " (counts)",
        false => "",
    };
    let outcome = outcome.unwrap_or_default();
    format!("Attempt {} of {attempts}{step}{outcome}{counts}", index + 1)
}

fn feedback_view(feedback: &Feedback) -> VerdictView {
    let (class, verdict) = match &feedback.verdict {
        Verdict::Pass => ("good", "none".to_owned()),
        Verdict::Fail => ("bad", human::count(feedback.issues.len(), "complaint")),
        unscored => verdict_words(unscored),
    };
    let issue = |issue: &sallet_core::repair::Issue| {
        let line = issue
            .line
            .map(|line| format!("line {line}"))
            .unwrap_or_default();
        (issue.rule.clone(), line, issue.message.clone())
    };
    VerdictView {
        title: "complaints".to_owned(),
        class,
        verdict,
        facts: format!("by {}", feedback.by),
        evidence: feedback.issues.iter().map(issue).collect(),
    }
}

fn check_view(checked: &Checked) -> VerdictView {
    let (class, verdict) = verdict_words(&checked.verdict);
    let details = checked.details.iter();
    VerdictView {
        title: format!("repair: {}", checked.check.as_str()),
        class,
        verdict,
        facts: String::new(),
        evidence: details
            .map(|detail| (String::new(), String::new(), detail.clone()))
            .collect(),
    }
}

fn completion_facts(completion: &Completion) -> String {
    let mut facts = Vec::new();
    match completion.finish {
        Finish::Stop => {}
        Finish::Length => facts.push("cut off by the token limit".to_owned()),
        Finish::ContentFilter => facts.push("taken away by the provider's filter".to_owned()),
        Finish::Refusal => facts.push("marked as a refusal".to_owned()),
        Finish::Unknown => facts.push("why it ended is not known".to_owned()),
    }
    if let Some(usage) = completion.usage {
        facts.push(format!("{} + {} tokens", usage.input, usage.output));
    }
    facts.extend(completion.cost.map(human::dollars));
    facts.push(if completion.cached {
        "from the response store".to_owned()
    } else {
        format!("{} ms", human::thousands(completion.millis))
    });
    facts.join(", ")
}

fn extraction_facts(extraction: &Extraction) -> String {
    let valid = |valid: Option<bool>| match valid {
        Some(true) => "valid",
        Some(false) => "not valid",
        None => "not parsed",
    };
    let rules = match extraction.rules.as_slice() {
        [] => "taken as it came".to_owned(),
        rules => format!("by {}", rules.join(", ")),
    };
    let (before, after) = (
        valid(extraction.valid_before),
        valid(extraction.valid_after),
    );
    let empty = if extraction.empty { ", no body" } else { "" };
    format!("{rules}; {before} before, {after} after{empty}")
}

fn verdict_words(verdict: &Verdict) -> (&'static str, String) {
    match verdict {
        Verdict::Pass => ("good", "pass".to_owned()),
        Verdict::Fail => ("bad", "fail".to_owned()),
        Verdict::Unscored(reason) => (
            "unknown",
            format!("unscored, {}: {}", reason.kind, reason.detail),
        ),
    }
}

fn verdict_view(assessment: &Assessment) -> VerdictView {
    let (class, verdict) = verdict_words(&assessment.verdict);
    let label = assessment
        .label
        .iter()
        .map(|label| format!("label {label}"));
    let isolation = assessment
        .isolation
        .iter()
        .map(|isolation| format!("isolation {isolation}"));
    let facts: Vec<String> = [format!("by {}", assessment.assessor)]
        .into_iter()
        .chain(label)
        .chain(isolation)
        .chain(
            (assessment.millis > 0).then(|| format!("{} ms", human::thousands(assessment.millis))),
        )
        .collect();
    let evidence = assessment.evidence.iter();
    VerdictView {
        title: axis_title(assessment.axis, assessment.by),
        class,
        verdict,
        facts: facts.join(", "),
        evidence: evidence
            .map(|evidence| {
                (
                    evidence.name.clone(),
                    evidence.outcome.clone(),
                    evidence.detail.clone(),
                )
            })
            .collect(),
    }
}
