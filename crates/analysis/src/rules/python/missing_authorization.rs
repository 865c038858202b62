//! Object looked up by an identifier of the request, for anybody.

use super::syntax::{
    Guard, Handler, Local, any_expression, each_part, each_statement, guards_of_all, handlers,
    has_word, is_permitted, last_name, parameter_of, tells_who, text, uses_client,
    uses_what_is_set, variable,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};
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
               identifier from the request when nothing in them, nor a function of the file that \
               they call or that runs before, asks whose the object is or what the client may do.",
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
    let module = context.module();
    let handlers = handlers(module);
    if handlers.is_empty() {
        return;
    }
    let local = Local::of(module);
    let guards = guards_of_all(module);
    for handler in handlers {
        let function = handler.function;
        let public = [
            "login", "signin", "register", "signup", "search", "token", "reset", "forgot",
        ];
        if !has_word(function.name.as_str(), &public)
            && looks_up(&handler, &guards, &local)
            && !is_permitted(&handler, &guards, &local)
            && !uses_client(function, handler.class, &local, is_lookup)
        {
            context.report(
                function.name.range,
                "nothing asks whether the client may have the object that it names",
            );
        }
    }
}

/// Whether a look-up by data of the request stands in `handler`, or in a function of the file that
/// it hands such data to, and nothing there asks who the client is.
fn looks_up(handler: &Handler<'_>, guards: &[Guard<'_>], local: &Local<'_>) -> bool {
    let body = &handler.function.body;
    let given = given(body, parameters(handler));
    !asks_whose(body)
        && any_expression(body, |expression| match expression {
            Expr::Call(call) => match local.called(call, handler.class) {
                Some(helper) => {
                    looks_up_by_helper(helper, call, &given, handler.class, local)
                        && !uses_what_is_set(&helper.body, guards, is_lookup)
                }
                None => finds(call, &given),
            },
            _ => false,
        })
        && !uses_what_is_set(body, guards, is_lookup)
}

/// Whether `call` hands one of `names` to a function of the file that looks up by it alone, by its
/// name or by what stands in it.
fn looks_up_by_helper(
    helper: &StmtFunctionDef,
    call: &ExprCall,
    names: &[&str],
    class: Option<&StmtClassDef>,
    local: &Local<'_>,
) -> bool {
    if inserts(call) {
        return false;
    }
    let handed = call.arguments.args.iter();
    let handed = handed.filter(|argument| mentions(argument, names));
    let taken = handed
        .filter_map(|argument| parameter_of(helper, call, argument))
        .collect();
    let taken = given(&helper.body, taken);
    let finds_inside = |one: &Expr| one.as_call_expr().is_some_and(|call| finds(call, &taken));
    !asks_whose(&helper.body)
        && !uses_client(helper, class, local, is_lookup)
        && (finds(call, names) || any_expression(&helper.body, finds_inside))
}

/// The variables of `body` that hold data of the request: `names`, and what is made of them.
fn given<'a>(body: &'a [Stmt], mut names: Vec<&'a str>) -> Vec<&'a str> {
    each_statement(body, |statement| {
        if let Stmt::Assign(assign) = statement
            && names.len() < 64
            && (reads_request(&assign.value)
                || mentions(&assign.value, &names) && !is_lookup_value(&assign.value))
        {
            names.extend(assign.targets.iter().filter_map(variable));
        }
    });
    names
}

fn asks_whose(body: &[Stmt]) -> bool {
    any_expression(body, |expression| {
        tells_who(expression) || is_owner(expression)
    })
}

/// Whether `call` looks up by one of `names`.
fn finds(call: &ExprCall, names: &[&str]) -> bool {
    is_lookup(call) && arguments_mention(call, names)
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
    LOOKUPS.contains(&name) && !on_request && !inserts(call)
        || selects(call)
        || has_word(
            name,
            &["get", "find", "load", "fetch", "delete", "remove", "update"],
        ) && has_word(
            name,
            &["by", "id", "user", "account", "order", "document", "record"],
        )
}

/// `execute("INSERT INTO …")` makes an object and finds none.
fn inserts(call: &ExprCall) -> bool {
    let statement = call.arguments.args.first().and_then(text).unwrap_or("");
    let mut words = statement.split_ascii_whitespace();
    words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("insert"))
        && words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("into"))
}

/// `query("SELECT … WHERE …", …)`, whatever the function is called.
fn selects(call: &ExprCall) -> bool {
    let statement = call.arguments.args.first().and_then(text).unwrap_or("");
    let mut words = statement.split_ascii_whitespace();
    let verbs = ["select", "update", "delete"];
    words
        .next()
        .is_some_and(|word| verbs.iter().any(|verb| word.eq_ignore_ascii_case(verb)))
        && words.any(|word| word.eq_ignore_ascii_case("where"))
}

