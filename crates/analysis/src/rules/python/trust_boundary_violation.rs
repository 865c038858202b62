//! Untrusted data in trusted state.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::Handler;
use crate::python::flow::{Context, Kind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "trust-boundary-violation",
        title: "Untrusted data in trusted state",
        languages: &[Language::Python],
        cwe: &[CweId(501), CweId(454), CweId(15)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports data from a client that is stored in the session, in the environment of the process, in the configuration or in a global variable without a check.",
        why: "Other code trusts what is there. A client who writes it becomes another user, or changes how the program works for all.",
        example: r#"import os
from flask import request

def configure():
    os.environ["PLUGIN_PATH"] = request.args["path"]
"#,
        better: r#"import os
from flask import request

PATHS = ("/srv/plugins", "/srv/plugins-beta")

def configure():
    path = request.args["path"]
    if path in PATHS:
        os.environ["PLUGIN_PATH"] = path
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/501.html",
            "https://owasp.org/www-community/vulnerabilities/Trust_Boundary_Violation",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Trusted, "is stored where the program trusts it"),
        Hook::Statement(check_global),
    ],
};

/// A `global` variable set by a function that handles a request: one client decides for all.
fn check_global<'a>(context: &mut Context<'a>, statement: &StatementView<'a>) {
    let Stmt::Assign(assign) = statement.node else {
        return;
    };
    let Some(function) = context.function() else {
        return;
    };
    let [Expr::Name(target)] = assign.targets.as_slice() else {
        return;
    };
    let is_global = function.body.iter().any(|inner| match inner {
        Stmt::Global(global) => global
            .names
            .iter()
            .any(|name| name.as_str() == target.id.as_str()),
        _ => false,
    });
    let takes_request = function
        .parameters
        .iter()
        .any(|one| one.name().as_str() == "request");
    if is_global
        && (takes_request || matches!(context.handler(), Some(Handler::Html | Handler::Data)))
    {
        let message = "A request sets a global variable, which every other request then trusts";
        context.report_with(assign.range, message, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;
    use crate::rules::python::testing::lines;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import os", "os.environ['A'] = x", true);
        check("import os", "os.putenv('A', x)", true);
        check(
            "from flask import current_app",
            "current_app.config['A'] = x",
            true,
        );
        check("import os", "os.environ['A'] = 'b'", false);
        check(
            "import os",
            "if x in ('a', 'b'): os.environ['A'] = x",
            false,
        );
        check("import os", "y = os.environ[x]", false);
    }

    #[test]
    fn globals_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, None, source), expected, "{source}");
        };
        check(
            "ADMIN = False\ndef f(request):\n    global ADMIN\n    if request.args['a'] == 'b':\n        ADMIN = True",
            &[5],
        );
        check(
            "from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef f():\n    global LEVEL\n    LEVEL = 3",
            &[6],
        );
        check("LEVEL = 1\ndef f():\n    global LEVEL\n    LEVEL = 3", &[]);
        check("LEVEL = 1\ndef f(request):\n    LEVEL = 3", &[]);
    }
}
