//! File or connection that is not closed.

use super::syntax::{each_expression, each_part, each_statement, last_name, root_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unclosed-resource",
        title: "File or connection that is not closed",
        languages: &[Language::Python],
        cwe: &[CweId(772), CweId(775)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports files, sockets, connections and pools that are opened outside of `with` and \
               neither closed nor handed on.",
        why: "Each one stays open until the garbage collector finds it. A client that makes the \
               program open many uses up its handles, and what was written may not be on the disk \
               yet.",
        example: "\
def count():
    file = open(\"words.txt\")
    return len(file.readlines())
",
        better: "\
def count():
    with open(\"words.txt\") as file:
        return len(file.readlines())
",
        references: &["https://cwe.mitre.org/data/definitions/772.html"],
    },
    hooks: &[Hook::Module(check)],
};

const MESSAGE: &str = "this is not closed";

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        if scope.function.is_none()
            && !scope.body.iter().any(|one| {
                matches!(
                    one,
                    Stmt::Expr(_) | Stmt::Assign(_) | Stmt::If(_) | Stmt::For(_) | Stmt::Try(_)
                )
            })
        {
            continue;
        }
        for range in never_closed(scope.body) {
            context.report(range, MESSAGE);
        }
    }
}

/// What is opened in `body` and neither closed nor given to somebody who may close it.
fn never_closed(body: &[Stmt]) -> Vec<TextRange> {
    let mut opened: Vec<(&str, TextRange)> = Vec::new();
    let mut used_once: Vec<TextRange> = Vec::new();
    let mut let_go: Vec<&str> = Vec::new();
    each_statement(body, |statement| match statement {
        Stmt::Assign(assign) => {
            if let (Expr::Call(call), [Expr::Name(name)]) = (&*assign.value, &*assign.targets)
                && opens(call)
            {
                opened.push((name.id.as_str(), call.range()));
            } else {
                // Kept elsewhere: `self.file = file`.
                names_in(&assign.value, &mut let_go);
            }
        }
        Stmt::Return(node) => {
            // `return file`, but not `return file.read()`.
            if let Some(value) = &node.value {
                handed_on(value, &mut let_go);
            }
        }
        Stmt::With(with) => {
            for item in &with.items {
                names_in(&item.context_expr, &mut let_go);
            }
        }
        _ => {}
    });
    each_expression(body, |expression| {
        let Expr::Call(call) = expression else {
            if let Expr::Yield(node) = expression
                && let Some(value) = &node.value
            {
                names_in(value, &mut let_go);
            }
            return;
        };
        if let Expr::Attribute(method) = &*call.func {
            if matches!(
                method.attr.as_str(),
                "close" | "shutdown" | "disconnect" | "terminate" | "__exit__" | "detach" | "quit"
            ) && let Expr::Name(name) = &*method.value
            {
                let_go.push(name.id.as_str());
            }
            // `open(path).read()`: nobody has it any more.
            if let Expr::Call(inner) = &*method.value
                && opens(inner)
                && matches!(
                    method.attr.as_str(),
                    "read" | "readlines" | "readline" | "write" | "writelines"
                )
            {
                used_once.push(inner.range());
            }
        }
        let keywords = call.arguments.keywords.iter().map(|one| &one.value);
        for argument in call.arguments.args.iter().chain(keywords) {
            handed_on(argument, &mut let_go);
        }
    });
    let_go.sort_unstable();
    let kept = opened
        .into_iter()
        .filter(|(name, _)| let_go.binary_search(name).is_err());
    used_once
        .into_iter()
        .chain(kept.map(|(_, range)| range))
        .collect()
}

fn opens(call: &ExprCall) -> bool {
    let name = last_name(&call.func).unwrap_or("");
    match &*call.func {
        Expr::Name(_) => matches!(name, "open" | "urlopen" | "socket" | "create_connection"),
        _ => match root_name(&call.func) {
            Some("io" | "codecs" | "gzip" | "bz2" | "lzma" | "tarfile") => name == "open",
            Some("socket") => matches!(name, "socket" | "create_connection"),
            Some("sqlite3" | "psycopg2" | "MySQLdb" | "pymysql") => name == "connect",
            Some("zipfile") => name == "ZipFile",
            Some("urllib") => name == "urlopen",
            _ => false,
        },
    }
}

/// A variable that is passed as it is, alone or in a container.
fn handed_on<'a>(expression: &'a Expr, names: &mut Vec<&'a str>) {
    match expression {
        Expr::Name(name) => names.push(name.id.as_str()),
        Expr::Tuple(node) => node.elts.iter().for_each(|one| handed_on(one, names)),
        Expr::List(node) => node.elts.iter().for_each(|one| handed_on(one, names)),
        Expr::Starred(node) => handed_on(&node.value, names),
        Expr::Attribute(_) | Expr::Call(_) => {}
        _ => {}
    }
}

fn names_in<'a>(expression: &'a Expr, names: &mut Vec<&'a str>) {
    match expression {
        Expr::Call(call) => {
            for argument in &call.arguments.args {
                handed_on(argument, names);
            }
        }
        Expr::Attribute(_) => {}
        _ => each_part(expression, |part| handed_on(part, names)),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unclosed-resource", Some(772), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn open_resources_are_reported() {
        check("f = open('a')\nprint(f.read())\n", &[1]);
        check("def f(p):\n    return open(p).read()\n", &[2]);
        check(
            "import socket\ndef f():\n    s = socket.socket()\n    s.connect(a)\n",
            &[3],
        );
        check(
            "import sqlite3\ndef f():\n    c = sqlite3.connect('a')\n    c.execute('b')\n",
            &[3],
        );
        check("import json\nx = json.loads(open('a').read())\n", &[2]);
    }

    #[test]
    fn closed_resources_are_not() {
        check("with open('a') as f:\n    f.read()\n", &[]);
        check("f = open('a')\nf.read()\nf.close()\n", &[]);
        check("def f(p):\n    g = open(p)\n    return g\n", &[]);
        check("def f(self, p):\n    g = open(p)\n    self.g = g\n", &[]);
        check("f = open('a')\nuse(f)\n", &[]);
        check(
            "import contextlib\ns = open('a')\nwith contextlib.closing(s):\n    pass\n",
            &[],
        );
    }
}
