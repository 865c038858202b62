//! Rewrites of calls.

use crate::c::{CallSite, Node, Run};
use crate::finding::{Edit, Fix};
use std::borrow::Cow;

/// Replaces the call by `text`.
pub(super) fn replace_call<'src>(
    run: &Run<'_, 'src>,
    site: &CallSite<'_, 'src>,
    what: &'static str,
    text: String,
) -> Fix {
    replace(run, site.node, what, text)
}

/// Replaces the code of `node` by `text`.
pub(super) fn replace(run: &Run<'_, '_>, node: Node, what: &'static str, text: String) -> Fix {
    let (start, end) = run.place(node);
    Fix {
        what: Cow::Borrowed(what),
        edits: vec![Edit { start, end, text }],
    }
}

/// The name of the array that an argument is, if it is one whose size `sizeof` tells.
pub(super) fn array_name<'src>(
    run: &Run<'_, 'src>,
    site: &CallSite<'_, 'src>,
    position: u8,
) -> Option<&'src str> {
    let argument = site.argument(position)?;
    let text = run.text(run.node(argument));
    let is_name = text
        .chars()
        .all(|char| char.is_alphanumeric() || char == '_');
    (is_name && run.is_array(argument)).then_some(text)
}

/// The code of the arguments from `first` on.
pub(super) fn arguments_from<'src>(
    run: &Run<'_, 'src>,
    site: &CallSite<'_, 'src>,
    first: usize,
) -> Option<&'src str> {
    let list = run.argument_list(site.node);
    let (from, to) = (list.get(first)?, list.last()?);
    let (start, _) = run.place(*from);
    let (_, end) = run.place(*to);
    run.source().get(start..end)
}
