//! Safe rewrites, applied or shown.

use super::examine::Examiner;
use super::files::{Input, Target};
use crate::whole_file;
use anyhow::Result;
use sallet_analysis::file::{FileReport, Scan};
use sallet_analysis::fixes;
use sallet_analysis::formats::Sources;
use std::collections::HashMap;

/// What to do with the fixes of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    No,
    Show,
    Write,
}

/// What came of the fixes.
#[derive(Default)]
pub struct Fixed {
    /// The changes as a unified diff.
    pub diff: String,
    /// How many findings are gone, or would be.
    pub count: usize,
    /// How many fixes wait for others at the same place.
    pub overlapping: usize,
}

/// Fixes what is `reported` of the files of `scan`: shows the changes, or writes them and puts
/// what is left into `scan`. `reported` may be less than `scan`, which is compared with itself: a
/// rewrite must leave nothing worse.
pub fn fix_all(
    how: Fix,
    examiner: &Examiner,
    targets: &[Target<'_>],
    reported: &Scan,
    scan: &mut Scan,
    sources: &Sources<'_>,
) -> Result<Fixed> {
    let mut all = Fixed::default();
    for ((target, reported), report) in targets.iter().zip(&reported.files).zip(&mut scan.files) {
        let fixable = reported
            .findings
            .iter()
            .any(|finding| finding.fix.is_some());
        let Some(source) = fixable.then(|| sources(&target.shown)).flatten() else {
            continue;
        };
        let fixed = fixes::apply(&source, &reported.findings);
        let after = examiner.judge(target, &fixed.text);
        if !is_better(&after, report) {
            continue;
        }
        all.overlapping += fixed.overlapping;
        all.count += report.findings.len() - after.findings.len();
        let diff = fixes::unified_diff(&target.shown, &source, &fixed.text);
        all.diff.push_str(&diff);
        if let (Fix::Write, Input::File(path)) = (how, &target.input) {
            whole_file::write(path, |file| Ok(file.write_all(fixed.text.as_bytes())?))?;
            *report = after;
        }
    }
    Ok(all)
}

/// Whether there are fewer findings, more of no rule, and no new problem. A rewrite that breaks
/// code is worse than none.
pub fn is_better(after: &FileReport, before: &FileReport) -> bool {
    let mut counts: HashMap<&str, isize> = HashMap::new();
    for finding in &before.findings {
        *counts.entry(&finding.rule).or_default() += 1;
    }
    for finding in &after.findings {
        *counts.entry(&finding.rule).or_default() -= 1;
    }
    after.problems.len() <= before.problems.len()
        && counts.values().all(|&gone| gone >= 0)
        && counts.values().any(|&gone| gone > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Arguments, Command};
    use crate::commands::scan::{External, files, part};
    use clap::Parser;
    use sallet_analysis::file::{Problem, ProblemKind};
    use sallet_analysis::finding;
    use sallet_analysis::suppress;
    use sallet_core::task::Language;

    /// A report with findings of these rules.
    fn report(rules: &[&'static str], problems: usize) -> FileReport {
        let template = suppress::find("x  # sallet: ignore", Language::Python)[0].unused();
        let problem = Problem {
            analyzer: "sallet".into(),
            kind: ProblemKind::Broken,
            message: String::new(),
            place: None,
        };
        let findings = rules.iter().map(|&rule| {
            let mut finding = template.clone();
            finding.rule = rule.into();
            finding
        });
        FileReport {
            path: "a.py".to_owned(),
            language: Language::Python,
            findings: findings.collect(),
            suppressed: Vec::new(),
            problems: vec![problem; problems],
        }
    }

    /// Fixes a file by writing `new` for its `eval`, and gives the diff, how many findings are
    /// gone, how many are left, and the file.
    fn fixed(how: Fix, new: &str) -> (String, usize, usize, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("app.py");
        let source = "from flask import request\nx = eval(request.args['x'])\n";
        std::fs::write(&path, source).unwrap();
        let name = path.to_str().unwrap();
        let arguments = Arguments::parse_from(["sallet", "scan", "--no-config", name]);
        let Command::Scan(options) = arguments.command else {
            panic!("another command");
        };
        let parts = part::parts(&options.selection, &[], None, options.paths.clone()).unwrap();
        let targets = files::find(&parts, None).unwrap().targets;
        let examiner = Examiner {
            time_limit: std::time::Duration::from_secs(10),
            external: External::default(),
            changes: None,
            unused: None,
        };
        let mut report = examiner.examine(&targets[0]).0;
        let start = source.find("eval").unwrap();
        report.findings[0].fix = Some(finding::Fix {
            what: "Do not run it".into(),
            edits: vec![finding::Edit {
                start,
                end: start + "eval".len(),
                text: new.to_owned(),
            }],
        });
        let mut scan = Scan {
            analyzers: Vec::new(),
            files: vec![report],
        };
        let reported = scan.clone();
        let sources = |_: &str| Some(source.to_owned());
        let all = fix_all(how, &examiner, &targets, &reported, &mut scan, &sources).unwrap();
        let diff = all.diff.replace(&targets[0].shown, "app.py");
        let left = scan.files[0].findings.len();
        (
            diff,
            all.count,
            left,
            std::fs::read_to_string(&path).unwrap(),
        )
    }

    #[test]
    fn fixes_are_shown_or_written_when_they_hold() {
        let source = "from flask import request\nx = eval(request.args['x'])\n";
        let (diff, gone, left, file) = fixed(Fix::Show, "str");
        assert!(diff.contains("-x = eval(request.args['x'])\n+x = str(request.args['x'])\n"));
        assert_eq!((gone, left, file.as_str()), (1, 1, source));
        let (_, gone, left, file) = fixed(Fix::Write, "str");
        assert_eq!((gone, left, file), (1, 0, source.replace("eval", "str")));
        // Another weakness, or broken code, is no fix.
        for new in ["exec", "str(("] {
            let (diff, gone, left, file) = fixed(Fix::Write, new);
            assert_eq!(
                (diff.as_str(), gone, left, file.as_str()),
                ("", 0, 1, source)
            );
        }
    }

    #[test]
    fn a_fix_must_leave_less_and_add_nothing() {
        let check = |after: &[&'static str], problems: usize, expected: bool| {
            let before = report(&["a", "a", "b"], 1);
            assert_eq!(
                is_better(&report(after, problems), &before),
                expected,
                "{after:?}"
            );
        };
        check(&["a", "b"], 1, true);
        check(&[], 0, true);
        check(&["a", "a", "b"], 1, false);
        check(&["c"], 1, false);
        check(&["b", "b"], 1, false);
        check(&["a"], 2, false);
    }
}
