//! Analysis of C and C++.
//!
//! A file is parsed (`syntax`), what it declares is collected (`symbols`), and its functions are
//! taken one by one, called ones first: lowered to a control-flow graph (`lower`), run on what is
//! known instead of on values (`run`), and summed up for their callers (`summary`). Rules see
//! what happens through hooks. Code that is broken, or only a fragment, is analysed as far as it
//! can be read.

mod constant;
mod format;
mod ir;
mod join;
mod library;
mod literal;
mod location;
mod lower;
mod names;
mod order;
mod report;
mod run;
mod state;
mod summary;
mod symbols;
mod syntax;
mod syntax_check;
mod trace;
mod types;
mod value;

pub(crate) use format::{Count, directives};
pub(crate) use ir::{BinaryOp, Op, Temp, VarId};
pub(crate) use library::{Amount, Effect};
pub(crate) use location::{Id, Loc};
pub(crate) use run::{Access, AccessKind, CallSite, Extent, Operation, Release, Run};
pub(crate) use state::{Life, Size};
pub(crate) use summary::WayIn;
pub(crate) use syntax::{Kind, Node, Role, SyntaxTree};
pub(crate) use syntax_check::SyntaxCheck;
pub(crate) use trace::{Origin, Trace};
pub(crate) use types::{Type, TypeId};
pub(crate) use value::{Checks, Cleared, Nullness, Value};

use crate::file::{Problem, ProblemKind};
use crate::finding::{Finding, Place};
use crate::lines::Lines;
use crate::python::SyntaxError;
use crate::rules::c::Hooks;
use report::Report;
use run::{FileContext, Stopped};
use rustc_hash::{FxHashMap, FxHashSet};
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::borrow::Cow;
use std::time::Instant;
use symbols::{Definition, Symbols};
use trace::Traces;

/// What to analyse for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'r> {
    /// The weakness that is asked for: rules that make sense only then speak too, and findings
    /// of low confidence are told.
    pub asked: &'r [Related],
    /// When to stop; `None`: never.
    pub deadline: Option<Instant>,
}

/// What the analysis of one text found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// By rising place. The fingerprints are empty.
    pub findings: Vec<Finding>,
    /// What could not be analysed. Empty when all of it was.
    pub problems: Vec<Problem>,
}

/// Analyses `source`, which is C or C++. Never panics, whatever the text.
pub fn analyze(source: &str, language: Language, request: &Request<'_>) -> Outcome {
    let Ok(tree) = SyntaxTree::parse(source, language, request.deadline) else {
        return Outcome {
            findings: Vec::new(),
            problems: vec![timed_out()],
        };
    };
    let mut analysis = Analysis::new(&tree, language, request);
    if let Some(broken) = tree.broken() {
        let message = format!("the code does not parse: {}", broken.message);
        analysis.problem(ProblemKind::Broken, message, Some(broken.offset));
    }
    analysis.run();
    Outcome {
        findings: analysis.report.finish(&tree),
        problems: analysis.problems,
    }
}

/// Whether `source` is well-formed C or C++.
///
/// # Errors
/// The first [`SyntaxError`].
pub fn check_syntax(source: &str, language: Language) -> Result<(), SyntaxError> {
    let Ok(tree) = SyntaxTree::parse(source, language, None) else {
        return Ok(());
    };
    match tree.broken() {
        None => Ok(()),
        Some(broken) => {
            let offset = source.floor_char_boundary(broken.offset);
            let (line, column) = Lines::new(source).position(offset);
            Err(SyntaxError {
                line,
                column,
                offset,
                message: broken.message.clone(),
            })
        }
    }
}

fn timed_out() -> Problem {
    Problem {
        analyzer: Cow::Borrowed("sallet"),
        kind: ProblemKind::TimedOut,
        message: "the time for this file was over before its end".to_owned(),
        place: None,
    }
}

/// The analysis of one file.
struct Analysis<'a, 'src> {
    tree: &'a SyntaxTree<'src>,
    language: Language,
    deadline: Option<Instant>,
    symbols: Symbols<'src>,
    summaries: FxHashMap<&'src str, summary::Summary>,
    called: FxHashSet<&'src str>,
    traces: Traces<'src>,
    report: Report,
    problems: Vec<Problem>,
}

impl<'a, 'src> Analysis<'a, 'src> {
    fn new(tree: &'a SyntaxTree<'src>, language: Language, request: &Request<'_>) -> Self {
        Self {
            tree,
            language,
            deadline: request.deadline,
            symbols: Symbols::collect(tree),
            summaries: FxHashMap::default(),
            called: FxHashSet::default(),
            traces: Traces::new(tree.root()),
            report: Report::new(request.asked),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, kind: ProblemKind, message: String, offset: Option<usize>) {
        let source = self.tree.source();
        let place = offset.map(|offset| -> Place { Lines::new(source).place(offset, offset) });
        self.problems.push(Problem {
            analyzer: Cow::Borrowed("sallet"),
            kind,
            message,
            place,
        });
    }

    fn run(&mut self) {
        let hooks = Hooks::all();
        syntax_check::run(
            self.tree,
            &self.symbols,
            self.language,
            hooks,
            &mut self.report,
        );
        let order = order::Order::of(self.tree, &self.symbols.definitions);
        self.called = order.called;
        for index in order.callees_first {
            let definition = self.symbols.definitions[index];
            if !self.function(&definition, hooks) {
                return;
            }
        }
        let has_loose_code = self
            .tree
            .children(self.tree.root())
            .any(|node| lower::is_loose_statement(self.tree, node));
        if has_loose_code {
            let file = Definition {
                name: "",
                node: self.tree.root(),
                parameters: None,
                result: TypeId::INT,
                class: None,
                is_static: false,
            };
            self.function(&file, hooks);
        }
    }

    /// Analyses one definition. Whether there is time for more.
    fn function(&mut self, definition: &Definition<'src>, hooks: &'static Hooks) -> bool {
        let lowered = lower::lower(self.tree, &mut self.symbols, self.language, definition);
        if let Some(node) = lowered.too_deep {
            let message = format!(
                "code that is nested too deeply was not analysed: more than {} levels, or \
                 assignments to assignments",
                lower::MAX_DEPTH
            );
            let (offset, _) = self.tree.range(node);
            self.problem(ProblemKind::Skipped, message, Some(offset));
        }
        for (index, function) in lowered.functions.iter().enumerate() {
            let context = FileContext {
                tree: self.tree,
                symbols: &self.symbols,
                summaries: &self.summaries,
                called: &self.called,
                hooks,
                language: self.language,
            };
            let mut run = Run::new(
                &context,
                function,
                &mut self.traces,
                &mut self.report,
                self.deadline,
            );
            let result = run.analyze();
            let summary = run.summary;
            match result {
                // The first is the definition itself; lambdas have no name to call them by.
                Ok(()) if index == 0 && !function.name.is_empty() => {
                    self.summaries.insert(function.name, summary);
                }
                Ok(()) => {}
                Err(Stopped::TooComplex) => {
                    let message = format!(
                        "the function `{}` is too complex: it was not analysed to its end",
                        function.name
                    );
                    let (offset, _) = self.tree.range(function.node);
                    self.problem(ProblemKind::Skipped, message, Some(offset));
                }
                Err(Stopped::TimedOut) => {
                    self.problems.push(timed_out());
                    return false;
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests;
