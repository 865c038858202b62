//! Rewrites of parts of a file.

use crate::finding::Edit;
use crate::python::Ranged;
use crate::python::ast::ExprCall;

/// Writes `text` in the place of `node`.
pub(crate) fn replace(node: &impl Ranged, text: impl Into<String>) -> Edit {
    let range = node.range();
    Edit {
        start: range.start().to_usize(),
        end: range.end().to_usize(),
        text: text.into(),
    }
}

/// Gives `call` one more argument, such as `secure=True`, behind those it has.
pub(crate) fn add_argument(call: &ExprCall, argument: &str) -> Edit {
    let arguments = &call.arguments;
    let positional = arguments.args.iter().map(Ranged::range);
    let named = arguments.keywords.iter().map(Ranged::range);
    let last = positional.chain(named).map(|range| range.end().to_usize());
    let (at, text) = match last.max() {
        Some(end) => (end, format!(", {argument}")),
        None => (arguments.range.start().to_usize() + 1, argument.to_owned()),
    };
    Edit {
        start: at,
        end: at,
        text,
    }
}
