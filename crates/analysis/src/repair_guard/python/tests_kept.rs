//! Tests that are gone, skipped, or ask less than before.

use super::emptied::is_constant;
use super::outline::{Function, Outline};
use crate::python::ast::{Expr, Stmt};
use crate::repair_guard::{Kind, Violation};
use crate::rules::python::syntax::{called, each_expression, each_statement, last_name};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let tests = before.functions.iter().filter(|it| is_test(it));
    let weaker = tests.filter_map(|was| {
        let now = after.function(&was.name);
        let line = now.map_or(was.line, |now| now.line);
        let asks_less = now.is_none_or(|now| {
            questions(now) < questions(was) || is_skipped(now) && !is_skipped(was)
        });
        asks_less.then(|| Violation {
            kind: Kind::Test,
            what: was.name.clone(),
            line,
        })
    });
    weaker.collect()
}

fn is_test(function: &Function<'_>) -> bool {
    function.node.name.starts_with("test")
}

/// The assertions of a test, those of constants left out.
fn questions(test: &Function<'_>) -> usize {
    let mut count = 0;
    each_statement(&test.node.body, |statement| {
        if let Stmt::Assert(node) = statement {
            count += usize::from(!is_constant(&node.test));
        }
    });
    each_expression(&test.node.body, |expression| {
        if let Expr::Call(call) = expression
            && called(call).is_some_and(|name| name.starts_with("assert") || name == "raises")
        {
            let constant = call.arguments.args.iter().all(is_constant);
            count += usize::from(!constant);
        }
    });
    count
}

/// Whether the test is marked as skipped or as to fail, or skips itself first of all.
fn is_skipped(test: &Function<'_>) -> bool {
    let marks = [
        "skip",
        "skipif",
        "skipIf",
        "skipUnless",
        "xfail",
        "expectedFailure",
    ];
    let mut decorators = test.node.decorator_list.iter();
    let first = test.node.body.iter().find(|statement| match statement {
        Stmt::Expr(node) => !node.value.is_string_literal_expr(),
        _ => true,
    });
    let leaves = match first {
        Some(Stmt::Return(_)) => true,
        Some(Stmt::Expr(node)) => matches!(last_name(&node.value), Some("skip" | "skipTest")),
        _ => false,
    };
    leaves
        || decorators.any(|it| last_name(&it.expression).is_some_and(|name| marks.contains(&name)))
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Test;

    #[test]
    fn tests_ask_what_they_asked() {
        let before = "def test_a():\n    assert f(1) == 2\n    assert f(2) == 3\n";
        let check = |after: &str, expected: bool| {
            let expected: &[_] = if expected { &[] } else { &[(Test, "test_a")] };
            super::super::hold(super::check, before, after, expected);
        };
        check(before, true);
        check(
            "def test_a():\n    assert f(1) == 2\n    assert f(2) == 3\n    assert f(3)\n",
            true,
        );
        check(
            "def test_a():\n    self.assertEqual(f(1), 2)\n    self.assertEqual(f(2), 3)\n",
            true,
        );
        check("", false);
        check("def test_a():\n    assert f(1) == 2\n", false);
        check(
            "def test_a():\n    assert f(1) == 2\n    assert True\n",
            false,
        );
        check(&format!("@pytest.mark.skip\n{before}"), false);
        check(&format!("@unittest.skip('slow')\n{before}"), false);
        check(
            "def test_a():\n    return\n    assert f(1) == 2\n    assert f(2) == 3\n",
            false,
        );
    }
}
