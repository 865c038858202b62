//! Unsafe reflection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unsafe-reflection",
        title: "Unsafe reflection",
        languages: &[Language::Python],
        cwe: &[CweId(470), CweId(829)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports text from outside that names the module to import or the attribute to get, \
               set or delete.",
        why: "An attacker reaches functions that were never meant for them, or loads a module \
              whose import does harm.",
        example: r#"import importlib
from flask import request

def run():
    return importlib.import_module(request.args["plugin"]).main()
"#,
        better: r#"from flask import request
from plugins import chart, table

PLUGINS = {"chart": chart, "table": table}

def run():
    return PLUGINS[request.args["plugin"]].main()
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/470.html",
            "https://owasp.org/www-community/vulnerabilities/Unsafe_use_of_Reflection",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Reflection,
        "decides which code is looked up",
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
        check("import importlib", "importlib.import_module(x)", true);
        check("", "__import__(x)", true);
        check("", "getattr(f, x)()", true);
        check("", "setattr(f, x, 1)", true);
        check("", "globals()[x]()", true);
        check("import pydoc", "pydoc.locate(x)", true);
        check("", "getattr(f, 'a', x)", false);
        check("", "if x in ('a', 'b'): getattr(f, x)()", false);
        check("", "{'a': len}[x]()", false);
    }
}
