//! Work or memory that a client decides on.

use super::syntax::{
    Scope, contains_any, each_expression, each_statement, has_word, last_name, root_name, scopes,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unlimited-resources",
        title: "Work or memory that a client decides on",
        languages: &[Language::Python],
        cwe: &[CweId(770), CweId(789)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports request bodies and answers that are read as a whole, sizes, counts and \
               pauses that come from outside, and a thread or process for every client, where no \
               limit is in sight.",
        why: "One client, or a few, make the program use all of its memory, threads or time, and \
               nobody else is served.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/store\", methods=[\"POST\"])
def store():
    return str(len(request.get_data()))
",
        better: "\
from flask import Flask, request

app = Flask(__name__)
app.config[\"MAX_CONTENT_LENGTH\"] = 1_000_000

@app.route(\"/store\", methods=[\"POST\"])
def store():
    return str(len(request.get_data()))
",
        references: &["https://cwe.mitre.org/data/definitions/770.html"],
    },
    hooks: &[Hook::Module(check), Hook::Call(SIZES, size)],
};

/// Calls that take as much memory or time as their first argument says.
const SIZES: &[&str] = &[
    "builtins.bytearray",
    "builtins.range",
    "numpy.empty",
    "numpy.ones",
    "numpy.zeros",
    "os.urandom",
    "secrets.token_bytes",
    "secrets.token_hex",
    "time.sleep",
];

fn size<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let sized = call
        .arguments
        .iter()
        .any(|argument| context.harms(&argument.value, Kind::Size));
    if sized {
        context.report(
            call.node.range(),
            "data from outside decides how much memory or time this takes",
        );
    }
}

fn check(context: &mut Context<'_>) {
    let source = context.module().source();
    let limits_body = contains_any(
        source,
        &[
            "max_content_length",
            "content_length",
            "data_upload_max",
            "client_max_size",
        ],
    );
    for scope in scopes(context.module()) {
        if !limits_body {
            for range in whole_reads(&scope) {
                context.report(range, "nothing limits how much is read here");
            }
        }
        for range in unlimited_workers(&scope) {
            context.report(
                range,
                "every client gets a thread or process of its own, however many come",
            );
        }
    }
}

/// `request.get_data()`, `request.files["x"].read()`, `urlopen(u).read()`, `sock.recv(huge)`.
fn whole_reads(scope: &Scope<'_>) -> Vec<TextRange> {
    let mut reads = Vec::new();
    let mut limited = false;
    each_expression(scope.body, |expression| match expression {
        Expr::Call(call) => {
            let name = last_name(&call.func).unwrap_or("");
            limited |= has_word(name, &["limit", "limiter", "throttle"]);
            if reads_all(call, name) {
                reads.push(call.range());
            }
        }
        Expr::Attribute(node) if matches!(node.attr.as_str(), "data" | "body") => {
            if matches!(&*node.value, Expr::Name(name) if name.id == "request") {
                reads.push(node.range);
            }
        }
        Expr::Name(name) => limited |= has_word(name.id.as_str(), &["max", "limit", "maximum"]),
        _ => {}
    });
    if limited { Vec::new() } else { reads }
}

fn reads_all(call: &ExprCall, name: &str) -> bool {
    let root = root_name(&call.func);
    match name {
        "get_data" => root == Some("request"),
        "read" | "readlines" if call.arguments.args.is_empty() => {
            matches!(
                root,
                Some(
                    "request"
                        | "urlopen"
                        | "response"
                        | "resp"
                        | "file"
                        | "upload"
                        | "uploaded_file"
                        | "f"
                        | "stream"
                )
            ) || matches!(&*call.func, Expr::Attribute(method) if matches!(&*method.value, Expr::Call(inner) if matches!(last_name(&inner.func), Some("urlopen" | "open"))))
        }
        // `rfile.read(int(headers["Content-Length"]))`.
        "read" => match call.arguments.args.first() {
            Some(Expr::Call(size)) => matches!(last_name(&size.func), Some("int")),
            _ => false,
        },
        _ => false,
    }
}

/// `Thread(…).start()` and `os.fork()` in an endless loop that accepts connections.
fn unlimited_workers(scope: &Scope<'_>) -> Vec<TextRange> {
    let mut found = Vec::new();
    each_statement(scope.body, |statement| {
        if let Stmt::While(node) = statement
            && matches!(
                &*node.test,
                Expr::BooleanLiteral(_) | Expr::NumberLiteral(_)
            )
        {
            let mut accepts = false;
            let mut workers = Vec::new();
            each_statement(&node.body, |inner| {
                // A loop inside is looked at by itself.
                if let Stmt::Assign(assign) = inner {
                    accepts |= last_name(&assign.value) == Some("accept");
                }
                let value = match inner {
                    Stmt::Expr(node) => &*node.value,
                    Stmt::Assign(node) => &*node.value,
                    _ => return,
                };
                if starts_worker(value) {
                    workers.push(inner.range());
                }
            });
            if accepts {
                found.extend(workers);
            }
        }
    });
    found
}

fn starts_worker(expression: &Expr) -> bool {
    let name = last_name(expression).unwrap_or("");
    let made = match expression {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method) => last_name(&method.value),
            _ => None,
        },
        _ => None,
    };
    matches!(name, "Thread" | "Process" | "start_new_thread" | "fork")
        || name == "start" && matches!(made, Some("Thread" | "Process"))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unlimited-resources", Some(770), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unlimited_work_is_reported() {
        check("def f(request):\n    return request.body\n", &[2]);
        check("from flask import request\nd = request.get_data()\n", &[2]);
        check(
            "from urllib.request import urlopen\nt = urlopen(u).read()\n",
            &[2],
        );
        check("def f(n):\n    return bytearray(n)\n", &[2]);
        check(
            "while True:\n    c, a = s.accept()\n    Thread(target=f, args=(c,)).start()\n",
            &[3],
        );
    }

    #[test]
    fn limited_work_is_not() {
        check(
            "app.config['MAX_CONTENT_LENGTH'] = 1\ndef f(request):\n    return request.body\n",
            &[],
        );
        check(
            "def f(n):\n    if n < 9:\n        return bytearray(n)\n",
            &[],
        );
        check("t = sock.recv(1024)\nd = file.read(100)\n", &[]);
        check("for x in y:\n    Thread(target=f).start()\n", &[]);
    }
}
