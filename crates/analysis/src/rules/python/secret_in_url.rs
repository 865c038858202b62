//! Secret in the address of a request.

use super::syntax::{has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "secret-in-url",
        title: "Secret in the address of a request",
        languages: &[Language::Python],
        cwe: &[CweId(598)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::Always,
        what: "Reports passwords, tokens and the like that are read from the query of an address, \
               or put into one.",
        why: "Addresses are kept in the history of browsers, in the logs of servers and proxies, \
               and are sent to other sites as the referrer.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/login\")
def login():
    password = request.args[\"password\"]
    return check(request.args[\"user\"], password)
",
        better: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/login\", methods=[\"POST\"])
def login():
    return check(request.form[\"user\"], request.form[\"password\"])
",
        references: &["https://cwe.mitre.org/data/definitions/598.html"],
    },
    hooks: &[Hook::AnyCall(call), Hook::Assignment(read)],
};

const READ: &str =
    "a secret is read from the address of the request, which logs and histories keep";
const SENT: &str = "a secret is sent in an address, which logs and histories keep";

fn is_secret(name: &str) -> bool {
    has_word(
        name,
        &[
            "password",
            "passwd",
            "pwd",
            "secret",
            "ssn",
            "cvv",
            "pin",
            "passphrase",
        ],
    ) || matches!(
        name,
        "api_key" | "apikey" | "access_token" | "card_number" | "credit_card"
    )
}

/// `request.args.get("password")`, `requests.get(url, params={"password": …})`.
fn call<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Expr::Attribute(method) = &*call.node.func else {
        return;
    };
    if matches!(
        method.attr.as_str(),
        "get" | "getlist" | "get_argument" | "get_query_argument"
    ) {
        let is_query = matches!(
            last_name(&method.value),
            Some("args" | "GET" | "query_params" | "query")
        );
        let key = call.positional(0).and_then(|one| text(one.expression));
        if is_query && key.is_some_and(is_secret) {
            return context.report(call.node.range(), READ);
        }
    }
    if let Some(Expr::Dict(parameters)) = call.keyword("params").map(|one| one.expression) {
        let mut keys = parameters
            .items
            .iter()
            .filter_map(|item| item.key.as_ref().and_then(text));
        if keys.any(is_secret) {
            context.report(call.node.range(), SENT);
        }
    }
}

/// `x = request.args["password"]`.
fn read<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    if let Expr::Subscript(node) = assignment.expression
        && matches!(
            last_name(&node.value),
            Some("args" | "GET" | "query_params")
        )
        && text(&node.slice).is_some_and(is_secret)
    {
        context.report(node.range, READ);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("secret-in-url", None, source), expected, "{source}");
    }

    #[test]
    fn secrets_in_addresses_are_reported() {
        check(
            "from flask import request\np = request.args.get('password')\n",
            &[2],
        );
        check(
            "def f(request):\n    pwd = request.GET['user_password']\n",
            &[2],
        );
        check(
            "import requests\nrequests.get(u, params={'api_key': k})\n",
            &[2],
        );
    }

    #[test]
    fn others_are_not() {
        check(
            "from flask import request\np = request.form.get('password')\n",
            &[],
        );
        check(
            "from flask import request\nq = request.args.get('q')\n",
            &[],
        );
        check(
            "import requests\nrequests.post(u, data={'password': p})\n",
            &[],
        );
    }
}
