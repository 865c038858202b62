//! What holds for every rule, and the tables that the rules' own tests are written as.

use super::{ALL, CRule};
use crate::c::{Request, analyze};
use crate::file::ProblemKind;
use crate::finding::{Confidence, Finding, Fix};
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::collections::HashSet;

fn findings(source: &str, asked: Option<u32>) -> Vec<Finding> {
    let asked: Vec<Related> = asked.map(|id| Related::to(CweId(id))).into_iter().collect();
    let request = Request {
        asked: &asked,
        deadline: None,
    };
    // What is not C is C++.
    let looks_like_cpp = [
        "std::", "new ", "delete", "cout", "cin", "class ", "&c)", "public:",
    ]
    .iter()
    .any(|word| source.contains(word));
    let language = if looks_like_cpp {
        Language::Cpp
    } else {
        Language::C
    };
    let outcome = analyze(source, language, &request);
    let is_broken = outcome
        .problems
        .iter()
        .any(|problem| problem.kind == ProblemKind::Broken);
    assert!(
        !is_broken,
        "does not parse: {source}\n{:?}",
        outcome.problems
    );
    outcome.findings
}

/// `reported` are reported by `rule` at default settings, `silent` are not.
pub(crate) fn check(rule: &CRule, reported: &[&str], silent: &[&str]) {
    check_with(rule, None, reported, silent);
}

/// The same, when weakness `cwe` is asked for.
pub(crate) fn check_asked(rule: &CRule, cwe: u32, reported: &[&str], silent: &[&str]) {
    check_with(rule, Some(cwe), reported, silent);
}

fn check_with(rule: &CRule, asked: Option<u32>, reported: &[&str], silent: &[&str]) {
    let mut wrong = Vec::new();
    for (sources, expected) in [(reported, true), (silent, false)] {
        for source in sources {
            let findings = findings(source, asked);
            let found = findings
                .iter()
                .filter(|finding| finding.rule == rule.about.id);
            if (found.clone().count() > 0) != expected {
                let word = if expected { "missed" } else { "false alarm" };
                let messages: Vec<_> = found.map(|finding| &finding.message).collect();
                wrong.push(format!("{word}: {source}\n    {messages:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", rule.about.id, wrong.join("\n"));
}

#[test]
fn the_folder_and_the_list_are_equal() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/c");
    let helpers = ["mod.rs", "tests.rs", "fixes.rs", "overflow.rs", "words.rs"];
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !helpers.contains(&name.as_str()))
        .collect();
    files.sort();
    let mut listed: Vec<_> = ALL
        .iter()
        .map(|rule| {
            let name = rule.about.id.strip_prefix("c-").unwrap();
            format!("{}.rs", name.replace('-', "_"))
        })
        .collect();
    listed.sort();
    assert_eq!(files, listed);
}

#[test]
fn what_is_said_about_rules_is_true() {
    let mut ids = HashSet::new();
    for rule in ALL {
        let about = &rule.about;
        assert!(ids.insert(about.id), "{} is there twice", about.id);
        assert!(!about.cwe.is_empty(), "{}", about.id);
        assert!(!about.references.is_empty(), "{}", about.id);
        for cwe in about.cwe {
            assert!(
                sallet_core::cwe::lookup(*cwe).is_some(),
                "{} {cwe}",
                about.id
            );
        }
        let asked = match about.speaks {
            crate::rules::Speaks::Always => None,
            crate::rules::Speaks::WhenAsked => Some(about.cwe[0].0),
        };
        let reported = findings(about.example, asked);
        assert!(
            reported.iter().any(|finding| finding.rule == about.id),
            "{}: the example is not reported: {reported:#?}",
            about.id
        );
        let better = findings(about.better, None);
        assert!(
            better.is_empty(),
            "{}: better is reported: {better:#?}",
            about.id
        );
        let better = findings(about.better, asked);
        let is_told =
            |finding: &Finding| finding.rule == about.id || finding.confidence > Confidence::Low;
        assert!(
            !better.iter().any(is_told),
            "{}: better is reported when asked for: {better:#?}",
            about.id
        );
    }
}

fn apply(source: &str, fix: &Fix) -> String {
    let mut text = source.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.start..edit.end, &edit.text);
    }
    text
}

#[test]
fn fixes_silence_their_finding_and_add_no_other() {
    let more = [
        "#include <stdio.h>\nint main(void) { char a[8], b[64]; fgets(b, 64, stdin); strcpy(a, b); strcat(a, b); gets(a); puts(a); return 0; }",
        "int main(int c, char **v) { char b[32]; sprintf(b, \"%s-%d\", v[1], c); printf(b); return 0; }",
    ];
    let mut fixed = 0;
    for source in ALL.iter().map(|rule| rule.about.example).chain(more) {
        let before = findings(source, None);
        for finding in &before {
            let Some(fix) = &finding.fix else {
                continue;
            };
            fixed += 1;
            let after = findings(&apply(source, fix), None);
            let is_same = |other: &Finding| {
                other.rule == finding.rule && other.place.start == finding.place.start
            };
            assert!(!after.iter().any(is_same), "{}: {source}", finding.rule);
            assert!(after.len() < before.len(), "{}: {after:#?}", finding.rule);
        }
    }
    assert!(fixed > 5, "only {fixed} fixes were tried");
}

#[test]
fn what_callers_decide_is_worth_a_look_when_asked() {
    let check = |source: &str, expected: Option<Confidence>| {
        let found = findings(source, Some(369));
        let confidence = found.iter().map(|finding| finding.confidence).max();
        assert_eq!(confidence, expected, "{source}");
    };
    check(
        "int f(int a, int b) { return a / b; }",
        Some(Confidence::Medium),
    );
    // The caller in the file gives no zero.
    check(
        "int f(int a, int b) { return a / b; } int g(void) { return f(4, 2); }",
        Some(Confidence::Low),
    );
    check("int f(int a) { return a / 2; }", None);
}
