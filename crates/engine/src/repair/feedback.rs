//! What the sources of feedback say of a solution: every complaint, not only those about the task's
//! weakness, as whoever guards a repository would see them.
//!
//! `static:ANALYZER` and unions of analyzers complain of their findings; `functional` and `security` of
//! the tests that failed; `judge:FORM=MODEL` of what the judge names. A comment in the code that suppresses a
//! finding silences nothing here.

use crate::assessors::{self, Subject};
use crate::error::EngineError;
use crate::external::ExternalAnalyzers;
use crate::own_analyzer;
use sallet_analysis::external::Source;
use sallet_analysis::file::Problem;
use sallet_analysis::finding::{Finding, Severity};
use sallet_core::record::Extraction;
use sallet_core::repair::{Feedback, Issue};
use sallet_core::verdict::{Assessment, Unscored, UnscoredKind};
use sallet_core::{CweId, Verdict};

/// Most complaints of one source that are kept, so that a hostile solution cannot swell the log. Far more
/// than solutions have: a proof compares all complaints before with all after, and where some may be
/// missing it has no verdict. A model is told fewer.
pub(super) const MAX_KEPT: usize = 1000;

/// Sources of feedback, ready to look at solutions.
pub struct Sources {
    /// As in the setting, unions taken apart, each once.
    names: Vec<String>,
    external: ExternalAnalyzers,
}

impl Sources {
    /// Gets the sources of these names, which the experiment has checked as names of assessors, ready.
    ///
    /// # Errors
    /// What keeps an analyzer from running here at all.
    pub fn open(chosen: &[String]) -> Result<Self, EngineError> {
        let mut names: Vec<String> = Vec::new();
        for name in chosen.iter().flat_map(|name| members(name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let external = names.iter().filter_map(|name| external(name));
        let external: Vec<String> = external.map(str::to_owned).collect();
        Ok(Self {
            external: ExternalAnalyzers::find(&external)?,
            names,
        })
    }

    /// What each source says of the subject, of which `assessments` are the verdicts.
    pub fn ask(&self, subject: &Subject<'_>, assessments: &[Assessment]) -> Vec<Feedback> {
        let mut external = self.ask_external(subject).into_iter();
        let ask = |name: &String| {
            let (verdict, issues) = match analyzer(name) {
                None => assessed(name, assessments),
                Some(OWN) => own(subject),
                Some(_) => external.next().unwrap_or_else(|| {
                    let reason = UnscoredKind::HarnessFault.because("the analyzer gave no answer");
                    (reason.into(), Vec::new())
                }),
            };
            Feedback {
                by: name.clone(),
                verdict,
                issues,
            }
        };
        self.names.iter().map(ask).collect()
    }

    fn ask_external(&self, subject: &Subject<'_>) -> Vec<(Verdict, Vec<Issue>)> {
        let count = self
            .names
            .iter()
            .filter(|name| external(name).is_some())
            .count();
        if count == 0 {
            return Vec::new();
        }
        let same = |reason: Unscored| vec![(reason.into(), Vec::new()); count];
        let Some(language) = subject.language() else {
            return same(unread(subject));
        };
        let path = format!("solution.{}", language.extension());
        let source = Source {
            path: &path,
            language,
            text: &subject.extraction.solution,
        };
        let answers = match self.external.run(&[source]) {
            Ok(answers) => answers,
            Err(error) => return same(UnscoredKind::HarnessFault.because(error.to_string())),
        };
        let answers = answers.into_iter().map(|answer| {
            let Some(file) = answer.files.into_iter().next() else {
                return (unread(subject).into(), Vec::new());
            };
            let suppressed = file.suppressed.iter().map(|entry| &entry.finding);
            let findings = file.findings.iter().chain(suppressed);
            said(subject.extraction, findings, &file.problems)
        });
        answers.collect()
    }
}

/// The name of our own analyzer.
const OWN: &str = "sallet";

/// `static:sallet+bandit` as `static:sallet` and `static:bandit`, `tests` as its two suites.
fn members(name: &str) -> Vec<String> {
    match analyzer(name) {
        Some(union) => union
            .split('+')
            .map(|one| format!("static:{one}"))
            .collect(),
        None if name == assessors::TESTS => assessors::BOTH_TESTS.map(str::to_owned).to_vec(),
        None => vec![name.to_owned()],
    }
}

fn analyzer(name: &str) -> Option<&str> {
    name.strip_prefix("static:")
}

fn external(name: &str) -> Option<&str> {
    analyzer(name).filter(|&name| name != OWN)
}

fn own(subject: &Subject<'_>) -> (Verdict, Vec<Issue>) {
    let Some(language) = subject.language() else {
        return (unread(subject).into(), Vec::new());
    };
    match own_analyzer::analyze(language, &subject.extraction.solution, &[]) {
        Ok(report) => said(subject.extraction, &report.findings, &report.problems),
        Err(why) => (UnscoredKind::HarnessFault.because(why).into(), Vec::new()),
    }
}

fn unread(subject: &Subject<'_>) -> Unscored {
    let language = subject.language_name();
    UnscoredKind::UnsupportedLanguage.because(format!("no source of feedback reads {language}"))
}

/// What an analyzer's findings and problems come to.
fn said<'f>(
    extraction: &Extraction,
    findings: impl IntoIterator<Item = &'f Finding>,
    problems: &[Problem],
) -> (Verdict, Vec<Issue>) {
    let lines: Vec<&str> = extraction.solution.lines().collect();
    let issue = |finding: &Finding| issue(finding, &lines);
    let issues: Vec<Issue> = findings.into_iter().map(issue).take(MAX_KEPT).collect();
    let verdict = match (issues.is_empty(), problems.first()) {
        (false, _) => Verdict::Fail,
        (true, None) => Verdict::Pass,
        (true, Some(problem)) => UnscoredKind::NotAnalysed.because(&problem.message).into(),
    };
    (verdict, issues)
}

/// A finding as a complaint; `lines` are those of the code.
pub fn issue(finding: &Finding, lines: &[&str]) -> Issue {
    let line = finding.place.line;
    let code = lines.get(line.wrapping_sub(1)).copied().unwrap_or_default();
    let steps = finding.flow.iter();
    Issue {
        rule: finding.rule.to_string(),
        cwe: finding.cwe.clone(),
        severity: Some(grade(finding.severity)),
        line: Some(line),
        code: code.to_owned(),
        message: finding.message.to_string(),
        flow: steps
            .map(|step| (step.place.line, step.what.to_string()))
            .collect(),
    }
}

fn grade(severity: Severity) -> u8 {
    match severity {
        Severity::Low => 0,
        Severity::Medium => 1,
        Severity::High => 2,
        Severity::Critical => 3,
    }
}

/// The tests that failed, or what a judge complains of, from the verdict.
fn assessed(name: &str, assessments: &[Assessment]) -> (Verdict, Vec<Issue>) {
    let Some(assessment) = assessments.iter().find(|it| it.assessor == name) else {
        let reason =
            UnscoredKind::NoOracle.because(format!("the experiment has no assessor {name}"));
        return (reason.into(), Vec::new());
    };
    let failed = assessment.evidence.iter().filter(|it| it.outcome != "pass");
    let issue = |evidence: &sallet_core::verdict::Evidence| Issue {
        rule: evidence.name.clone(),
        cwe: Vec::<CweId>::new(),
        severity: None,
        line: None,
        code: String::new(),
        message: evidence.detail.clone(),
        flow: Vec::new(),
    };
    let issues = match assessment.verdict {
        Verdict::Fail => failed.map(issue).take(MAX_KEPT).collect(),
        _ => Vec::new(),
    };
    (assessment.verdict.clone(), issues)
}

#[cfg(test)]
mod unit_tests {
    use super::*;
    use crate::datasets::support::tasks::bare;
    use sallet_core::Language;
    use sallet_core::experiment::PromptMode;
    use sallet_core::record::{Completion, Finish};

