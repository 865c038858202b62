//! Unrestricted upload.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unrestricted-upload",
        title: "Unrestricted upload",
        languages: &[Language::Python],
        cwe: &[CweId(434)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a file that is stored under the name that a client gives it, whose ending nobody tested.",
        why: "A file that ends in .html, .svg, .php or .py is later shown or run by the server or a browser: the attacker has put a page or a program there.",
        example: r#"import os
from flask import request
from werkzeug.utils import secure_filename

def upload():
    file = request.files["file"]
    file.save(os.path.join("uploads", secure_filename(file.filename)))
"#,
        better: r#"import os
from flask import abort, request
from werkzeug.utils import secure_filename

def upload():
    file = request.files["file"]
    name = secure_filename(file.filename)
    if os.path.splitext(name)[1].lower() not in (".png", ".jpg"):
        abort(400)
    file.save(os.path.join("uploads", name))
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/434.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(Kind::Upload, "names a file that is stored")],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn uploads_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            let source = format!(
                "from flask import Flask, request, jsonify, make_response\nimport os, traceback, logging\napp = Flask(__name__)\n{source}"
            );
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{source}");
        };
        check(
            "def f():\n    a = request.files['a']\n    a.save('up/' + a.filename)",
            &[6],
        );
        check(
            "from werkzeug.utils import secure_filename as s\ndef f():\n    a = request.files.get('a')\n    a.save(os.path.join('up', s(a.filename)))",
            &[7],
        );
        check(
            "def f():\n    a = request.files['a']\n    if a.filename.endswith(('.png', '.jpg')):\n        a.save('up/' + a.filename)",
            &[],
        );
        check(
            "def f():\n    a = request.files['a']\n    if a.filename.rsplit('.', 1)[1].lower() in {'png'}:\n        a.save('up/' + a.filename)",
            &[],
        );
        check(
            "def allowed(name):\n    return '.' in name and name.rsplit('.', 1)[1] in {'png'}\ndef f():\n    a = request.files['a']\n    if a and allowed(a.filename):\n        a.save('up/' + a.filename)",
            &[],
        );
        check("def f():\n    request.files['a'].save('up/photo.png')", &[]);
        check(
            "import uuid\ndef f():\n    request.files['a'].save('up/' + str(uuid.uuid4()) + '.png')",
            &[],
        );
    }
}
