//! Tests that are gone or ask less than before.

use super::emptied::is_constant;
use super::outline::{Function, Outline};
use crate::c::Role;
use crate::repair_guard::{self, Violation};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let tests = before
        .functions
        .iter()
        .filter(|it| it.name.to_ascii_lowercase().starts_with("test"));
    let weaker = tests.filter_map(|was| {
        let now = after.function(before, was);
        let asks_less = now.is_none_or(|now| questions(after, now) < questions(before, was));
        asks_less.then(|| Violation {
            kind: repair_guard::Kind::Test,
            what: was.name.to_owned(),
            line: now.map_or(before.line(was.node), |now| after.line(now.node)),
        })
    });
    weaker.collect()
}

/// The assertions of a test, those of constants left out.
fn questions(outline: &Outline<'_>, test: &Function<'_>) -> usize {
    let asked = outline.calls(test.body).filter(|&(name, call)| {
        let name = name.to_ascii_lowercase();
        let asks = ["assert", "expect", "check", "require"];
        let arguments = outline.tree.child(call, Role::Arguments);
        let constant = arguments.is_none_or(|all| {
            outline
                .tree
                .children(all)
                .all(|it| is_constant(outline.tree, it))
        });
        asks.iter().any(|word| name.starts_with(word)) && !constant
    });
    asked.count()
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Test;

    #[test]
    fn tests_ask_what_they_asked() {
        let before = "void test_f() { assert(f(1) == 2); EXPECT_EQ(f(2), 3); }";
        let check = |after: &str, expected: bool| {
            let expected: &[_] = if expected { &[] } else { &[(Test, "test_f")] };
            super::super::hold(super::check, before, after, expected);
        };
        check(before, true);
        check("", false);
        check("void test_f() { assert(f(1) == 2); }", false);
        check("void test_f() { assert(1); EXPECT_EQ(f(2), 3); }", false);
    }
}
