//! Detail of an error in a response.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "error-detail-exposure",
        title: "Detail of an error in a response",
        languages: &[Language::Python],
        cwe: &[CweId(209), CweId(497), CweId(200)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports the text of an exception or a stack trace that becomes part of a response.",
        why: "Messages of databases and file systems name tables, paths, versions and queries: a \
              map for the next step of an attack.",
        example: r#"from flask import Flask

app = Flask(__name__)

@app.route("/report")
def report():
    try:
        return {"rows": load_rows()}
    except Exception as error:
        return {"error": str(error)}, 500
"#,
        better: r#"import logging
from flask import Flask

app = Flask(__name__)

@app.route("/report")
def report():
    try:
        return {"rows": load_rows()}
    except Exception:
        logging.exception("the report failed")
        return {"error": "internal error"}, 500
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/209.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(Kind::ErrorDetail, "is shown to the client")],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn responses_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            let source = format!(
                "from flask import Flask, request, jsonify, make_response\nimport os, traceback, logging\napp = Flask(__name__)\n{source}"
            );
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{source}");
        };
        check(
            "@app.route('/')\ndef f():\n    try: g()\n    except Exception as e: return str(e)",
            &[7],
        );
        check(
            "@app.route('/')\ndef f():\n    try: g()\n    except ValueError as e: return jsonify({'error': f'{e}'}), 400",
            &[7],
        );
        check(
            "@app.route('/')\ndef f():\n    try: g()\n    except: return traceback.format_exc(), 500",
            &[7],
        );
        check(
            "def f():\n    try: g()\n    except Exception as e: return make_response(repr(e), 500)",
            &[6],
        );
        check(
            "from django.http import JsonResponse\ndef f(request):\n    try: g()\n    except Exception as e: return JsonResponse({'a': str(e)})",
            &[7],
        );
        check(
            "@app.route('/')\ndef f():\n    try: g()\n    except Exception as e:\n        logging.error(e)\n        return 'failed', 500",
            &[],
        );
        check(
            "def f():\n    try: g()\n    except Exception as e: return str(e)",
            &[],
        );
        check(
            "import subprocess\n@app.route('/')\ndef f():\n    try: g()\n    except subprocess.CalledProcessError as e: return e.output",
            &[],
        );
    }
}
