//! Follows data through a Python file.
//!
//! An abstract interpreter walks the statements of a file once, in order, with an environment
//! from names to values: what a value is (the qualified name of the library thing, or a function
//! or class of the file), and which data it carries (taint). Branches are followed apart and
//! joined; conditions refine the values they test; functions of the file are summarised once, when
//! they are first called. On its way the interpreter calls the hooks of the rules.

mod arguments;
mod assignments;
mod atoms;
mod beginnings;
mod calls;
mod classes;
mod concatenation;
mod conditions;
mod context;
mod decorators;
mod elements;
mod environment;
mod expressions;
mod functions;
mod hits;
mod imports;
mod kind;
mod model_text;
mod models;
mod names;
mod patterns;
mod regex_guards;
mod regexes;
mod roots;
mod ruleset;
mod statements;
mod unchanged;
mod unchecked;
mod value;
mod view;

pub use context::Context;
pub use kind::{Kind, Kinds, Origin};
pub use models::{Handler, ModelError, Models};
pub use names::{Name, Names};
pub use regexes::Regex;
pub use ruleset::Ruleset;
pub use view::{
    Argument, Assignment, Call, Comparison, FunctionView, Known, StatementKind, StatementView, Text,
};

use crate::analyzer::Request;
use crate::finding::Finding;
use crate::python::Module;
use std::time::Instant;

/// What following a file gave.
pub struct Outcome {
    /// By rising place.
    pub findings: Vec<Finding>,
    /// Whether `deadline` came before the end of the file; the findings are those until then.
    pub timed_out: bool,
}

/// Follows `module`. Rule `i` of `rules` speaks if `enabled[i]`.
pub fn analyze(
    module: &Module<'_>,
    models: &Models,
    rules: &Ruleset,
    enabled: &[bool],
    request: &Request<'_>,
    deadline: Option<Instant>,
) -> Outcome {
    let context = Context::new(module, models, rules, enabled, request, deadline);
    let (findings, timed_out) = context.run();
    Outcome {
        findings,
        timed_out,
    }
}