fn is_lookup_value(expression: &Expr) -> bool {
    matches!(expression, Expr::Call(call) if is_lookup(call) || inserts(call))
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

    #[test]
    fn what_runs_before_all_handlers_may_ask() {
        let view = |guard: &str, body: &str, lookup: &str| {
            format!(
                "@{guard}.before_request\ndef who():\n    g.member = header()\n    {body}\n\
                 def find(number):\n    return query('SELECT x FROM a WHERE {lookup})\n\
                 @part.get('/a/{{a}}')\ndef f(a):\n    return find(a)\n"
            )
        };
        let (member, role) = ("if not g.member: abort(401)", "if not clerk(): abort(403)");
        let (own, any) = ("id = ? AND m = ?', number, g.member", "id = ?', number");
        check(&view("app", member, own), &[]);
        check(&view("app", member, any), &[8]);
        check(
            &view("app", member, &own.replace("g.member", "g.other")),
            &[8],
        );
        check(&view("app", role, any), &[]);
        check(&view("part", role, any), &[]);
        check(&view("other", role, any), &[8]);
    }

    #[test]
    fn functions_of_the_file_may_look_up() {
        let view = |lookup: &str| {
            format!(
                "def member():\n    if not header():\n        abort(401)\n    return header()\n\
                 def invoice(number):\n    member()\n    return {lookup}\n\
                 @app.get('/a/{{a}}')\ndef f(a):\n    return invoice(a)\n"
            )
        };
        check(&view("query('SELECT x FROM a WHERE id = ?', number)"), &[9]);
        check(
            &view("query('SELECT x FROM a WHERE id = ? AND m = ?', number, member())"),
            &[],
        );
        check(
            &view("query('SELECT x FROM a WHERE owner = ?', owner)"),
            &[],
        );
        check(&view("render(number)"), &[]);
    }

    #[test]
    fn functions_of_the_file_may_ask() {
        let view = |before: &str, body: &str| {
            format!(
                "def must(request):\n    if role(request) != 'clerk':\n        raise HTTPException(status_code=403)\n\
                 def member():\n    if not header():\n        abort(401)\n    return header()\n\
                 @app.put('/a/{{a}}'{before})\ndef f(a):\n    {body}\n"
            )
        };
        let lookup = "db.execute('DELETE FROM a WHERE id = ?', (a,))";
        check(&view(", dependencies=[Depends(must)]", lookup), &[]);
        check(&view("", &format!("must(request); {lookup}")), &[]);
        check(&view("", lookup), &[9]);
        // To be logged in is not enough …
        check(&view("", &format!("m = member(); {lookup}")), &[9]);
        // … but for what is one's own.
        check(
            &view(
                "",
                "db.execute('DELETE FROM a WHERE id = ? AND m = ?', (a, member()))",
            ),
            &[],
        );
        check(&view("", "m = member(); own(a).filter(m=m).delete(a)"), &[]);
        let decorated = |lookup: &str| {
            format!(
                "def members(view):\n    def inner(request, **parts):\n        if not who(request):\n            return HttpResponse(status=401)\n        return view(request, member=who(request), **parts)\n    return inner\n\
                 @members\ndef f(request, member, number):\n    return Book.objects.filter({lookup})\n"
            )
        };
        check(&decorated("pk=number, member=member"), &[]);
        check(&decorated("pk=number"), &[8]);
        check(
            &decorated("pk=number, member=member").replace("member=who(request)", "who(request)"),
            &[],
        );
        check(
            &decorated("pk=number").replace("member=who(request)", "who(request)"),
            &[8],
        );
        let made = |lookup: &str| {
            let decorated = decorated(lookup);
            let (decorator, view) = decorated.split_once("@members\n").unwrap();
            let inner: String = decorator
                .lines()
                .map(|line| format!("    {line}\n"))
                .collect();
            format!("def only(*verbs):\n{inner}    return members\n@only('GET')\n{view}")
        };
        check(&made("pk=number, member=member"), &[]);
        check(&made("pk=number"), &[10]);
        check(
            "@app.post('/a')\ndef f():\n    x = request.form['x']\n    db.execute('INSERT INTO a VALUES (?)', (x,))\n",
            &[],
        );
        check(
            "@app.post('/a')\ndef f():\n    x = request.form['x']\n    db.execute('INSERT OR REPLACE INTO a VALUES (?)', (x,))\n",
            &[2],
        );
    }
}
