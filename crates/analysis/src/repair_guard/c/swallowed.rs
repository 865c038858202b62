//! Exceptions that are caught, whatever they are, and of which nobody hears.

use super::emptied::is_empty;
use super::outline::Outline;
use crate::c::{Kind, Node, Role};
use crate::repair_guard::{self, Violation};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let had = swallowing(before).len();
    let now = swallowing(after);
    let new = now.len().saturating_sub(had);
    let new = now.into_iter().rev().take(new);
    new.map(|node| Violation {
        kind: repair_guard::Kind::Swallowed,
        what: "every exception".to_owned(),
        line: after.line(node),
    })
    .collect()
}

fn swallowing(outline: &Outline<'_>) -> Vec<Node> {
    let tree = outline.tree;
    let catches = tree.descendants(tree.root());
    let catches = catches.filter(|&node| {
        let caught = tree.child_text(node, Role::Parameters);
        let broad = caught.contains("...") || caught.contains("std::exception");
        let body = tree.child(node, Role::Body);
        let throws = |body| {
            let mut inside = tree.descendants(body);
            inside.any(|it| tree.kind(it) == Kind::Throw)
        };
        tree.kind(node) == Kind::Catch
            && broad
            && body.is_some_and(|body| is_empty(tree, body) && !throws(body))
    });
    catches.collect()
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Swallowed;

    #[test]
    fn exceptions_are_heard_of() {
        let check = |handler: &str, expected: bool| {
            let before = "int f(int a) { return g(a); }";
            let after = format!("int f(int a) {{ try {{ return g(a); }} {handler} }}");
            let expected: &[_] = if expected {
                &[(Swallowed, "every exception")]
            } else {
                &[]
            };
            super::super::hold(super::check, before, &after, expected);
        };
        check("catch (...) { return 0; }", true);
        check("catch (const std::exception&) { }", true);
        check("catch (const std::out_of_range&) { return -1; }", false);
        check("catch (...) { throw; }", false);
        check("catch (...) { close(a); return h(a); }", false);
    }
}
