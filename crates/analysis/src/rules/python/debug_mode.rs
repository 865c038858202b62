//! Debug mode left on.

use super::syntax::{has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::Edit;
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt, StmtClassDef};
use crate::python::flow::{Argument, Assignment, Call, Context};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "debug-mode",
        title: "Debug mode left on",
        languages: &[Language::Python],
        cwe: &[CweId(489), CweId(215), CweId(11)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports web applications that are started or configured with their debug mode or \
               interactive debugger on, in Flask, Django, FastAPI, Starlette, Tornado, Bottle, \
               Sanic, Dash, Werkzeug and the cgitb module.",
        why: "In debug mode an error shows source code, variables and settings to whoever causes \
               it. The debugger of Werkzeug, which Flask uses, even runs code that the visitor \
               types.",
        example: "\
from flask import Flask

app = Flask(__name__)

if __name__ == \"__main__\":
    app.run(debug=True)
",
        better: "\
from flask import Flask

app = Flask(__name__)

if __name__ == \"__main__\":
    app.run(debug=False)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/489.html",
            "https://flask.palletsprojects.com/en/stable/debugging/",
        ],
    },
    hooks: &[
        Hook::Call(SERVERS, server),
        Hook::Call(&["*.run", "*.run_server"], unknown_server),
        Hook::Call(&["bottle.debug"], bottle),
        Hook::Call(&["cgitb.enable"], cgitb),
        Hook::Call(&["werkzeug.debug.DebuggedApplication"], debugger),
        Hook::Assignment(assignment),
        Hook::Class(class),
        Hook::Module(settings),
    ],
};

const SERVERS: &[&str] = &[
    "aiohttp.web.Application",
    "bottle.Bottle.run",
    "bottle.run",
    "dash.Dash.run",
    "dash.Dash.run_server",
    "django.conf.settings.configure",
    "fastapi.FastAPI",
    "flask.Flask.config.from_mapping",
    "flask.Flask.config.update",
    "flask.Flask.run",
    "flask_socketio.SocketIO.run",
    "quart.Quart.run",
    "sanic.Sanic.run",
    "starlette.applications.Starlette",
    "tornado.web.Application",
    "werkzeug.run_simple",
    "werkzeug.serving.run_simple",
];

const MESSAGE: &str =
    "debug mode shows source code and variables, and may run code, for anyone who causes an error";

fn server<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let named = ["debug", "DEBUG", "use_debugger"]
        .iter()
        .find_map(|name| call.keyword(name));
    let third = || {
        call.positional(2)
            .filter(|_| context.is(call.name, "flask.Flask.run"))
    };
    if let Some(argument) = named.or_else(third) {
        flag(context, argument);
    }
}

/// What is started is not known, but only web frameworks take this.
fn unknown_server<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("debug")
        && context.boolean(argument.expression) == Some(true)
    {
        context.report_with(argument.expression.range(), MESSAGE, Confidence::Medium);
    }
}

fn bottle<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    match call.argument(0, "mode") {
        Some(argument) => flag(context, argument),
        None => context.report(call.node.range(), MESSAGE),
    }
}

fn flag<'a>(context: &mut Context<'a>, argument: &Argument<'a>) {
    if context.boolean(argument.expression) == Some(true) {
        turn_off(context, argument.expression);
    }
}

/// Reports the true value `expression`, with a rewrite if it is a literal.
fn turn_off(context: &mut Context<'_>, expression: &Expr) {
    let range = expression.range();
    if matches!(expression, Expr::BooleanLiteral(_)) {
        context.report_fix(
            range,
            MESSAGE,
            "Turn debug mode off",
            vec![replace(range, "False")],
        );
    } else {
        context.report(range, MESSAGE);
    }
}

fn replace(range: TextRange, text: &str) -> Edit {
    Edit {
        start: range.start().to_usize(),
        end: range.end().to_usize(),
        text: text.to_owned(),
    }
}

/// `cgitb.enable()` shows tracebacks in the browser unless told not to.
fn cgitb<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let display = call.argument(0, "display").map(|one| one.expression);
    if display.is_none_or(|display| context.integer(display) != Some(0)) {
        context.report(
            call.node.range(),
            "tracebacks with variables are shown in the browser",
        );
    }
}

fn debugger<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.argument(1, "evalex") {
        flag(context, argument);
    }
}

