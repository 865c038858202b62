//! Whole folder that clients can read.

use super::syntax::{each_expression, each_statement, handlers, last_name};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt, StmtClassDef};
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "folder-exposed",
        title: "Whole folder that clients can read",
        languages: &[Language::Python],
        cwe: &[CweId(548), CweId(552), CweId(219), CweId(538)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports servers that list folders or hand out a folder with code, settings or \
               everything: `SimpleHTTPRequestHandler`, static folders such as `/` and `.`, listings \
               that are switched on.",
        why: "Clients find backups, settings, keys and code that were never linked.",
        example: "\
from flask import Flask

app = Flask(__name__, static_folder=\"/\")
",
        better: "\
from flask import Flask

app = Flask(__name__, static_folder=\"static\")
",
        references: &["https://cwe.mitre.org/data/definitions/548.html"],
    },
    hooks: &[
        Hook::AnyCall(call),
        Hook::Class(class),
        Hook::Module(listings),
    ],
};

const MESSAGE: &str = "clients can read all that is in the folder";

fn call<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let folder = match call.method() {
        Some("Flask" | "Blueprint") => call.keyword("static_folder"),
        Some("StaticFiles") => call.keyword("directory"),
        Some("send_from_directory") => call.positional(0),
        Some("static_file") => call.keyword("root"),
        Some("add_static") => call.positional(1),
        _ => None,
    };
    let whole = folder.is_some_and(|folder| {
        let path = context.string(folder.expression);
        path.is_some_and(|path| {
            matches!(
                &*path,
                "/" | "." | "./" | ".." | "../" | "" | "/etc" | "/home" | "/root" | "/var"
            )
        })
    });
    let lists = call
        .keyword("show_index")
        .or_else(|| call.keyword("autoindex"));
    let lists = lists.is_some_and(|one| context.boolean(one.expression) == Some(true))
        || call.method() == Some("AutoIndex");
    let hands_out = call
        .arguments
        .iter()
        .any(|one| last_name(one.expression) == Some("SimpleHTTPRequestHandler"));
    if whole || lists || hands_out {
        context.report(call.node.range(), MESSAGE);
    }
}

fn class(context: &mut Context<'_>, class: &StmtClassDef) {
    let lists = class
        .bases()
        .iter()
        .any(|base| last_name(base) == Some("SimpleHTTPRequestHandler"));
    let own = class.body.iter().any(|one| matches!(one, Stmt::FunctionDef(function) if matches!(function.name.as_str(), "do_GET" | "list_directory")));
    if lists && !own {
        context.report(class.name.range, MESSAGE);
    }
}

/// Handlers that answer with the names of files.
fn listings(context: &mut Context<'_>) {
    for handler in handlers(context.module()) {
        let mut listed = None;
        let mut returns = false;
        each_expression(&handler.function.body, |expression| {
            if let Expr::Call(call) = expression
                && matches!(
                    last_name(&call.func),
                    Some("listdir" | "scandir" | "iterdir" | "glob")
                )
            {
                listed = listed.or(Some(call.range()));
            }
        });
        each_statement(&handler.function.body, |statement| {
            returns |= matches!(statement, Stmt::Return(_))
        });
        if let Some(range) = listed.filter(|_| returns) {
            context.report_with(range, "clients get the names of files", Confidence::Low);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("folder-exposed", Some(548), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn exposed_folders_are_reported() {
        check(
            "from flask import Flask\napp = Flask('a', static_folder='.')\n",
            &[2],
        );
        check("app.mount('/', StaticFiles(directory='/'))\n", &[1]);
        check(
            "from http.server import *\nHTTPServer(('', 80), SimpleHTTPRequestHandler)\n",
            &[2],
        );
        check("app.router.add_static('/a', p, show_index=True)\n", &[1]);
        check(
            "@app.route('/')\ndef f():\n    return str(os.listdir('a'))\n",
            &[3],
        );
    }

    #[test]
    fn others_are_not() {
        check("from flask import Flask\napp = Flask('a')\n", &[]);
        check("app.mount('/', StaticFiles(directory='static'))\n", &[]);
        check("import os\nos.listdir('a')\n", &[]);
        check(
            "class H(SimpleHTTPRequestHandler):\n    def do_GET(self):\n        pass\n",
            &[],
        );
    }
}
