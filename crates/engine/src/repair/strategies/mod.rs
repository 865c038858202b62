//! Repair strategies, one file each.
//!
//! To add one, write its file and put it into [`ALL`]; experiment files, `sallet fix` and `--help`
//! find it there.

mod cwe_once;
mod direct;
mod fdsp;
mod feedback;
mod iterate;
mod none;
mod prove;
mod rules;
mod self_debug;
mod verbalize;

use crate::error::EngineError;
use crate::wording::{self, Wording, fenced, join};
use sallet_core::experiment::Prompt;
use sallet_core::record::Attempt;
use sallet_core::repair::{Action, Feedback, RepairSetting, Step};
use sallet_core::{CweId, TaskLanguage, Verdict};
use std::fmt::Write;

/// Every strategy.
pub const ALL: &[&Strategy] = &[
    &none::STRATEGY,
    &rules::STRATEGY,
    &direct::STRATEGY,
    &self_debug::STRATEGY,
    &feedback::STRATEGY,
    &verbalize::STRATEGY,
    &fdsp::STRATEGY,
    &cwe_once::STRATEGY,
    &iterate::STRATEGY,
    &prove::STRATEGY,
];

/// One way to mend a solution.
pub struct Strategy {
    /// The name in experiment files and logs; the name of its file.
    pub name: &'static str,
    /// One line about it, with its source.
    pub summary: &'static str,
    /// The texts it sends.
    pub(super) templates: &'static [&'static str],
    /// What to ask next.
    pub next: fn(&Case<'_>) -> Next,
    /// Index of the attempt whose solution counts; `None`: the original, as no repair is taken.
    pub choose: fn(&Case<'_>) -> Option<usize>,
}

/// What a strategy wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// These requests, which do not depend on each other.
    Ask(Vec<Ask>),
    /// Nobody: this is the mended code.
    Take(Step, String),
    /// Nothing more.
    Stop,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its place in the plan.
    pub step: Step,
    /// What is sent.
    pub prompt: Prompt,
}

/// The strategy called `name`.
///
/// # Errors
/// If there is none.
pub fn by_name(name: &str) -> Result<&'static Strategy, EngineError> {
    let found = ALL.iter().find(|strategy| strategy.name == name);
    found.copied().ok_or_else(|| EngineError::NoSuchStrategy {
        name: name.to_owned(),
        known: join(ALL.iter().map(|strategy| strategy.name)),
    })
}

/// A solution that is to be mended, and what has been tried.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What it is written in.
    pub language: TaskLanguage,
    /// What was asked for, in words, if that is known.
    pub request: Option<&'a str>,
    /// The weakness that it is to be freed of, if that is known.
    pub cwe: Option<CweId>,
    /// How it is mended.
    pub setting: &'a RepairSetting,
    /// First the original with its feedback, then what the strategy asked for, in the order of its
    /// requests.
    pub attempts: &'a [Attempt],
}