/// `app.debug = True`, `app.config["DEBUG"] = True`, `os.environ["FLASK_DEBUG"] = "1"`.
fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let Some(label @ ("debug" | "DEBUG" | "FLASK_DEBUG")) = assignment.label else {
        return;
    };
    let is_on = match assignment.target {
        Some(Expr::Attribute(node)) if label == "debug" => {
            let application = context.value_of(&node.value).name();
            context.is(application, "flask.Flask")
        }
        Some(Expr::Subscript(node)) => {
            matches!(last_name(&node.value), Some("config" | "environ"))
        }
        _ => false,
    };
    if is_on && context.boolean(assignment.expression) == Some(true) {
        turn_off(context, assignment.expression);
    } else if is_on && matches!(text(assignment.expression), Some("1" | "true" | "True")) {
        context.report(assignment.range, MESSAGE);
    }
}

/// A class of settings that is not for development alone.
fn class(context: &mut Context<'_>, class: &StmtClassDef) {
    let name = class.name.as_str();
    let inner = [
        "dev",
        "development",
        "debug",
        "test",
        "testing",
        "tests",
        "local",
    ];
    if has_word(name, &["config", "configuration", "settings"]) && !has_word(name, &inner) {
        for value in debug_settings(&class.body) {
            context.report_with(value.range(), MESSAGE, Confidence::Medium);
        }
    }
}

/// A settings module of Django.
fn settings(context: &mut Context<'_>) {
    let module = context.module();
    let is_settings = ["INSTALLED_APPS", "ROOT_URLCONF", "ALLOWED_HOSTS"]
        .iter()
        .any(|name| memchr::memmem::find(module.source().as_bytes(), name.as_bytes()).is_some());
    if is_settings {
        for value in debug_settings(module.statements()) {
            turn_off(context, value);
        }
    }
}

/// The values of `DEBUG = True`.
fn debug_settings(body: &[Stmt]) -> impl Iterator<Item = &Expr> {
    body.iter().filter_map(|statement| match statement {
        Stmt::Assign(assign) => {
            let is_debug = |target: &Expr| matches!(target, Expr::Name(name) if name.id == "DEBUG");
            let is_true = matches!(&*assign.value, Expr::BooleanLiteral(literal) if literal.value);
            (is_true && assign.targets.iter().any(is_debug)).then_some(&*assign.value)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("debug-mode", None, source), expected, "{source}");
    }

    #[test]
    fn debug_mode_is_reported() {
        check(
            "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n",
            &[3],
        );
        check(
            "import flask as f\na = f.Flask('x')\na.run('localhost', 80, True)\n",
            &[3],
        );
        check(
            "from flask import Flask\non = True\nFlask('x').run(debug=on)\n",
            &[3],
        );
        check(
            "from flask import Flask\napp = Flask('x')\napp.debug = True\n",
            &[3],
        );
        check("app.config['DEBUG'] = True\n", &[1]);
        check(
            "from flask import Flask\napp = Flask('x')\napp.config.update(DEBUG=True)\n",
            &[3],
        );
        check("import os\nos.environ['FLASK_DEBUG'] = '1'\n", &[2]);
        check("app.run(host='0.0.0.0', debug=True)\n", &[1]);
        check(
            "from fastapi import FastAPI\napp = FastAPI(debug=True)\n",
            &[2],
        );
        check(
            "import bottle\nbottle.debug(True)\nbottle.run(debug=True)\n",
            &[2, 3],
        );
        check(
            "from tornado.web import Application\nApplication([], debug=True)\n",
            &[2],
        );
        check(
            "from werkzeug.serving import run_simple\nrun_simple('a', 1, app, use_debugger=True)\n",
            &[2],
        );
        check("import cgitb\ncgitb.enable()\n", &[2]);
        check("ALLOWED_HOSTS = []\nDEBUG = True\n", &[2]);
        check("class ProductionConfig:\n    DEBUG = True\n", &[2]);
    }

    #[test]
    fn other_code_is_not() {
        check(
            "from flask import Flask\nFlask('x').run(debug=False)\nFlask('x').run()\n",
            &[],
        );
        check(
            "from flask import Flask\nimport os\nFlask('x').run(debug=os.environ.get('D') == '1')\n",
            &[],
        );
        check("app.config['DEBUG'] = False\n", &[]);
        check("DEBUG = True\nif DEBUG:\n    print(1)\n", &[]);
        check("class DevelopmentConfig:\n    DEBUG = True\n", &[]);
        check("import subprocess\nsubprocess.run(['ls'])\n", &[]);
        check(
            "import cgitb\ncgitb.enable(display=0, logdir='logs')\n",
            &[],
        );
        check("parser.debug = True\n", &[]);
    }
}
