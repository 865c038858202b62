//! Comparisons of secrets that take longer the more is right.

use super::secret_expressions::secret_in;
use super::secret_names::{Secret, has_word, secret};
use super::syntax::{any_expression, last_name, leaves, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{CmpOp, Expr, Stmt, StmtFor};
use crate::python::flow::{Comparison, Context, Known, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "timing-comparison",
        title: "Secret compared in varying time",
        languages: &[Language::Python],
        cwe: &[CweId(208), CweId(385)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports passwords, keys, tokens, codes, signatures and hashes that are compared by `==` or `!=`, or sign \
by sign in a loop that ends at the first difference.",
        why: "\
The comparison ends at the first sign that differs. Who measures how long the answer takes learns how much \
of a guess was right, and finds the secret sign by sign.",
        example: "\
import hashlib
import hmac

def is_genuine(message, signature, key):
    expected = hmac.new(key, message, hashlib.sha256).hexdigest()
    return signature == expected
",
        better: "\
import hashlib
import hmac

def is_genuine(message, signature, key):
    expected = hmac.new(key, message, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature, expected)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/208.html",
            "https://docs.python.org/3/library/hmac.html#hmac.compare_digest",
        ],
    },
    hooks: &[
        Hook::Comparison(compared),
        Hook::Statement(&[StatementKind::For], sign_by_sign),
    ],
};

const MESSAGE: &str =
    "this takes longer the more of the secret is right; compare by hmac.compare_digest";

fn compared<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    if !matches!(view.operator, CmpOp::Eq | CmpOp::NotEq) {
        return;
    }
    // Whether two objects of the program are alike is nothing that a stranger asks.
    let function = context.function().map(|function| function.name.as_str());
    if matches!(function, Some("__eq__" | "__ne__")) {
        return;
    }
    let sides = [
        (view.left, &view.left_value),
        (view.right, &view.right_value),
    ];
    // A literal is no secret: `hard-coded-credentials` says so.
    if sides.iter().any(|(side, value)| is_known(side, value)) {
        return;
    }
    let kinds = sides.map(|(side, _)| {
        if is_digest_call(side) {
            Some(Secret::Digest)
        } else {
            secret_in(context, element_of(side).unwrap_or(side))
        }
    });
    // Two fields of one form: what a client sent twice is no secret to that client.
    if sides.iter().any(|(side, _)| is_repeated(side)) {
        return;
    }
    let is_computed = sides
        .iter()
        .any(|(side, value)| is_digest_call(side) || value.made_by().is_some_and(is_digest_call));
    let must_hide = |kind: &Option<Secret>| {
        // What a parser calls a token is none; who asks is told of it.
        matches!(kind, Some(Secret::Password | Secret::Key | Secret::Code))
    };
    if is_computed || kinds.iter().any(must_hide) {
        context.report(view.range, MESSAGE);
    } else if kinds.iter().any(Option::is_some) {
        context.report_with(view.range, MESSAGE, Confidence::Low);
    }
}

/// Whether everybody knows what stands here: a literal, or something that is no text.
fn is_known(side: &Expr, value: &Known<'_>) -> bool {
    let is_literal = side.is_literal_expr() || value.is_constant();
    let is_other = matches!(
        side,
        Expr::List(_) | Expr::Dict(_) | Expr::Set(_) | Expr::Compare(_) | Expr::Lambda(_)
    );
    is_literal || is_other || value.is_number() || is_measure(side)
}

/// `len(password)`, `type(token)`: what is told of a secret, not the secret.
fn is_measure(side: &Expr) -> bool {
    matches!(side, Expr::Call(call) if matches!(
        last_name(&call.func),
        Some("len" | "type" | "id" | "count" | "int" | "index" | "find")
    ))
}

/// `a` of `a[i]`.
fn element_of(side: &Expr) -> Option<&Expr> {
    match side {
        Expr::Subscript(node) if !node.slice.is_literal_expr() => Some(&node.value),
        _ => None,
    }
}

/// `hashlib.sha256(x).hexdigest()`, `hmac.digest(…)`.
fn is_digest_call(expression: &Expr) -> bool {
    matches!(expression, Expr::Call(call)
        if matches!(last_name(&call.func), Some("hexdigest" | "digest" | "hashpw")))
}

/// `confirm_password`, `password2`, `form["repeat_password"]`.
fn is_repeated(side: &Expr) -> bool {
    const WORDS: &[&str] = &[
        "again",
        "confirm",
        "confirmation",
        "confirmed",
        "repeat",
        "repeated",
        "retype",
        "retyped",
        "verify",
        "new",
        "old",
        "previous",
    ];
    let mut found = false;
    super::syntax::each_part(side, |part| {
        let name = super::syntax::text(part).or_else(|| last_name(part));
        found |= name.is_some_and(|name| {
            has_word(name, WORDS) || secret(name).is_some() && name.ends_with(['1', '2'])
        });
    });
    found
}

/// `for i in range(len(a)): if a[i] != b[i]: return False` and the same with `zip(a, b)`.
fn sign_by_sign<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::For(node) = view.node else {
        return;
    };
    if let Some(pair) = zipped(node)
        && pair.iter().any(|one| secret(one).is_some())
        && ends_early(node)
    {
        context.report(node.iter.range(), MESSAGE);
    }
}

/// The two variables that `for x, y in zip(a, b)` goes over.
fn zipped(node: &StmtFor) -> Option<[&str; 2]> {
    let Expr::Call(call) = &*node.iter else {
        return None;
    };
    match &*call.arguments.args {
        [left, right] if last_name(&call.func) == Some("zip") => {
            Some([variable(left)?, variable(right)?])
        }
        _ => None,
    }
}

/// Whether a comparison in the body of the loop can end it.
fn ends_early(node: &StmtFor) -> bool {
    node.body.iter().any(|statement| {
        matches!(statement, Stmt::If(branch)
            if leaves(&branch.body) && any_expression(std::slice::from_ref(statement), Expr::is_compare_expr))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn secrets_compared_in_varying_time_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("timing-comparison", None, source);
            assert_eq!(found.len(), expected.len(), "{source}");
            assert_eq!(found, expected, "{source}");
        };
        check(
            "import hashlib\nok = hashlib.sha256(a).hexdigest() == known\n",
            &[2],
        );
        check(
            "import hashlib\nh = hashlib.sha256(a).digest()\nif h != known: stop()\n",
            &[3],
        );
        check(
            "def f(actual_password, password):\n    return actual_password == password\n",
            &[2],
        );
        check(
            "def f(c, password):\n    return c['password'] == password\n",
            &[2],
        );
        check(
            "def f(request):\n    return request.headers['X-Api-Key'] == API_KEY\n",
            &[2],
        );
        check(
            "def f(pw, password):\n    for i in range(len(pw)):\n        if pw[i] != password[i]:\n            return False\n",
            &[3],
        );
        check(
            "def f(password, given):\n    for a, b in zip(password, given):\n        if a != b:\n            return False\n",
            &[2],
        );

        check(
            "import hmac\nok = hmac.compare_digest(password, known)\n",
            &[],
        );
        check("ok = len(password) == n\n", &[]);
        check("ok = password == ''\n", &[]);
        check("ok = password is None\n", &[]);
        check("ok = password == confirm_password\n", &[]);
        check("ok = form['password1'] == form['password2']\n", &[]);
        check("ok = name == user.name\n", &[]);
        check(
            "class A:\n    def __eq__(self, other):\n        return self.password == other.password\n",
            &[],
        );
    }
}
