//! Template injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "template-injection",
        title: "Template injection",
        languages: &[Language::Python],
        cwe: &[CweId(1336), CweId(94), CweId(79)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of the source of a template. Values \
               that are given to a template are not part of it.",
        why: "Templates can call methods of the objects they see; from any object a path leads to \
              all classes and so to running code.",
        example: r#"from flask import render_template_string, request

def hello():
    return render_template_string("<p>Hello, " + request.args["name"] + "</p>")
"#,
        better: r#"from flask import render_template_string, request

def hello():
    return render_template_string("<p>Hello, {{ name }}</p>", name=request.args["name"])
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/1336.html",
            "https://portswigger.net/web-security/server-side-template-injection",
            "https://jinja.palletsprojects.com/en/stable/sandbox/",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Template,
        "becomes part of the source of a template",
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
        check(
            "from flask import render_template_string as r",
            "return r(x)",
            true,
        );
        check("import jinja2", "jinja2.Template(x)", true);
        check(
            "from jinja2 import Environment",
            "Environment(autoescape=True).from_string('a' + x)",
            true,
        );
        check("from mako.template import Template", "Template(x)", true);
        check("from django.template import Template", "Template(x)", true);
        check(
            "from jinja2 import Environment",
            "Environment(autoescape=True).from_string('{{ a }}').render(a=x)",
            false,
        );
        check("from string import Template", "Template(x)", false);
        check(
            "import flask",
            "return flask.render_template('a.html', name=x)",
            false,
        );
    }
}
