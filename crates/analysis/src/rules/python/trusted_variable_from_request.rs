//! Trusted variable set by a request.

use super::syntax::{
    Scope, each_expression, each_part, each_statement, has_word, last_name, scopes,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::TextRange;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Assignment, Context, Kind, Origin};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "trusted-variable-from-request",
        title: "Trusted variable set by a request",
        languages: &[Language::Python],
        cwe: &[CweId(454), CweId(15), CweId(473)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports variables that say what a client may do, such as `is_admin` or `has_access`, \
               when a function that reads a request sets them for later, and configuration or \
               environment variables that are set to data of a request.",
        why: "Once set, the variable is believed by all the code that reads it, for every later \
               request and every other user, however weak the check was that stood before it.",
        example: "\
is_admin = False

def admin(request):
    global is_admin
    if request.args.get(\"code\") == \"42\":
        is_admin = True
",
        better: "\
import secrets

def admin(request, stored_code):
    return secrets.compare_digest(request.args.get(\"code\", \"\"), stored_code)
",
        references: &["https://cwe.mitre.org/data/definitions/454.html"],
    },
    hooks: &[Hook::Module(check), Hook::Assignment(assignment)],
};

const MESSAGE: &str = "a request sets a variable that other code trusts";

/// Words of a variable that says what somebody may do.
const TRUSTED: &[&str] = &[
    "access",
    "admin",
    "administrator",
    "allowed",
    "authenticated",
    "authorized",
    "granted",
    "logged",
    "loggedin",
    "permission",
    "permissions",
    "privilege",
    "privileged",
    "privileges",
    "role",
    "superuser",
    "trusted",
    "verified",
];

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        if scope.function.is_some() && reads_request(&scope) {
            for range in trusted_assignments(scope.body) {
                context.report(range, MESSAGE);
            }
        }
    }
}

fn reads_request(scope: &Scope<'_>) -> bool {
    let is_request = |name: &str| matches!(name, "request" | "req");
    let parameters = scope.function.map(|function| &function.parameters);
    let mut reads =
        parameters.is_some_and(|all| all.iter().any(|one| is_request(one.name().as_str())));
    each_expression(scope.body, |expression| {
        reads |= matches!(expression, Expr::Name(name) if is_request(name.id.as_str()));
    });
    reads
}

/// Assignments to trusted variables that outlive the function: globals, attributes, elements, and
/// what it returns.
fn trusted_assignments(body: &[Stmt]) -> Vec<TextRange> {
    let mut outliving: Vec<&str> = Vec::new();
    let mut assigned: Vec<(&Expr, TextRange)> = Vec::new();
    each_statement(body, |statement| match statement {
        Stmt::Global(global) => outliving.extend(global.names.iter().map(|name| name.as_str())),
        Stmt::Nonlocal(outer) => outliving.extend(outer.names.iter().map(|name| name.as_str())),
        Stmt::Return(node) => {
            if let Some(value) = &node.value {
                each_part(value, |part| {
                    if let Expr::Name(name) = part {
                        outliving.push(name.id.as_str());
                    }
                });
            }
        }
        Stmt::Assign(assign) => {
            assigned.extend(assign.targets.iter().map(|target| (target, assign.range)));
        }
        _ => {}
    });
    outliving.sort_unstable();
    let trusted = |target: &Expr| match target {
        Expr::Name(name) => {
            let name = name.id.as_str();
            has_word(name, TRUSTED) && outliving.binary_search(&name).is_ok()
        }
        Expr::Attribute(node) => has_word(node.attr.as_str(), TRUSTED),
        Expr::Subscript(node) => {
            super::syntax::text(&node.slice).is_some_and(|key| has_word(key, TRUSTED))
        }
        _ => false,
    };
    let trusted = assigned.into_iter().filter(|(target, _)| trusted(target));
    trusted.map(|(_, range)| range).collect()
}

/// `os.environ[…]`, `app.config[…]`, `globals()[…]` set to data of a request.
fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let Some(Expr::Subscript(node)) = assignment.target else {
        return;
    };
    let is_setting = matches!(
        last_name(&node.value),
        Some("environ" | "config" | "globals" | "settings")
    );
    if is_setting && context.harms_from(&assignment.value, Origin::Remote, Kind::Trusted) {
        context.report(assignment.range, MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("trusted-variable-from-request", Some(454), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn trusted_variables_are_reported() {
        check(
            "def f(request):\n    global IS_ADMIN\n    if request.args['a'] == 'b':\n        IS_ADMIN = True\n",
            &[4],
        );
        check(
            "class A:\n    def f(self, request):\n        self.has_access = request.get('a') == 'b'\n",
            &[3],
        );
        check(
            "from flask import request, session\ndef f():\n    session['role'] = request.form['role']\n",
            &[3],
        );
        check(
            "def f(request):\n    authenticated = request.get('a') == 'b'\n    return authenticated\n",
            &[2],
        );
        check(
            "import os\nfrom flask import request\ndef f():\n    os.environ['A'] = request.args['a']\n",
            &[4],
        );
        check(
            "from flask import request\napp.config['A'] = request.json['a']\n",
            &[2],
        );
    }

    #[test]
    fn other_variables_are_not() {
        check(
            "def f(request):\n    admin = request.get('a') == 'b'\n",
            &[],
        );
        check("def f(request):\n    global count\n    count = 1\n", &[]);
        check("def f():\n    global is_admin\n    is_admin = True\n", &[]);
        check("import os\nos.environ['A'] = 'b'\n", &[]);
    }
}
