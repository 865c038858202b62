//! The repair of one file.

use super::project_tests::ProjectTests;
use crate::commands::model::Model;
use crate::commands::scan::examine::Examiner;
use crate::commands::scan::files::Target;
use anyhow::Result;
use sallet_analysis::file::FileReport;
use sallet_analysis::finding;
use sallet_core::experiment::PromptMode;
use sallet_core::record::Attempt;
use sallet_core::repair::{Action, Feedback, RepairOutcome, RepairSetting};
use sallet_core::verdict::UnscoredKind;
use sallet_core::{Language, Verdict};
use sallet_engine::extract;
use sallet_engine::repair::mend::{Patient, given, mend};
use sallet_engine::repair::{Original, issue, prove};

/// What became of a file.
pub struct Repaired {
    /// The mended text of the repair that is taken.
    pub code: Option<String>,
    /// Of that repair, or of the best that was turned down; `None`: there was none.
    pub outcome: Option<RepairOutcome>,
    /// Findings that are left in it.
    pub left: usize,
    found: usize,
    /// Why a repair was turned down.
    reasons: Vec<String>,
}

/// Lets the strategy repair `source`, of which `report` tells.
pub fn repair_file(
    setting: &RepairSetting,
    target: &Target<'_>,
    source: &str,
    report: &FileReport,
    examiner: &Examiner,
    model: Option<&Model>,
    tests: Option<&ProjectTests>,
) -> Result<Repaired> {
    let patient = Patient {
        language: target.language.into(),
        cwe: report
            .findings
            .iter()
            .find_map(|it| it.cwe.first().copied()),
        setting,
    };
    let mut original = given(source.to_owned());
    original.extraction = Some(as_given(target.language, source));
    original.feedback = vec![feedback(report, source)];
    // With --diff, what stands on other lines is to stay as it is.
    let everything = feedback(&examiner.judge_whole(target, source), source);
    let others = everything
        .issues
        .len()
        .saturating_sub(report.findings.len());
    let judge = |before: &[Attempt], attempt: Attempt| {
        let original = Original {
            code: source,
            feedback: std::slice::from_ref(&everything),
            targets: before.first().map_or(&[], |it| &it.feedback),
        };
        judge(attempt, &original, target, examiner, tests)
    };
    let mended = mend(
        &patient,
        original,
        |questions| match model {
            // One after the other: other files are asked about meanwhile.
            Some(model) => questions
                .iter()
                .map(|it| model.answer(&target.shown, &it.prompt, it.turn))
                .collect(),
            // The analyzer asks nobody.
            None => Ok(Vec::new()),
        },
        judge,
    )?;
    let fixes = mended.attempts.iter().filter(|it| it.proof.is_some());
    let best = match mended.taken {
        Some(index) => mended.attempts.get(index),
        None => fixes.max_by_key(|it| it.proof.as_ref().map(|proof| proof.outcome)),
    };
    let proof = best.and_then(|it| it.proof.as_ref());
    let code = mended.taken.and(best).and_then(|it| it.extraction.as_ref());
    let left = best.map_or(report.findings.len(), |it| {
        let all = it.feedback.iter().map(|feedback| feedback.issues.len());
        all.sum::<usize>().saturating_sub(others)
    });
    let errors = mended.attempts.iter().filter_map(|it| match &it.answer {
        sallet_core::record::Answer::Error { message } => Some(message.clone()),
        sallet_core::record::Answer::Completion(_) => None,
    });
    let failed = proof
        .iter()
        .flat_map(|proof| proof.failed())
        .map(|checked| format!("{}: {}", checked.check.as_str(), checked.details.join("; ")));
    Ok(Repaired {
        code: code
            .map(|it| it.solution.clone())
            .filter(|code| code != source),
        outcome: proof.map(|proof| proof.outcome),
        left,
        found: report.findings.len(),
        reasons: failed.chain(errors).collect(),
    })
}

fn as_given(language: Language, source: &str) -> sallet_core::record::Extraction {
    let context = extract::Context {
        language,
        code_prompt: None,
        entry_point: None,
        mode: PromptMode::Text,
    };
    extract::as_given(source, &context)
}

/// What is reported of a text.
fn feedback(report: &FileReport, source: &str) -> Feedback {
    let lines: Vec<&str> = source.lines().collect();
    let issues: Vec<_> = report.findings.iter().map(|it| issue(it, &lines)).collect();
    Feedback {
        by: "static:sallet".to_owned(),
        verdict: match (issues.is_empty(), report.problems.first()) {
            (false, _) => Verdict::Fail,
            (true, None) => Verdict::Pass,
            (true, Some(problem)) => UnscoredKind::NotAnalysed.because(&problem.message).into(),
        },
        issues,
    }
}

