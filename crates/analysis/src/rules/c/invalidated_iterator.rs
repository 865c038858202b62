//! A container is changed while a loop walks over it.

use super::words::{mentions, words};
use super::{CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};
use sallet_core::task::Language;

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-invalidated-iterator",
        title: "Container changed while it is walked over",
        languages: &[Language::Cpp],
        cwe: cwes![416, 825, 672],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `erase`, `insert`, `push_back` and `clear` of the container that a range \
               loop walks over, and `erase` of the iterator of a loop whose result is not kept, \
               unless the loop ends after it.",
        why: "The loop goes on with a pointer into memory that the container gave back.",
        example: r#"#include <vector>
void drop(std::vector<int> &values) {
    for (int value : values) {
        if (value < 0) {
            values.push_back(-value);
        }
    }
}
"#,
        better: r#"#include <cstddef>
#include <vector>
void drop(std::vector<int> &values) {
    std::vector<int> more;
    for (int value : values) {
        if (value < 0) {
            more.push_back(-value);
        }
    }
    values.insert(values.end(), more.begin(), more.end());
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/416.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Syntax(&[Kind::RangeFor], check_range), Hook::Syntax(&[Kind::For], check_iterator)],
};

fn check_range(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let container = check.child_text(node, Role::Right);
    let changes = ["push_back", "emplace_back", "insert", "erase", "clear", "resize", "pop_back", "emplace"];
    if let Some(body) = check.tree.child(node, Role::Body)
        && let Some(call) = find_change(check, body, container, &changes)
    {
        report(check, call, container);
    }
}

/// `for (auto at = c.begin(); at != c.end(); ++at) { c.erase(at); }`
fn check_iterator(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let start = check.child_text(node, Role::Initializer);
    let update = check.child_text(node, Role::Update);
    let Some((name, container)) = iterator(start) else {
        return;
    };
    if mentions(update, name)
        && let Some(body) = check.tree.child(node, Role::Body)
        && let Some(call) = find_change(check, body, container, &["erase"])
        && check.argument_text(call, 0) == name
    {
        report(check, call, container);
    }
}

/// Name and container of `auto at = container.begin()`.
fn iterator(start: &str) -> Option<(&str, &str)> {
    let (left, right) = start.split_once('=')?;
    let container = right.trim().split(".begin(").next()?;
    let is_begin = right.contains(".begin(");
    let name = words(left).last()?;
    is_begin.then_some((name, container))
}

/// A call in `body` that changes `container` and after which the loop goes on.
fn find_change(
    check: &SyntaxCheck<'_, '_>,
    body: Node,
    container: &str,
    names: &[&str],
) -> Option<Node> {
    let mut calls = check.tree.descendants(body).filter(|&node| {
        check
            .method(node)
            .is_some_and(|(object, method)| object == container && names.contains(&method))
    });
    calls.find(|&call| {
        let next = check.tree.after(call).next();
        let ends = next.is_some_and(|next| {
            matches!(
                check.tree.kind(next),
                Kind::Break | Kind::Return | Kind::Goto | Kind::Throw
            )
        });
        let is_kept = Node::before(call).is_some_and(|before| check.tree.text(before) == "=");
        !ends && !is_kept
    })
}

fn report(check: &mut SyntaxCheck<'_, '_>, call: Node, container: &str) {
    let message = format!("`{container}` is changed while a loop walks over it");
    check.report(&RULE, call, Confidence::Medium, message, None);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(std::vector<int> &c) { for (auto x : c) { c.erase(c.begin()); } }",
                "void f(std::map<int, int> &c) { for (auto it = c.begin(); it != c.end(); ++it) { if (it->second) c.erase(it); } }",
            ],
            &[
                "void f(std::vector<int> &c) { for (auto x : c) { if (x) { c.clear(); break; } } }",
                "void f(std::map<int, int> &c) { for (auto it = c.begin(); it != c.end();) { it = c.erase(it); } }",
                "void f(std::vector<int> &c, std::vector<int> &d) { for (auto x : d) c.push_back(x); }",
            ],
        );
    }
}