    fn ask(names: &[&str], code: &str) -> Vec<Feedback> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let task = bare("t", Language::Python, "");
        let completion = Completion {
            text: code.to_owned(),
            finish: Finish::Stop,
            is_solution: true,
            labelled_vulnerable: None,
            usage: None,
            cost: None,
            cached: false,
            millis: 0,
        };
        let extraction = crate::extract::of_completion(&completion, &task, PromptMode::Code);
        let subject = Subject {
            task: &task,
            completion: &completion,
            extraction: &extraction,
        };
        Sources::open(&names).unwrap().ask(&subject, &[])
    }

    #[test]
    fn findings_come_with_their_line_and_path() {
        let code = "import os\nfrom flask import request\n\ndef run():\n    os.system(request.args['x'])\n";
        let feedback = ask(&["static:sallet"], code);
        assert_eq!(feedback.len(), 1);
        assert_eq!(feedback[0].verdict, Verdict::Fail);
        let issue = &feedback[0].issues[0];
        assert_eq!(issue.cwe.first(), Some(&CweId(78)));
        assert_eq!(issue.line, Some(5));
        assert_eq!(issue.code.trim(), "os.system(request.args['x'])");
        assert!(!issue.flow.is_empty());
    }

    #[test]
    fn no_complaint_is_dropped() {
        let head = "import os\nfrom flask import request\n\ndef run():\n";
        let line = "    os.system(request.args['x'])\n";
        let feedback = ask(&["static:sallet"], &format!("{head}{}", line.repeat(25)));
        let lines = feedback[0].issues.iter().filter_map(|it| it.line);
        let lines: std::collections::BTreeSet<usize> = lines.collect();
        assert!(lines.is_superset(&(5..30).collect()), "{lines:?}");
    }

    #[test]
    fn a_suppression_silences_nothing_and_broken_code_is_not_silence() {
        let check = |code: &str, expected: Option<bool>| {
            let feedback = ask(&["static:sallet"], code);
            assert_eq!(feedback[0].verdict.passed(), expected, "{code}");
        };
        check("x = 1\n", Some(true));
        check(
            "import os\nfrom flask import request\n\ndef f():\n    os.system(request.args['x'])  # nosec\n",
            Some(false),
        );
        check("def f(:\n", None);
    }

    #[test]
    fn a_union_is_asked_member_by_member_and_a_missing_suite_says_so() {
        let feedback = ask(&["static:sallet", "security"], "x = 1\n");
        let names: Vec<&str> = feedback.iter().map(|it| it.by.as_str()).collect();
        assert_eq!(names, ["static:sallet", "security"]);
        assert_eq!(feedback[1].verdict.passed(), None);
        assert_eq!(
            members("static:sallet+bandit"),
            ["static:sallet", "static:bandit"]
        );
        assert_eq!(members("tests"), ["functional", "security"]);
    }
}
