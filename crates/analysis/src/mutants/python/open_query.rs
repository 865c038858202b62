//! Lets a query find more than it should: one of several conditions always holds.
//!
//! The condition that finds what is looked for is not forgotten; the one that says whose it must be
//! is.

use super::Operator;
use super::support::{each_expression, replace, without_argument};
use crate::mutants::Change;
use crate::python::Module;
use crate::python::ast::Expr;
use crate::rules::python::syntax::called;

pub(super) const OPERATOR: Operator = Operator {
    name: "open-query",
    summary: "makes one of several conditions of a query always hold",
    changes,
};

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    each_expression(module, |expression| match expression {
        Expr::StringLiteral(_) => {
            let text = module.text(expression);
            changes.extend(opened(text).map(|new| Change::from(replace(expression, new))));
        }
        Expr::Call(call) => {
            let keywords = &call.arguments.keywords;
            let finds = match called(call) {
                Some("filter_by" | "get_object_or_404" | "get_list_or_404") => true,
                Some("filter" | "get" | "exclude") => {
                    module.text(&*call.func).contains(".objects.")
                }
                _ => false,
            };
            if finds && keywords.len() > 1 {
                let dropped = keywords
                    .iter()
                    .map(|keyword| without_argument(call, keyword));
                changes.extend(dropped.map(Change::from));
            }
        }
        _ => {}
    });
    changes
}

/// Versions of the query `text` in which one of the conditions that are joined by `AND` is true.
fn opened(text: &str) -> impl Iterator<Item = String> {
    let upper = text.to_ascii_uppercase();
    let from = upper.find("WHERE ").map(|at| at + "WHERE ".len());
    let is_query = ["SELECT", "UPDATE", "DELETE"]
        .iter()
        .any(|word| upper.contains(word));
    let mut parts = Vec::new();
    if let Some(from) = from.filter(|_| is_query) {
        let ends = [" ORDER ", " GROUP ", " LIMIT ", " RETURNING ", "\"", ";"];
        let rest = &upper[from..];
        let to = ends.iter().filter_map(|end| rest.find(end)).min();
        let to = from + to.unwrap_or(rest.len());
        let mut start = from;
        for (at, _) in upper[from..to].match_indices(" AND ") {
            parts.push((start, from + at));
            start = from + at + " AND ".len();
        }
        parts.push((start, to));
    }
    if parts.len() < 2 {
        parts.clear();
    }
    parts.into_iter().filter_map(move |(start, end)| {
        let condition = text.get(start..end)?;
        let balanced = condition.matches('(').count() == condition.matches(')').count();
        balanced.then(|| format!("{}({condition} OR 1 = 1){}", &text[..start], &text[end..]))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn conditions_of_queries_always_hold() {
        let query = "\"SELECT a FROM b WHERE id = ? AND owner = ? ORDER BY id\"";
        check(
            &format!("db.execute({query}, (i, o))\n"),
            &[
                (
                    query,
                    "\"SELECT a FROM b WHERE (id = ? OR 1 = 1) AND owner = ? ORDER BY id\"",
                ),
                (
                    query,
                    "\"SELECT a FROM b WHERE id = ? AND (owner = ? OR 1 = 1) ORDER BY id\"",
                ),
            ],
        );
        check("db.execute(\"SELECT a FROM b WHERE id = ?\")\n", &[]);
        check("print(\"where are you and who AND what\")\n", &[]);
        check(
            "get_object_or_404(Trip, pk=a, owner=b)\n",
            &[(", pk=a", ""), (", owner=b", "")],
        );
        check("requests.get(url, timeout=a, stream=b)\n", &[]);
    }
}
