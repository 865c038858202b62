//! Object looked up by an identifier of the request, for anybody.

use super::syntax::{
    Handler, each_expression, each_part, each_statement, handlers, has_word, last_name, tells_who,
    text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "missing-authorization",
        title: "Object looked up by an identifier of the request, for anybody",
        languages: &[Language::Python],
        cwe: &[CweId(639), CweId(862), CweId(863), CweId(566)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports request handlers that read, change or delete a stored object by an \
               identifier from the request when nothing in them asks whose the object is or what \
               the client may do.",
        why: "Identifiers can be counted up and guessed. A user who changes the number in the \
               address sees or changes what belongs to others.",
        example: "\
from flask import Flask, jsonify
from flask_login import login_required

app = Flask(__name__)

@app.route(\"/invoices/<int:invoice_id>\")
@login_required
def show(invoice_id):
    return jsonify(Invoice.query.get(invoice_id))
",
        better: "\
from flask import Flask, jsonify
from flask_login import current_user, login_required

app = Flask(__name__)

@app.route(\"/invoices/<int:invoice_id>\")
@login_required
def show(invoice_id):
    own = Invoice.query.filter_by(owner=current_user.id)
    return jsonify(own.filter_by(id=invoice_id).first_or_404())
",
        references: &["https://cwe.mitre.org/data/definitions/639.html"],
    },
    hooks: &[Hook::Module(check)],
};

/// Methods and functions that find or change one stored object.
const LOOKUPS: &[&str] = &[
    "aggregate",
    "delete",
    "delete_one",
    "execute",
    "filter",
    "filter_by",
    "find",
    "find_one",
    "find_one_and_update",
    "first_or_404",
    "get",
    "get_item",
    "get_object_or_404",
    "get_or_404",
    "one",
    "raw",
    "remove",
    "scalar",
    "scalars",
    "select",
    "update",
    "update_one",
    "where",
];

fn check(context: &mut Context<'_>) {
    for handler in handlers(context.module()) {
        let function = handler.function;
        let public = [
            "login", "signin", "register", "signup", "search", "token", "reset", "forgot",
        ];
        if !has_word(function.name.as_str(), &public) && looks_up(&handler) {
            context.report(
                function.name.range,
                "nothing asks whether the client may have the object that it names",
            );
        }
    }
}

/// Whether a look-up by data of the request stands in `handler` and nothing asks who the client is.
fn looks_up(handler: &Handler<'_>) -> bool {
    let body = &handler.function.body;
    let mut given = parameters(handler);
    each_statement(body, |statement| {
        if let Stmt::Assign(assign) = statement
            && given.len() < 64
            && (reads_request(&assign.value)
                || mentions(&assign.value, &given) && !is_lookup_value(&assign.value))
        {
            given.extend(assign.targets.iter().filter_map(|target| match target {
                Expr::Name(name) => Some(name.id.as_str()),
                _ => None,
            }));
        }
    });
    let mut found = false;
    let mut asks = false;
    each_expression(body, |expression| {
        asks |= tells_who(expression) || is_owner(expression);
        if let Expr::Call(call) = expression {
            found |= is_lookup(call) && arguments_mention(call, &given);
        }
    });
    found && !asks
}

/// Parameters from the path: all but the request, injected ones and those of the class.
fn parameters<'a>(handler: &Handler<'a>) -> Vec<&'a str> {
    let parameters = handler.function.parameters.iter();
    let given = parameters.filter(|one| one.default().is_none());
    let names = given.map(|one| one.name().as_str());
    names
        .filter(|name| !matches!(*name, "self" | "cls" | "request" | "req" | "db" | "session"))
        .collect()
}

/// `request.args["id"]`, `request.form.get("id")`; reading the body as a whole too.
fn reads_request(expression: &Expr) -> bool {
    let mut reads = false;
    each_part(expression, |part| {
        reads |= matches!(
            last_name(part),
            Some(
                "args"
                    | "form"
                    | "values"
                    | "json"
                    | "get_json"
                    | "GET"
                    | "POST"
                    | "query_params"
                    | "view_args"
                    | "kwargs"
            )
        );
    });
    reads
}

fn is_lookup(call: &ExprCall) -> bool {
    let Some(name) = last_name(&call.func) else {
        return false;
    };
    let on_request = match &*call.func {
        Expr::Attribute(method) => {
            reads_request(&method.value)
                || matches!(
                    last_name(&method.value),
                    Some("headers" | "cookies" | "environ" | "os" | "requests")
                )
        }
        _ => false,
    };
    LOOKUPS.contains(&name) && !on_request
        || has_word(
            name,
            &["get", "find", "load", "fetch", "delete", "remove", "update"],
        ) && has_word(
            name,
            &["by", "id", "user", "account", "order", "document", "record"],
        )
}

fn is_lookup_value(expression: &Expr) -> bool {
    matches!(expression, Expr::Call(call) if is_lookup(call))
}

fn arguments_mention(call: &ExprCall, names: &[&str]) -> bool {
    let keywords = call.arguments.keywords.iter().map(|one| &one.value);
    call.arguments
        .args
        .iter()
        .chain(keywords)
        .any(|one| mentions(one, names))
}

fn mentions(expression: &Expr, names: &[&str]) -> bool {
    let mut found = false;
    each_part(expression, |part| {
        found |= matches!(part, Expr::Name(name) if names.contains(&name.id.as_str()));
    });
    found
}

/// Names of the one whom a thing belongs to.
fn is_owner(expression: &Expr) -> bool {
    let words = ["owner", "owned", "ownership", "tenant"];
    let named = match expression {
        Expr::Name(_) | Expr::Attribute(_) => last_name(expression),
        _ => text(expression),
    };
    named.is_some_and(|name| has_word(name, &words))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("missing-authorization", Some(639), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn lookups_for_anybody_are_reported() {
        check(
            "@app.route('/a/<id>')\ndef f(id):\n    return Order.query.get(id)\n",
            &[2],
        );
        check(
            "@app.route('/a')\n@login_required\ndef f():\n    i = request.args.get('id')\n    c.execute('SELECT * FROM a WHERE id = ?', (i,))\n",
            &[3],
        );
        check(
            "def f(request, pk):\n    return get_object_or_404(Invoice, pk=pk)\n",
            &[1],
        );
        check(
            "@app.delete('/a/{a}')\nasync def f(a: int, db=Depends(get_db)):\n    db.delete_one({'_id': a})\n",
            &[2],
        );
        check(
            "@app.get('/a/{a}')\ndef f(a):\n    return load_document(a)\n",
            &[2],
        );
    }

    #[test]
    fn checked_lookups_are_not() {
        check(
            "@app.route('/a/<id>')\ndef f(id):\n    return Order.query.filter_by(id=id, user=current_user.id)\n",
            &[],
        );
        check(
            "def f(request, pk):\n    return get_object_or_404(Invoice, pk=pk, owner=request.user)\n",
            &[],
        );
        check(
            "@app.route('/a/<id>')\ndef f(id):\n    o = Order.get(id)\n    if not can_user_read(o):\n        abort(403)\n",
            &[],
        );
        check(
            "@app.route('/a')\ndef f():\n    return Order.query.get(1)\n",
            &[],
        );
        check(
            "@app.route('/a')\ndef f():\n    return request.args.get('id')\n",
            &[],
        );
        check("def f(id):\n    return Order.query.get(id)\n", &[]);
    }
}
