//! Environment or configuration sent to the client.

use super::syntax::{each_part, each_statement, handlers, last_name, root_name};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "environment-exposed",
        title: "Environment or configuration sent to the client",
        languages: &[Language::Python],
        cwe: &[CweId(497), CweId(526)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports request handlers that send all environment variables, the configuration of \
               the application, or its variables.",
        why: "Keys, passwords and addresses of other systems stand there, and versions tell which \
               attacks fit.",
        example: "\
import os
from flask import Flask, jsonify

app = Flask(__name__)

@app.route(\"/debug\")
def debug():
    return jsonify(dict(os.environ))
",
        better: "\
import os
from flask import Flask, jsonify

app = Flask(__name__)

@app.route(\"/debug\")
def debug():
    return jsonify({\"region\": os.environ[\"REGION\"]})
",
        references: &["https://cwe.mitre.org/data/definitions/497.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let source = context.module().source().as_bytes();
    let named = ["os.environ", ".config", "locals()", "globals()", "uname()"];
    if !named
        .iter()
        .any(|name| memchr::memmem::find(source, name.as_bytes()).is_some())
    {
        return;
    }
    for handler in handlers(context.module()) {
        each_statement(&handler.function.body, |statement| {
            if let Stmt::Return(node) = statement
                && let Some(value) = &node.value
                && exposes(value)
            {
                context.report(
                    value.range(),
                    "the client gets the environment or configuration of the program",
                );
            }
        });
    }
}

/// Whether all of the environment is sent: `os.environ` alone, in a call of `dict`, `str` or
/// `jsonify`, or unpacked, but not one variable of it.
fn exposes(value: &Expr) -> bool {
    match value {
        Expr::Attribute(node) => match node.attr.as_str() {
            "environ" => root_name(value) == Some("os"),
            "config" => matches!(root_name(value), Some("app" | "current_app")),
            _ => false,
        },
        Expr::Call(call) => {
            let name = last_name(&call.func).unwrap_or("");
            if matches!(name, "locals" | "globals" | "uname") && call.arguments.args.is_empty() {
                return true;
            }
            let copies = matches!(name, "copy" | "items");
            let receiver = match &*call.func {
                Expr::Attribute(method) if copies => exposes(&method.value),
                _ => false,
            };
            let passes = matches!(
                name,
                "dict"
                    | "str"
                    | "jsonify"
                    | "dumps"
                    | "repr"
                    | "Response"
                    | "HttpResponse"
                    | "JsonResponse"
                    | "make_response"
                    | "list"
                    | "sorted"
                    | "pformat"
            );
            let keywords = call.arguments.keywords.iter().map(|one| &one.value);
            receiver || passes && call.arguments.args.iter().chain(keywords).any(exposes)
        }
        Expr::Dict(node) => node.items.iter().any(|item| exposes(&item.value)),
        Expr::Tuple(node) => node.elts.iter().any(exposes),
        Expr::FString(_) => {
            let mut found = false;
            each_part(value, |part| {
                found |= matches!(part, Expr::Call(call) if matches!(last_name(&call.func), Some("locals" | "globals")));
            });
            found
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("environment-exposed", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn exposed_environments_are_reported() {
        check(
            "import os\n@app.route('/')\ndef f():\n    return str(os.environ)\n",
            &[4],
        );
        check(
            "import os\n@app.get('/')\ndef f():\n    return {'env': dict(os.environ)}\n",
            &[4],
        );
        check(
            "@app.route('/')\ndef f():\n    return jsonify(app.config)\n",
            &[3],
        );
        check(
            "def f(request):\n    return HttpResponse(str(globals()))\n",
            &[2],
        );
    }

    #[test]
    fn single_variables_are_not() {
        check(
            "import os\n@app.route('/')\ndef f():\n    return os.environ['A']\n",
            &[],
        );
        check("import os\ndef f():\n    return dict(os.environ)\n", &[]);
        check(
            "@app.route('/')\ndef f():\n    return app.config['A']\n",
            &[],
        );
        check(
            "@app.route('/')\ndef f():\n    return render_template('a', **locals())\n",
            &[],
        );
    }
}
