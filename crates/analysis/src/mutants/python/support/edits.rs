//! Rewrites of expressions.

use crate::finding::Edit;
use crate::python::ast::{Expr, ExprCall, Keyword};
use crate::python::{Module, Ranged, TextRange};

pub(crate) use crate::rules::python::syntax::replace;

/// Writes `text` in the place of `inner`, and shows all of `outer` as what changes.
pub(crate) fn within(
    module: &Module<'_>,
    outer: &impl Ranged,
    inner: TextRange,
    text: &str,
) -> Edit {
    let (whole, part) = (outer.range().to_std_range(), inner.to_std_range());
    let source = module.source();
    let new = [
        &source[whole.start..part.start],
        text,
        &source[part.end..whole.end],
    ]
    .concat();
    replace(outer, new)
}

/// The text of `expression`, in parentheses unless it holds together by itself.
pub(crate) fn group(module: &Module<'_>, expression: &Expr) -> String {
    let text = module.text(expression);
    match expression {
        Expr::Name(_)
        | Expr::Attribute(_)
        | Expr::Call(_)
        | Expr::Subscript(_)
        | Expr::List(_)
        | Expr::Dict(_)
        | Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::FString(_)
            if !text.contains('\n') =>
        {
            text.to_owned()
        }
        Expr::NumberLiteral(_) => text.to_owned(),
        _ => format!("({text})"),
    }
}

/// Takes `keyword` out of the arguments of `call`.
pub(crate) fn without_argument(call: &ExprCall, keyword: &Keyword) -> Edit {
    let arguments = &call.arguments;
    let positional = arguments.args.iter().map(Ranged::range);
    let named = arguments.keywords.iter().map(Ranged::range);
    let mut all: Vec<TextRange> = positional.chain(named).collect();
    all.sort_by_key(|range| range.start());
    let own = keyword.range();
    let previous = all.iter().rev().find(|range| range.end() <= own.start());
    let next = all.iter().find(|range| range.start() >= own.end());
    let range = match (previous, next) {
        (Some(previous), _) => TextRange::new(previous.end(), own.end()),
        (None, Some(next)) => TextRange::new(own.start(), next.start()),
        (None, None) => own,
    };
    replace(&range, "")
}
