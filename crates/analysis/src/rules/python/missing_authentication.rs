//! Critical function without authentication.

use super::syntax::{
    Handler, Local, any_part, called, each_expression, each_statement, handlers, has_word,
    is_guarded, last_name, leaves, variable,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::{flow::Context, is_stub};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "missing-authentication",
        title: "Critical function without authentication",
        languages: &[Language::Python],
        cwe: &[CweId(306), CweId(862), CweId(425)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports request handlers that change or delete stored things, run programs, send \
               files, or that are named after something sensitive (admin, settings, accounts, …), \
               when neither a decorator, a parameter, the view class, their body nor a function of \
               the file that they call asks who the client is. The first setup may be open while \
               nothing is stored yet.",
        why: "Whoever knows or guesses the address of the function can call it.",
        example: "\
from flask import Flask

app = Flask(__name__)

@app.route(\"/admin/users/<int:user_id>\", methods=[\"DELETE\"])
def delete_user(user_id):
    remove_user(user_id)
    return \"gone\"
",
        better: "\
from flask import Flask, abort
from flask_login import current_user, login_required

app = Flask(__name__)

@app.route(\"/admin/users/<int:user_id>\", methods=[\"DELETE\"])
@login_required
def delete_user(user_id):
    if not current_user.is_admin:
        abort(403)
    remove_user(user_id)
    return \"gone\"
",
        references: &["https://cwe.mitre.org/data/definitions/306.html"],
    },
    hooks: &[Hook::Module(check)],
};

/// What everybody may call.
const PUBLIC: &[&str] = &[
    "about",
    "callback",
    "captcha",
    "contact",
    "docs",
    "faq",
    "favicon",
    "feedback",
    "forgot",
    "health",
    "healthcheck",
    "healthz",
    "home",
    "index",
    "landing",
    "login",
    "logon",
    "logout",
    "newsletter",
    "oauth",
    "ping",
    "public",
    "register",
    "registration",
    "robots",
    "search",
    "signin",
    "signout",
    "signup",
    "static",
    "status",
    "subscribe",
    "token",
    "unsubscribe",
    "webhook",
    "welcome",
];

/// What is sensitive by its name.
const SENSITIVE: &[&str] = &[
    "account",
    "accounts",
    "admin",
    "administration",
    "administrator",
    "backup",
    "bank",
    "billing",
    "confidential",
    "config",
    "configuration",
    "console",
    "credentials",
    "dashboard",
    "database",
    "debug",
    "export",
    "invoice",
    "invoices",
    "logs",
    "manage",
    "management",
    "orders",
    "password",
    "payment",
    "payments",
    "payroll",
    "permissions",
    "private",
    "profile",
    "profiles",
    "restart",
    "roles",
    "salary",
    "secret",
    "secrets",
    "secure",
    "settings",
    "shutdown",
    "transfer",
    "transactions",
    "users",
];

fn check(context: &mut Context<'_>) {
    let module = context.module();
    let handlers = handlers(module);
    if handlers.is_empty() {
        return;
    }
    let local = Local::of(module);
    for handler in handlers {
        if is_critical(&handler)
            && !is_guarded(&handler, &local)
            && !is_first_setup(&handler, &local)
        {
            let message = "anybody can call this: nothing asks who the client is";
            context.report(handler.function.name.range, message);
        }
    }
}

fn is_critical(handler: &Handler<'_>) -> bool {
    let name = handler.function.name.as_str();
    let path = handler.path.unwrap_or("");
    let class = handler.class.map_or("", |class| class.name.as_str());
    let named = |words: &[&str]| [name, path, class].iter().any(|one| has_word(one, words));
    if is_stub(&handler.function.body) || named(PUBLIC) {
        return false;
    }
    named(SENSITIVE) || acts(&handler.function.body)
}

/// Whether `handler` sets the program up and refuses where that was done: before anything else it
/// asks what is stored, and leaves if there is something.
fn is_first_setup(handler: &Handler<'_>, local: &Local<'_>) -> bool {
    const SETUP: &[&str] = &[
        "bootstrap",
        "initialise",
        "initialize",
        "install",
        "installation",
        "onboarding",
        "setup",
    ];
    let function = handler.function;
    let named = |name: &str| has_word(name, SETUP);
    if !named(&function.name) && !handler.path.is_some_and(named) {
        return false;
    }
    // The variables that hold what is stored.
    let mut stored: Vec<&str> = Vec::new();
    let is_stored = |expression: &Expr, stored: &[&str]| {
        any_part(expression, |part| match part {
            Expr::Name(name) => stored.contains(&name.id.as_str()),
            Expr::Call(call) => {
                let reads = ["fetchone", "fetchall", "exists", "count", "first", "scalar"];
                local.called(call, handler.class).is_some()
                    || called(call).is_some_and(|name| reads.contains(&name))
            }
            _ => false,
        })
    };
    each_statement(&function.body, |statement| {
        if let Stmt::Assign(assign) = statement
            && is_stored(&assign.value, &stored)
        {
            stored.extend(assign.targets.iter().filter_map(variable));
        }
    });
    let before = function.body.iter().take_while(|statement| {
        !acts(std::slice::from_ref(statement)) || matches!(statement, Stmt::If(_))
    });
    before.into_iter().any(|statement| match statement {
        Stmt::If(node) => {
            let aborts = |statement: &Stmt| match statement {
                Stmt::Expr(node) => last_name(&node.value) == Some("abort"),
                _ => false,
            };
            is_stored(&node.test, &stored) && (leaves(&node.body) || node.body.iter().any(aborts))
        }
        _ => false,
    })
}

/// Whether `body` changes or deletes something, runs a program, or sends a file.
fn acts(body: &[Stmt]) -> bool {
    const VERBS: &[&str] = &[
        "delete", "remove", "unlink", "rmtree", "drop", "insert", "commit", "save", "update",
        "create", "upload", "write", "system", "popen", "shutdown", "transfer", "execute",
    ];
    const FILES: &[&str] = &["send_file", "send_from_directory", "FileResponse", "open"];
    let mut acts = false;
    each_expression(body, |expression| {
        let Expr::Call(call) = expression else {
            return;
        };
        let name = last_name(&call.func).unwrap_or("");
        let reads_query = name == "execute" && call.arguments.args.first().is_some_and(is_select);
        acts |= has_word(name, VERBS) && !reads_query || FILES.contains(&name);
    });
    acts
}

fn is_select(query: &Expr) -> bool {
    let start = match query {
        Expr::StringLiteral(literal) => literal.value.to_str(),
        _ => "",
    };
    start
        .trim_start()
        .get(..6)
        .is_some_and(|word| word.eq_ignore_ascii_case("select"))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("missing-authentication", Some(306), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn open_functions_are_reported() {
        check(
            "@app.route('/admin')\ndef admin():\n    return page()\n",
            &[2],
        );
        check(
            "@app.post('/items')\ndef add():\n    db.session.commit()\n",
            &[2],
        );
        check(
            "@app.route('/file/<name>')\ndef get(name):\n    return send_file(name)\n",
            &[2],
        );
        check(
            "def settings(request):\n    return render(request, 's.html')\n",
            &[1],
        );
        check(
            "class Users(Resource):\n    def delete(self, id):\n        drop(id)\n",
            &[2],
        );
        check(
            "@app.get('/users')\nasync def users(db=Depends(get_db)):\n    return db.all()\n",
            &[2],
        );
    }

    #[test]
    fn guarded_and_public_functions_are_not() {
        check(
            "@app.route('/admin')\n@login_required\ndef admin():\n    return page()\n",
            &[],
        );
        check(
            "@app.route('/admin')\ndef admin():\n    if 'user' not in session:\n        return 'x'\n    return page()\n",
            &[],
        );
        check(
            "@app.route('/login', methods=['POST'])\ndef login():\n    save()\n",
            &[],
        );
        check(
            "@app.route('/hello')\ndef hello():\n    return 'hello'\n",
            &[],
        );
        check(
            "@app.route('/dashboard')\ndef dashboard():\n    pass\n",
            &[],
        );
        check(
            "@app.get('/users')\ndef users(user=Depends(current_user)):\n    return 1\n",
            &[],
        );
        check("def settings(path):\n    return open(path)\n", &[]);
    }

    #[test]
    fn functions_that_are_called_may_ask() {
        let member = "def member():\n    number = request.headers.get('X-Member')\n    if not number:\n        abort(401)\n    return number\n";
        check(
            &format!("{member}@app.post('/notes')\ndef add():\n    save(member())\n"),
            &[],
        );
        check(
            &format!("{member}@app.post('/notes')\ndef add():\n    save(number())\n"),
            &[7],
        );
        check(
            "def members(view):\n    def inner(request, **parts):\n        if not request.headers.get('X'):\n            return HttpResponse(status=401)\n        return view(request, **parts)\n    return inner\n@members\ndef cancel(request, number):\n    update(number)\n",
            &[],
        );
    }

    #[test]
    fn the_first_setup_is_open() {
        let setup = |test: &str| {
            format!(
                "def find():\n    return db.execute('SELECT 1 FROM operator').fetchone()\n@app.post('/setup')\ndef setup():\n    if {test}:\n        return 'no', 409\n    db.execute('INSERT INTO operator VALUES (?)', (request.form['name'],))\n"
            )
        };
        check(&setup("find() is not None"), &[]);
        check(&setup("not request.form['name']"), &[4]);
        check(&setup("find()").replace("setup", "operator"), &[4]);
    }
}
