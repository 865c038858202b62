//! The repair of one file.

use super::Tools;
use crate::commands::scan::files::Target;
use anyhow::Result;
use sallet_analysis::file::FileReport;
use sallet_analysis::finding;
use sallet_core::experiment::PromptMode;
use sallet_core::record::Attempt;
use sallet_core::repair::{Action, Check, Feedback, Proof, RepairOutcome};
use sallet_core::verdict::UnscoredKind;
use sallet_core::{Language, Verdict};
use sallet_engine::extract;
use sallet_engine::repair::mend::{Patient, given, mend};
use sallet_engine::repair::returns::{Comparison, Returns};
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
    /// What calls of the taken repair came to, or why there were none.
    calls: Option<String>,
    /// Why nothing can be called here at all.
    pub no_sandbox: Option<String>,
}

/// Lets the strategy repair `source`, of which `report` tells.
pub fn repair_file(
    tools: &Tools<'_>,
    target: &Target<'_>,
    source: &str,
    report: &FileReport,
) -> Result<Repaired> {
    let Tools {
        setting,
        examiner,
        model,
        ..
    } = *tools;
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
    let mut trial = Trial::new(tools, target, source, report);
    let judge = |before: &[Attempt], attempt: Attempt| {
        let original = Original {
            code: source,
            feedback: std::slice::from_ref(&everything),
            targets: before.first().map_or(&[], |it| &it.feedback),
        };
        trial.judge(attempt, &original)
    };
    let mended = mend(
        &patient,
        original,
        |questions| match model {
            Some(model) => model.answers(&target.shown, questions),
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
        calls: proof.and_then(calls).or(trial.not_compared),
        no_sandbox: trial.no_sandbox,
    })
}

/// What the calls of a repair came to.
fn calls(proof: &Proof) -> Option<String> {
    let check = proof.checks.iter().find(|it| it.check == Check::Returns)?;
    check.details.first().cloned()
}

fn as_given(language: Language, source: &str) -> sallet_core::record::Extraction {
    extract::as_given(source, &context(language))
}

fn context(language: Language) -> extract::Context<'static> {
    extract::Context {
        language,
        code_prompt: None,
        entry_point: None,
        mode: PromptMode::Text,
    }
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

/// Finds out whether repairs of one file count.
struct Trial<'a> {
    tools: &'a Tools<'a>,
    target: &'a Target<'a>,
    /// Where no tests say what the code does.
    returns: Option<Returns<'a>>,
    /// Why the last repair was not called.
    not_compared: Option<String>,
    no_sandbox: Option<String>,
}

impl<'a> Trial<'a> {
    fn new(
        tools: &'a Tools<'a>,
        target: &'a Target<'a>,
        source: &'a str,
        report: &FileReport,
    ) -> Self {
        let prober = tools.prober.filter(|_| target.language == Language::Python);
        let found = report.findings.iter().flat_map(|it| it.cwe.iter().copied());
        Self {
            tools,
            target,
            returns: prober.map(|prober| Returns::new(prober, source, &found.collect::<Vec<_>>())),
            not_compared: None,
            no_sandbox: None,
        }
    }

    /// Takes the code out of an attempt, and judges it.
    fn judge(&mut self, mut attempt: Attempt, original: &Original<'_>) -> Attempt {
        let is_fix = attempt.step.is_some_and(|step| step.action == Action::Fix);
        let Some(completion) = attempt.answer.completion().filter(|_| is_fix) else {
            return attempt;
        };
        let language = self.target.language;
        let extraction = match completion.is_solution {
            true => as_given(language, &completion.text),
            false => {
                let mut extraction = extract::extract(&completion.text, &context(language));
                extraction.solution = like(original.code, extraction.solution);
                extraction
            }
        };
        let code = extraction.solution.clone();
        let report = self.tools.examiner.judge_whole(self.target, &code);
        attempt.feedback = vec![feedback(&report, &code)];
        attempt.extraction = Some(extraction);
        let mut proof = prove(original, Some(language), &attempt);
        // Running code takes long, so it is run only where nothing else speaks against the repair.
        if proof.outcome >= RepairOutcome::Plausible {
            if let Some(tests) = self.tools.tests {
                attempt.assessments = vec![tests.assess(&self.target.absolute, &code)];
                proof = prove(original, Some(language), &attempt);
            }
            proof = self.called(proof, &code);
        }
        attempt.proof = Some(proof);
        attempt
    }

    /// The proof with what calls of the code say, if that can be known.
    fn called(&mut self, proof: Proof, code: &str) -> Proof {
        let Some(returns) = &mut self.returns else {
            return proof;
        };
        let comparison = returns.compare(code);
        let checked = comparison.checked();
        match comparison {
            Comparison::LeftOut(why) => self.not_compared = Some(format!("not called: {why}")),
            Comparison::NoSandbox(why) => self.no_sandbox = Some(why),
            Comparison::Same(_) | Comparison::Different(..) => {}
        }
        match checked {
            Some(checked) => proof.with(checked),
            None => proof,
        }
    }
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
        let calls = match &self.calls {
            Some(calls) => format!(" ({calls})"),
            None => String::new(),
        };
        match (accepted, outcome) {
            (true, Some(outcome)) if self.left == 0 => format!("{found}, repair {outcome}{calls}"),
            (true, Some(outcome)) => {
                format!("{found}, repair {outcome}, {} left{calls}", self.left)
            }
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
                calls: None,
                no_sandbox: None,
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