impl<'a> Case<'a> {
    /// The strategy, which [`super::check`] has found to exist.
    pub fn strategy(&self) -> &'static Strategy {
        by_name(&self.setting.strategy).unwrap_or(&none::STRATEGY)
    }

    /// Whether some source of feedback complains of the original.
    pub fn is_needed(&self) -> bool {
        self.attempts.first().is_some_and(complains)
    }

    fn original(&self) -> &'a str {
        self.attempts.first().map_or("", solution)
    }

    fn original_feedback(&self) -> &'a [Feedback] {
        self.attempts.first().map_or(&[], |it| &it.feedback)
    }

    /// The repairs so far, with their places among the attempts.
    fn fixes(&self) -> impl DoubleEndedIterator<Item = (usize, Step, &'a Attempt)> {
        let numbered = self.attempts.iter().enumerate();
        numbered.filter_map(|(index, attempt)| {
            let step = attempt.step.filter(|step| step.action == Action::Fix)?;
            Some((index, step, attempt))
        })
    }

    /// The answer to the request for `action`; `None` while there is none.
    fn answer(&self, action: Action) -> Option<&'a Attempt> {
        let is_it = |attempt: &&Attempt| attempt.step.is_some_and(|step| step.action == action);
        self.attempts.iter().find(is_it)
    }

    fn ask(&self, step: Step, template: &str, more: &[(&str, &str)]) -> Ask {
        self.ask_about(
            self.original(),
            self.original_feedback(),
            step,
            template,
            more,
        )
    }

    /// A request about `code`, of which `feedback` complains.
    fn ask_about(
        &self,
        code: &str,
        feedback: &[Feedback],
        step: Step,
        template: &str,
        more: &[(&str, &str)],
    ) -> Ask {
        let code = fenced(self.language.fence(), code);
        let report = report(feedback);
        let number = self.cwe.map(|cwe| cwe.0.to_string()).unwrap_or_default();
        let definition = self.cwe.and_then(sallet_core::cwe::lookup);
        let mut values = vec![
            ("language", self.language.display_name()),
            ("code", &code),
            ("report", &report),
            ("cwe", &number),
            (
                "definition",
                definition.map_or("", |weakness| weakness.name),
            ),
        ];
        values.extend(more);
        Ask {
            step,
            prompt: self.wording().request(template, &values),
        }
    }

    fn wording(&self) -> &'static Wording {
        wording::by_name(wording::REPAIR, &self.setting.wording).unwrap_or(&wording::REPAIR_SALLET)
    }
}

/// The first step for `action`.
fn first(action: Action) -> Step {
    Step {
        action,
        candidate: 0,
        round: 0,
    }
}

/// The code of an attempt, empty if there is none.
fn solution(attempt: &Attempt) -> &str {
    let extraction = attempt.extraction.as_ref();
    extraction.map_or("", |extraction| &extraction.solution)
}

/// The words of an answer, `None` if there was none.
fn words(attempt: &Attempt) -> Option<&str> {
    let completion = attempt.answer.completion()?;
    Some(completion.text.trim())
}

fn complains(attempt: &Attempt) -> bool {
    let mut feedback = attempt.feedback.iter();
    feedback.any(|feedback| feedback.verdict == Verdict::Fail)
}

/// Whether every source of feedback has looked at the code and complains of nothing. Code that
/// cannot be read is never that.
fn is_silent(attempt: &Attempt) -> bool {
    let mut feedback = attempt.feedback.iter();
    attempt.holds_code() && feedback.all(|feedback| feedback.verdict == Verdict::Pass)
}

/// The last repair, as it is; the original if no repair was answered.
fn last_fix(case: &Case<'_>) -> Option<usize> {
    let mut fixes = case.fixes().rev();
    let answered = fixes.find(|(_, _, attempt)| attempt.extraction.is_some());
    answered.map(|(index, ..)| index)
}

/// Most complaints of one source that a model is told at once.
const MAX_TOLD: usize = 50;

/// Complaints as a model reads them: rule, weakness, line, its code, and the way of the data.
fn report(feedback: &[Feedback]) -> String {
    let mut text = String::new();
    let issues = feedback.iter().flat_map(|feedback| {
        let issues = feedback.issues.iter().take(MAX_TOLD);
        issues.map(move |issue| (&feedback.by, issue))
    });
    for (number, (by, issue)) in (1..).zip(issues) {
        let cwe: Vec<String> = issue.cwe.iter().take(1).map(CweId::to_string).collect();
        let weakness = cwe
            .first()
            .map(|cwe| format!(" ({cwe})"))
            .unwrap_or_default();
        let line = issue
            .line
            .map(|line| format!(", line {line}"))
            .unwrap_or_default();
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{number}. {by}: {}{weakness}{line}: {}",
            issue.rule, issue.message
        );
        if !issue.code.is_empty() {
            let _ = writeln!(text, "   {}", issue.code.trim());
        }
        for (line, what) in &issue.flow {
            let _ = writeln!(text, "   - line {line}: {what}");
        }
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests;
