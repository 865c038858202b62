//! Path traversal.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "path-traversal",
        title: "Path traversal",
        languages: &[Language::Python],
        cwe: &[CweId(22), CweId(23), CweId(36), CweId(73)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of the path of a file that is opened, \
               listed, sent, moved or removed. Taking the last part alone (os.path.basename, \
               secure_filename), or resolving the path and then testing that it is inside the \
               folder, makes it safe.",
        why: "With .. or an absolute path an attacker leaves the folder and reads keys and \
              passwords, or overwrites code.",
        example: r#"import os
from flask import request, send_file

def download():
    return send_file(os.path.join("/srv/reports", request.args["name"]))
"#,
        better: r#"from flask import request, send_from_directory

def download():
    return send_from_directory("/srv/reports", request.args["name"])
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/22.html",
            "https://owasp.org/www-community/attacks/Path_Traversal",
            "https://flask.palletsprojects.com/en/stable/api/#flask.send_from_directory",
        ],
    },
    hooks: &[Hook::Flow(Kind::Path, "becomes part of a file's path")],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("", "open(x)", true);
        check("import os", "os.remove(os.path.join('a', x))", true);
        check(
            "import os",
            "open(os.path.join('a', os.path.basename(x)))",
            false,
        );
        check(
            "from pathlib import Path",
            "(Path('a') / x).read_text()",
            true,
        );
        check("from pathlib import Path", "Path('a', x).open()", true);
        check(
            "from pathlib import Path",
            "Path('a').joinpath(Path(x).name).read_text()",
            false,
        );
        check("import shutil", "shutil.rmtree('a/' + x)", true);
        check("import shutil", "shutil.copy('a', dst=x)", true);
        check("import flask", "return flask.send_file('a/' + x)", true);
        check(
            "import flask",
            "return flask.send_from_directory('a', x)",
            false,
        );
        check(
            "from werkzeug.utils import secure_filename as s",
            "open('a/' + s(x))",
            false,
        );
        check(
            "import os",
            "p = os.path.realpath('/a/' + x)\n    if p.startswith('/a/'): open(p)",
            false,
        );
        check(
            "import os",
            "p = '/a/' + x\n    if p.startswith('/a/'): open(p)",
            true,
        );
        check(
            "from pathlib import Path",
            "p = (Path('/a') / x).resolve()\n    if p.is_relative_to('/a'): p.read_text()",
            false,
        );
        check(
            "import os",
            "if '..' in x or os.path.isabs(x): raise ValueError\n    open('a/' + x)",
            false,
        );
        check(
            "import tempfile",
            "tempfile.NamedTemporaryFile(prefix=x)",
            true,
        );
        check("import io", "io.open('log.txt').write(x)", false);
    }

    #[test]
    fn what_stays_as_it_is_without_folders_has_none() {
        let check = |test: &str, expected: bool| {
            let code = format!("if {test}:\n        return\n    open('a/' + x)");
            assert_eq!(
                reports(RULE.about.id, None, "import os", &code),
                expected,
                "{test}"
            );
        };
        check("os.path.basename(x) != x", false);
        check("x != os.path.basename(x)", false);
        check("os.path.basename(x) == x", true);
        check("os.path.basename(y) != x", true);
        check("os.path.abspath(x) != x", true);
    }

    #[test]
    fn a_test_may_be_kept_in_a_variable() {
        let check = |test: &str, expected: bool| {
            let imports = format!(
                "import os\ndef inside(base, name):\n    path = os.path.realpath(os.path.join(base, name))\n{test}    return path\n"
            );
            let code = "return open(inside('/a', x))";
            assert_eq!(
                reports(RULE.about.id, None, &imports, code),
                expected,
                "{test}"
            );
        };
        let refuse = "    if not inside:\n        raise ValueError\n";
        let kept = "inside = os.path.commonpath([base, path]) == base";
        check(&format!("    {kept}\n{refuse}"), false);
        check(&format!("    {kept} and path != base\n{refuse}"), false);
        let tried = |else_: &str, refuse: &str| {
            format!(
                "    try:\n        {kept}\n    except ValueError:\n        inside = {else_}\n{refuse}"
            )
        };
        check(&tried("False", refuse), false);
        check(&tried("True", refuse), true);
        check(&tried("False", &refuse.replace("not ", "")), true);
        check(&format!("    {kept} or path != base\n{refuse}"), true);
        // What is `False` because of an error says nothing about the test.
        let outside = "outside = os.path.commonpath([base, path]) != base";
        check(
            &format!(
                "    try:\n        {outside}\n    except ValueError:\n        outside = False\n    if outside:\n        raise ValueError\n"
            ),
            true,
        );
    }
}
