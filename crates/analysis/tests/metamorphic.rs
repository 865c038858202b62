//! What means the same is judged the same: renamed variables, blank lines, comments, line breaks
//! and a deeper indentation change no finding but its place. The corpus are the examples and
//! better ways of all rules for Python.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::python::ast::visitor::{self, Visitor};
use sallet_analysis::python::ast::{Expr, ExprContext, Stmt};
use sallet_analysis::python::{Module, Ranged};
use sallet_analysis::rules;
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&[]).unwrap());

/// A text, and the weakness that its rule is about.
static CORPUS: LazyLock<Vec<(&str, CweId)>> = LazyLock::new(|| {
    rules::all()
        .filter(|about| about.languages.contains(&Language::Python))
        .flat_map(|about| [about.example, about.better].map(|text| (text, about.cwe[0])))
        .collect()
});

/// The findings without their places: rule, confidence, and how often.
fn verdict(source: &str, cwe: CweId) -> Vec<String> {
    let asked = [Related::to(cwe)];
    let request = Request {
        asked: &asked,
        ..Request::default()
    };
    let report = ANALYZER.analyze("x.py", Language::Python, source, &request);
    let mut found: Vec<String> = report
        .findings
        .iter()
        .map(|finding| format!("{} {:?}", finding.rule, finding.confidence))
        .collect();
    found.sort();
    found
}

/// Names that stand on the left of an assignment, and every place that has a name.
#[derive(Default)]
struct Names {
    assigned: BTreeSet<String>,
    /// Imported, or declared: a name that others may use from outside.
    shared: BTreeSet<String>,
    places: Vec<(usize, String)>,
    /// Starts of statements, and of what stands inside the brackets of a call.
    statements: Vec<usize>,
    calls: Vec<usize>,
}

impl<'a> Visitor<'a> for Names {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        self.statements.push(statement.start().to_usize());
        match statement {
            Stmt::Global(node) => self.share(node.names.iter().map(|name| name.as_str())),
            Stmt::Nonlocal(node) => self.share(node.names.iter().map(|name| name.as_str())),
            Stmt::Import(node) => self.share(node.names.iter().map(|alias| alias.name.as_str())),
            Stmt::ImportFrom(node) => self.share(
                node.names
                    .iter()
                    .map(|alias| alias.asname.as_ref().unwrap_or(&alias.name).as_str()),
            ),
            Stmt::FunctionDef(node) => {
                self.share([node.name.as_str()].into_iter());
                self.share(node.parameters.iter().map(|one| one.name().as_str()));
            }
            Stmt::ClassDef(node) => {
                self.share([node.name.as_str()].into_iter());
                // The names of a class are attributes.
                for inner in &node.body {
                    if let Stmt::Assign(assign) = inner {
                        let targets = assign.targets.iter().filter_map(Expr::as_name_expr);
                        let names: Vec<_> = targets.map(|name| name.id.to_string()).collect();
                        self.shared.extend(names);
                    }
                    if let Stmt::AnnAssign(assign) = inner
                        && let Some(name) = assign.target.as_name_expr()
                    {
                        self.shared.insert(name.id.to_string());
                    }
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(node) => {
                if node.ctx == ExprContext::Store {
                    self.assigned.insert(node.id.to_string());
                }
                self.places
                    .push((node.range.start().to_usize(), node.id.to_string()));
            }
            Expr::Call(node) => {
                self.calls.push(node.arguments.range.start().to_usize() + 1);
            }
            // A line break would be part of some of these.
            Expr::FString(_) => {
                let calls = self.calls.len();
                visitor::walk_expr(self, expression);
                return self.calls.truncate(calls);
            }
            _ => {}
        }
        visitor::walk_expr(self, expression);
    }
}

impl Names {
    fn of(source: &str) -> Self {
        let module = Module::parse(source).unwrap();
        let mut names = Self::default();
        module
            .statements()
            .iter()
            .for_each(|statement| names.visit_stmt(statement));
        names
    }

    fn share<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        self.shared.extend(names.map(str::to_owned));
    }

    /// Local variables: settings in capitals and what is imported mean something to others.
    fn local(&self, name: &str) -> bool {
        self.assigned.contains(name)
            && !self.shared.contains(name)
            && !name.starts_with('_')
            && name.chars().any(char::is_lowercase)
    }
}

/// Puts the texts in at their places.
fn insert(source: &str, mut texts: Vec<(usize, String)>) -> String {
    texts.sort();
    let mut changed = String::new();
    let mut at = 0;
    for (place, text) in texts {
        changed.push_str(&source[at..place]);
        changed.push_str(&text);
        at = place;
    }
    changed + &source[at..]
}

/// Puts a word before the names of local variables: the last word of a name is what it means.
fn renamed(source: &str, choose: &mut impl FnMut() -> bool) -> String {
    let names = Names::of(source);
    let chosen: BTreeSet<&String> = names
        .assigned
        .iter()
        .filter(|name| names.local(name) && choose())
        .collect();
    let places = names
        .places
        .iter()
        .filter(|(_, name)| chosen.contains(name));
    insert(
        source,
        places
            .map(|(place, _)| (*place, "zq_".to_owned()))
            .collect(),
    )
}

/// Breaks lines in brackets, and puts blank lines and comments before statements.
fn reformatted(source: &str, choose: &mut impl FnMut() -> bool) -> String {
    let names = Names::of(source);
    let mut texts = Vec::new();
    for start in &names.calls {
        if choose() {
            texts.push((*start, "\n        ".to_owned()));
        }
    }
    for start in &names.statements {
        let line = source[..*start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let is_first = source[line..*start].chars().all(char::is_whitespace);
        if is_first && choose() {
            texts.push((line, "\n# a remark\n\n".to_owned()));
        }
    }
    insert(source, texts)
}

/// A coin for every place.
fn coins(seed: u64) -> impl FnMut() -> bool {
    let mut state = seed | 1;
    move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 63 == 1
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_of_variables_change_no_verdict(at in 0..CORPUS.len(), seed: u64) {
        let (source, cwe) = CORPUS[at];
        let changed = renamed(source, &mut coins(seed));
        prop_assert_eq!(verdict(source, cwe), verdict(&changed, cwe), "{}", changed);
    }

    #[test]
    fn formats_change_no_verdict(at in 0..CORPUS.len(), seed: u64) {
        let (source, cwe) = CORPUS[at];
        let changed = reformatted(source, &mut coins(seed));
        prop_assert_eq!(verdict(source, cwe), verdict(&changed, cwe), "{}", changed);
    }
}

/// Every text once, with everything changed.
#[test]
fn all_changes_at_once_change_no_verdict() {
    let mut wrong = Vec::new();
    for (source, cwe) in CORPUS.iter() {
        let changed = reformatted(&renamed(source, &mut || true), &mut || true);
        assert_ne!(*source, changed);
        let verdicts = (verdict(source, *cwe), verdict(&changed, *cwe));
        if verdicts.0 != verdicts.1 {
            wrong.push((verdicts, changed));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
