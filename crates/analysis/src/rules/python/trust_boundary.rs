//! Data of a request put into the session.

use super::syntax::last_name;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context, Kind, Origin};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "trust-boundary",
        title: "Data of a request put into the session",
        languages: &[Language::Python],
        cwe: &[CweId(501)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports session entries that are set to data of the request without a check.",
        why: "Other code takes what is in the session for checked. Mixed with what the client \
               sent, nobody knows any more what can be trusted.",
        example: "\
from flask import Flask, request, session

app = Flask(__name__)

@app.route(\"/as\")
def act_as():
    session[\"user\"] = request.args[\"user\"]
    return \"done\"
",
        better: "\
from flask import Flask, abort, request, session

app = Flask(__name__)

@app.route(\"/as\")
def act_as():
    user = request.args[\"user\"]
    if user not in (\"guest\", \"visitor\"):
        abort(400)
    session[\"user\"] = user
    return \"done\"
",
        references: &["https://cwe.mitre.org/data/definitions/501.html"],
    },
    hooks: &[Hook::Assignment(check), Hook::AnyCall(call)],
};

const MESSAGE: &str = "data of the request becomes part of what the program trusts";

fn check<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let base = match assignment.target {
        Some(Expr::Subscript(node)) => last_name(&node.value),
        Some(Expr::Attribute(node)) => last_name(&node.value),
        _ => None,
    };
    if matches!(base, Some("session" | "g"))
        && context.harms_from(&assignment.value, Origin::Remote, Kind::Trusted)
    {
        context.report(assignment.range, MESSAGE);
    }
}

/// `session.update(…)`, `session.setdefault(…)`.
fn call<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Expr::Attribute(method) = &*call.node.func else {
        return;
    };
    if matches!(method.attr.as_str(), "update" | "setdefault")
        && last_name(&method.value) == Some("session")
        && call
            .arguments
            .iter()
            .any(|argument| context.harms_from(&argument.value, Origin::Remote, Kind::Trusted))
    {
        context.report(call.node.range(), MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("trust-boundary", Some(501), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn mixed_data_is_reported() {
        check(
            "from flask import request, session\nsession['a'] = request.args['a']\n",
            &[2],
        );
        check(
            "def f(request):\n    request.session['a'] = request.POST.get('a')\n",
            &[2],
        );
        check(
            "from flask import request, session\nsession.update(request.form)\n",
            &[2],
        );
        check(
            "from flask import g, request\ng.user = request.headers['X-User']\n",
            &[2],
        );
    }

    #[test]
    fn checked_data_is_not() {
        check(
            "from flask import request, session\nsession['a'] = int(request.args['a'])\n",
            &[],
        );
        check(
            "from flask import request, session\na = request.args['a']\nif a in ('x', 'y'):\n    session['a'] = a\n",
            &[],
        );
        check("from flask import session\nsession['a'] = 1\n", &[]);
        check(
            "from flask import request\ncache['a'] = request.args['a']\n",
            &[],
        );
    }
}
