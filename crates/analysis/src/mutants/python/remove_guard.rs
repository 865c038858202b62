//! Takes a check away: the condition that turns something away never holds, the one that lets it
//! through always does, and calls and decorators that only check are gone.
//!
//! To forget a check altogether is the most frequent way to be insecure.

use super::Operator;
use super::support::{Sense, What, conditions, each_statement, replace};
use crate::mutants::Change;
use crate::python::ast::{Expr, Stmt};
use crate::python::{Module, Ranged};
use crate::rules::python::syntax::{has_word, last_name};

pub(super) const OPERATOR: Operator = Operator {
    name: "remove-guard",
    summary: "takes a check away",
    changes,
};

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for condition in conditions(module) {
        let settled = match (condition.what, condition.sense) {
            (What::Choice, _) => continue,
            (What::Guard, Sense::Rejects) => "False",
            (What::Guard, Sense::Accepts) => "True",
        };
        changes.push(replace(condition.test, settled).into());
    }
    each_statement(module, |statement| match statement {
        Stmt::Expr(node) if is_check(&node.value) => {
            changes.push(replace(statement, "pass").into())
        }
        Stmt::FunctionDef(function) => {
            let decorators = function.decorator_list.iter();
            let checks = decorators.filter(|decorator| is_requirement(&decorator.expression));
            changes.extend(checks.map(|decorator| Change::from(replace(&decorator.range(), ""))));
        }
        _ => {}
    });
    changes
}

/// Whether `expression` is a call of something that by its name checks or limits.
fn is_check(expression: &Expr) -> bool {
    let called = match expression {
        Expr::Await(node) => &node.value,
        _ => expression,
    };
    matches!(called, Expr::Call(_))
        && last_name(called).is_some_and(|name| {
            let words = [
                "check",
                "verify",
                "validate",
                "require",
                "ensure",
                "authorize",
                "authorise",
                "authenticate",
                "protect",
                "reject",
                "forbid",
                "limit",
                "clean",
                "sanitize",
                "chmod",
                "fchmod",
                "umask",
                "settimeout",
                "raise",
                "defuse",
                "lock",
                "acquire",
            ];
            has_word(name, &words)
        })
}

/// Whether a decorator of this name asks something of who calls.
fn is_requirement(expression: &Expr) -> bool {
    last_name(expression).is_some_and(|name| {
        let words = [
            "required",
            "require",
            "requires",
            "login",
            "permission",
            "limit",
            "limited",
            "only",
            "protect",
            "protected",
            "auth",
            "authenticated",
            "validate",
            "validator",
            "checked",
        ];
        has_word(name, &words)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn conditions_that_turn_away_never_hold() {
        check("if a:\n    raise E\n", &[("a", "False")]);
        check(
            "def f():\n    if a:\n        return 1\n    x()\n",
            &[("a", "False")],
        );
        check(
            "if a:\n    b\nelif c:\n    abort(404)\n",
            &[("a", "True"), ("c", "False")],
        );
        check(
            "for a in b:\n    if c:\n        continue\n    d\n",
            &[("c", "False")],
        );
        check("a = None if b else c\n", &[("b", "False")]);
    }

    #[test]
    fn conditions_that_let_through_always_hold() {
        check(
            "def f():\n    if a:\n        return b\n    raise E\n",
            &[("a", "True")],
        );
        check(
            "def f():\n    if a:\n        return b\n    else:\n        return None\n",
            &[("a", "True")],
        );
        check("if a:\n    b\n", &[("a", "True")]);
        check("assert a, b\n", &[("a", "True")]);
        check(
            "a = [b for b in c if d(b) if e]\n",
            &[("d(b)", "True"), ("e", "True")],
        );
        check("a = b if c else \"\"\n", &[("c", "True")]);
    }

    #[test]
    fn choices_stay() {
        check("if a:\n    b\nelse:\n    c\n", &[]);
        check("a = b if c else d\n", &[]);
        check("while a:\n    b\n", &[]);
        check(
            "def f(a):\n    if isinstance(a, b):\n        return c\n    raise E\n",
            &[],
        );
    }

    #[test]
    fn calls_and_decorators_that_check_are_gone() {
        check("a.check_owner(b)\n", &[("a.check_owner(b)", "pass")]);
        check("os.chmod(a, 0o600)\n", &[("os.chmod(a, 0o600)", "pass")]);
        check("a = check(b)\n", &[]);
        check(
            "@app.get(\"/\")\n@login_required\ndef f():\n    return a\n",
            &[("@login_required", "")],
        );
    }
}