/// Takes the code out of an attempt, and finds out whether it counts.
fn judge(
    mut attempt: Attempt,
    original: &Original<'_>,
    target: &Target<'_>,
    examiner: &Examiner,
    tests: Option<&ProjectTests>,
) -> Attempt {
    let is_fix = attempt.step.is_some_and(|step| step.action == Action::Fix);
    let Some(completion) = attempt.answer.completion().filter(|_| is_fix) else {
        return attempt;
    };
    let extraction = match completion.is_solution {
        true => as_given(target.language, &completion.text),
        false => {
            let context = extract::Context {
                language: target.language,
                code_prompt: None,
                entry_point: None,
                mode: PromptMode::Text,
            };
            let mut extraction = extract::extract(&completion.text, &context);
            extraction.solution = like(original.code, extraction.solution);
            extraction
        }
    };
    let report = examiner.judge_whole(target, &extraction.solution);
    attempt.feedback = vec![feedback(&report, &extraction.solution)];
    attempt.extraction = Some(extraction);
    // Tests take long, so they are run only where nothing else speaks against the repair.
    let proof = prove(original, Some(target.language), &attempt);
    if let (Some(tests), true) = (tests, proof.outcome >= RepairOutcome::Plausible) {
        let code = attempt.extraction.as_ref().map_or("", |it| &it.solution);
        attempt.assessments = vec![tests.assess(&target.absolute, code)];
    }
    attempt.proof = Some(prove(original, Some(target.language), &attempt));
    attempt
}

/// A model's code with the line ends of the file, and with a last one where the file has it.
fn like(source: &str, code: String) -> String {
    let mut code = code.replace("\r\n", "\n");
    match (source.ends_with('\n'), code.ends_with('\n')) {
        (true, false) => code.push('\n'),
        (false, true) => code.truncate(code.trim_end_matches('\n').len()),
        _ => {}
    }
    match source.contains("\r\n") {
        true => code.replace('\n', "\r\n"),
        false => code,
    }
}

impl Repaired {
    /// What is told of the file in one line.
    pub fn summary(&self, accepted: bool) -> String {
        let found = match self.found {
            1 => "1 finding".to_owned(),
            more => format!("{more} findings"),
        };
        let outcome = self.outcome.map(RepairOutcome::as_str);
        let why = match self.reasons.first() {
            Some(reason) => format!(" ({reason})"),
            None => String::new(),
        };
        match (accepted, outcome) {
            (true, Some(outcome)) if self.left == 0 => format!("{found}, repair {outcome}"),
            (true, Some(outcome)) => format!("{found}, repair {outcome}, {} left", self.left),
            (_, Some(outcome)) => format!("{found}, repair turned down: {outcome}{why}"),
            (_, None) => format!("{found}, no repair{why}"),
        }
    }

    /// The repair as a fix of the file's findings: one edit from the first to the last change.
    pub fn fix(&self, source: &str) -> Option<finding::Fix> {
        let code = self.code.as_deref()?;
        let start = common_prefix(source, code);
        let end = common_suffix(&source[start..], &code[start..]);
        let edit = finding::Edit {
            start,
            end: source.len() - end,
            text: code[start..code.len() - end].to_owned(),
        };
        let outcome = self.outcome.map_or("", RepairOutcome::as_str);
        Some(finding::Fix {
            what: format!("Take the repair, which is {outcome}").into(),
            edits: vec![edit],
        })
    }
}

/// Bytes of whole characters that both begin with.
fn common_prefix(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// Bytes of whole characters that both end with.
fn common_suffix(a: &str, b: &str) -> usize {
    let same = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_is_the_part_that_differs() {
        let check = |source: &str, code: &str, expected: (usize, usize, &str)| {
            let repaired = Repaired {
                code: Some(code.to_owned()),
                outcome: Some(RepairOutcome::Plausible),
                left: 0,
                found: 1,
                reasons: Vec::new(),
            };
            let edit = repaired.fix(source).unwrap().edits.remove(0);
            assert_eq!((edit.start, edit.end, edit.text.as_str()), expected);
        };
        check("abc", "axc", (1, 2, "x"));
        check("abc", "abc", (3, 3, ""));
        check("aa", "aaa", (2, 2, "a"));
        check("aaa", "aa", (2, 3, ""));
        check("żaż", "żbż", (2, 3, "b"));
        check("", "x", (0, 0, "x"));
    }

    #[test]
    fn line_ends_stay_as_they_were() {
        let check = |source: &str, code: &str, expected: &str| {
            assert_eq!(like(source, code.to_owned()), expected);
        };
        check("a\n", "b", "b\n");
        check("a", "b\n", "b");
        check("a\r\nb\r\n", "a\nc", "a\r\nc\r\n");
        check("a\n", "b\r\nc\n", "b\nc\n");
    }
}
