//! A setting that clients can change.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "external-setting",
        title: "Setting that clients can change",
        languages: &[Language::Python],
        cwe: &[CweId(15)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports data from a client that is stored in the environment of the process or in \
               the configuration of the application.",
        why: "Settings hold for everybody and decide how the program and what it starts work: \
              search paths, addresses of other services, switches of checks. Who writes them takes \
              the program over, or stops it.",
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
            "https://cwe.mitre.org/data/definitions/15.html",
            "https://docs.python.org/3/library/os.html#os.environ",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Trusted,
        "becomes a setting of the program",
    )],
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
}
