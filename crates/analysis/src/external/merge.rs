//! One finding where several analyzers report the same.

use crate::finding::{Finding, Place};
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use std::borrow::Cow;
use std::cell::LazyCell;
use std::cmp::Reverse;

/// The name of our own analyzer in [`Finding::analyzer`].
const OWN: &str = "sallet";

/// As many findings of one line are compared with each other. A line with more is no code that
/// anyone reads, and comparing all of them would cost the square of their number.
const MOST_COMPARED: usize = 64;

/// Merges what the analyzers found in one file, in any order. Two are the
/// same if they are in the same line, their columns overlap or touch, and a weakness of one answers
/// for a weakness of the other ([`Related`]). Findings of Sallet are never merged with each other.
///
/// The result names all its analyzers (`sallet, bandit`) and has the highest severity and
/// confidence that one of them gives. Sallet's own place, flow, rule, message and fingerprint are
/// kept, so that they do not depend on who else was asked; else the narrowest place, the longest
/// flow, and the rest of the finding that comes first.
pub fn merge(mut findings: Vec<Finding>) -> Vec<Finding> {
    // Sallet's come first in each line, so that others join them.
    findings.sort_by_key(order);
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    for finding in findings {
        match home(&groups, &finding) {
            Some(group) => groups[group].push(finding),
            None => groups.push(vec![finding]),
        }
    }
    let mut merged: Vec<Finding> = groups.into_iter().filter_map(join).collect();
    merged.sort_by(|a, b| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
    merged
}

fn order(finding: &Finding) -> (usize, bool, Place) {
    (finding.place.line, finding.analyzer != OWN, finding.place)
}

/// The group that `finding` belongs to: by its first finding, so that no chain of overlaps joins
/// what is far apart. The same weakness goes before a related one.
fn home(groups: &[Vec<Finding>], finding: &Finding) -> Option<usize> {
    if finding.analyzer == OWN {
        return None;
    }
    let line = finding.place.line;
    let last = groups.iter().enumerate().rev().take(MOST_COMPARED);
    let heads = last
        .map(|(group, members)| (group, &members[0]))
        .take_while(|(_, head)| head.place.line == line);
    // Made for the first comparison only: most findings are alone.
    let asked = LazyCell::new(|| -> Vec<Related> {
        finding.cwe.iter().map(|&cwe| Related::to(cwe)).collect()
    });
    let are_related = |head: &Finding| {
        let answers = |&cwe: &CweId| asked.iter().any(|asked| asked.contains(cwe));
        head.cwe.iter().any(answers)
    };
    let candidates =
        heads.filter(|(_, head)| touch(&head.place, &finding.place) && are_related(head));
    let best = candidates.min_by_key(|(group, head)| (!have_common(head, finding), *group));
    best.map(|(group, _)| group)
}

fn touch(a: &Place, b: &Place) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn have_common(a: &Finding, b: &Finding) -> bool {
    a.cwe.iter().any(|cwe| b.cwe.contains(cwe))
}

/// One finding for a group, which is in order.
fn join(group: Vec<Finding>) -> Option<Finding> {
    let analyzer = names(&group);
    let is_foreign = |finding: &Finding| finding.analyzer != OWN;
    let place = group
        .iter()
        .map(|finding| {
            let length = finding.place.end - finding.place.start;
            (is_foreign(finding), length == 0, length, finding.place)
        })
        .min()?;
    let flow = group.iter().min_by_key(|finding| {
        let steps = finding.flow.len();
        (steps == 0, is_foreign(finding), Reverse(steps))
    })?;
    let flow = flow.flow.clone();
    let severity = group.iter().map(|finding| finding.severity).max()?;
    let confidence = group.iter().map(|finding| finding.confidence).max()?;
    let mut members = group.into_iter();
    let mut merged = members.next()?;
    for other in members {
        let new = other.cwe.iter().filter(|cwe| !merged.cwe.contains(cwe));
        let new: Vec<CweId> = new.copied().collect();
        merged.cwe.extend(new);
    }
    Some(Finding {
        analyzer,
        place: place.3,
        flow,
        severity,
        confidence,
        ..merged
    })
}

/// The analyzers of a group, each once.
fn names(group: &[Finding]) -> Cow<'static, str> {
    let mut names: Vec<&Cow<'static, str>> = Vec::new();
    for finding in group {
        if !names.contains(&&finding.analyzer) {
            names.push(&finding.analyzer);
        }
    }
    match names[..] {
        [only] => only.clone(),
        _ => {
            let names: Vec<&str> = names.iter().map(|name| name.as_ref()).collect();
            Cow::Owned(names.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Confidence, Severity, Step};
    use crate::lines::Lines;
    use proptest::prelude::*;

    const SOURCE: &str = "db.execute(\"SELECT \" + name)\nos.system(name)\n";

    /// A finding of `analyzer` at the first `text` in the source.
    fn found(analyzer: &'static str, cwe: &[u32], text: &str) -> Finding {
        let start = SOURCE.find(text).unwrap();
        let lines = Lines::new(SOURCE);
        Finding {
            analyzer: Cow::Borrowed(analyzer),
            rule: Cow::Borrowed("rule"),
            cwe: cwe.iter().map(|&id| CweId(id)).collect(),
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            message: Cow::Borrowed(analyzer),
            place: lines.place(start, start + text.len()),
            flow: Vec::new(),
            fix: None,
            fingerprint: analyzer.to_owned(),
        }
    }

    /// `analyzers text` for each finding.
    fn merged(findings: Vec<Finding>) -> Vec<String> {
        let merged = merge(findings).into_iter();
        merged
            .map(|finding| {
                let place = finding.place;
                format!("{}: {}", finding.analyzer, &SOURCE[place.start..place.end])
            })
            .collect()
    }

    #[test]
    fn the_same_place_and_a_related_weakness_are_one_finding() {
        let check = |findings: &[Finding], expected: &[&str]| {
            assert_eq!(merged(findings.to_vec()), expected);
        };
        let sallet = found("sallet", &[89], "db.execute(\"SELECT \" + name)");
        let bandit = found("bandit", &[89], "\"SELECT \"");
        let ruff = found("ruff", &[89], "\"SELECT \" + name");
        check(&[], &[]);
        // The same, in any order.
        check(
            &[bandit.clone(), ruff.clone()],
            &["bandit, ruff: \"SELECT \""],
        );
        check(
            &[ruff.clone(), bandit.clone()],
            &["bandit, ruff: \"SELECT \""],
        );
        check(
            &[bandit.clone(), sallet.clone()],
            &["sallet, bandit: db.execute(\"SELECT \" + name)"],
        );
        // An ancestor, a sibling, none.
        check(
            &[sallet.clone(), found("x", &[74], "execute")],
            &["sallet, x: db.execute(\"SELECT \" + name)"],
        );
        check(
            &[sallet.clone(), found("x", &[78], "execute")],
            &["sallet: db.execute(\"SELECT \" + name)", "x: execute"],
        );
        check(
            &[found("x", &[], "execute"), found("y", &[], "execute")],
            &["x: execute", "y: execute"],
        );
        // Elsewhere in the line, touching, in another line.
        check(
            &[found("x", &[89], "db"), found("y", &[89], "name)")],
            &["x: db", "y: name)"],
        );
        check(
            &[found("x", &[89], "\"SELECT"), found("y", &[89], " \" + ")],
            &["x, y:  \" + "],
        );
        check(
            &[
                found("x", &[78], "name)\nos"),
                found("y", &[78], "os.system"),
            ],
            &["x: name)\nos", "y: os.system"],
        );
        // Sallet has said all it has to say; of the others one is enough.
        check(
            &[
                sallet.clone(),
                sallet.clone(),
                bandit.clone(),
                bandit.clone(),
            ],
            &[
                "sallet, bandit: db.execute(\"SELECT \" + name)",
                "sallet: db.execute(\"SELECT \" + name)",
            ],
        );
    }

    #[test]
    fn the_same_weakness_goes_before_a_related_one() {
        let general = found("sallet", &[74], "db.execute");
        let exact = found("sallet", &[89], "db.execute");
        let merged = merge(vec![general, exact, found("bandit", &[89], "execute")]);
        let names: Vec<_> = merged
            .iter()
            .map(|finding| (finding.cwe[0].0, &*finding.analyzer))
            .collect();
        assert_eq!(names, [(74, "sallet"), (89, "sallet, bandit")]);
    }

    #[test]
    fn the_best_of_each_is_kept() {
        let step = |what| Step {
            place: found("x", &[], "name").place,
            what: Cow::Borrowed(what),
        };
        let bandit = Finding {
            severity: Severity::High,
            confidence: Confidence::Low,
            ..found("bandit", &[89, 20], "db.execute(\"SELECT \" + name)")
        };
        let codeql = Finding {
            confidence: Confidence::High,
            flow: vec![step("from"), step("to")],
            ..found("codeql", &[89], "\"SELECT \" + name")
        };
        let merged = merge(vec![bandit, codeql]);
        assert_eq!(merged.len(), 1);
        let one = &merged[0];
        assert_eq!(one.analyzer, "bandit, codeql");
        assert_eq!(one.severity, Severity::High);
        assert_eq!(one.confidence, Confidence::High);
        assert_eq!(one.flow.len(), 2);
        assert_eq!(one.place.column, 12);
        assert_eq!(one.cwe, [CweId(89), CweId(20)]);
        assert_eq!(one.fingerprint, "bandit");
    }

    #[test]
    fn a_line_with_many_findings_takes_linear_time() {
        let many = vec![found("x", &[78], "os.system(name)"); 50_000];
        assert_eq!(merge(many).len(), 1);
        let texts = ["db", "execute", "SELECT", "name"];
        let apart = (0..50_000).map(|i| found("x", &[89 + i % 2], texts[i as usize % 4]));
        assert_eq!(merge(apart.collect()).len(), 4);
    }

    proptest! {
        /// No analyzer and no weakness gets lost, and merging adds nothing.
        #[test]
        fn merging_loses_nothing(
            picks in proptest::collection::vec((0..4_usize, 0..4_usize, 0..6_usize), 0..40)
        ) {
            let analyzers = ["sallet", "bandit", "ruff", "codeql"];
            let weaknesses = [89, 74, 78, 22];
            let texts = ["db", "db.execute", "name", "\"SELECT \" + name", "os.system", "system"];
            let findings: Vec<Finding> = picks
                .iter()
                .map(|&(analyzer, cwe, text)| {
                    found(analyzers[analyzer], &[weaknesses[cwe]], texts[text])
                })
                .collect();
            let merged = merge(findings.clone());
            prop_assert!(merged.len() <= findings.len());
            prop_assert!(merged.windows(2).all(|pair| pair[0].place <= pair[1].place));
            for finding in &findings {
                let is_kept = merged.iter().any(|one| {
                    one.place.line == finding.place.line
                        && one.analyzer.contains(&*finding.analyzer)
                        && finding.cwe.iter().all(|cwe| one.cwe.contains(cwe))
                });
                prop_assert!(is_kept);
            }
            let own = |findings: &[Finding]| {
                findings.iter().filter(|one| one.analyzer.contains("sallet")).count()
            };
            prop_assert_eq!(own(&findings), own(&merged));
        }
    }
}
