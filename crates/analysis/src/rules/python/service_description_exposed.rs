//! Description of a service that everybody can read.

use super::syntax::{Local, contains_any, each_expression, handlers, has_word, is_guarded, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "service-description-exposed",
        title: "Description of a service that everybody can read",
        languages: &[Language::Python],
        cwe: &[CweId(651), CweId(538)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports handlers that send the WSDL, schema or interactive documentation of a \
               service to everybody.",
        why: "The description names functions and parameters that were not meant for everybody, \
               and attacks start from there.",
        example: "\
from flask import Flask, send_file

app = Flask(__name__)

@app.route(\"/service.wsdl\")
def description():
    return send_file(\"service.wsdl\")
",
        better: "\
from flask import Flask, send_file
from flask_login import login_required

app = Flask(__name__)

@app.route(\"/service.wsdl\")
@login_required
def description():
    return send_file(\"service.wsdl\")
",
        references: &["https://cwe.mitre.org/data/definitions/651.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let module = context.module();
    for handler in handlers(module) {
        let function = handler.function;
        let words = ["wsdl", "xsd", "wadl"];
        let mut describes = has_word(function.name.as_str(), &words)
            || has_word(handler.path.unwrap_or(""), &words);
        each_expression(&function.body, |expression| {
            describes |= text(expression).is_some_and(|text| {
                contains_any(text, &[".wsdl", "?wsdl", "<definitions", "<wsdl:"])
            });
        });
        if describes && !is_guarded(&handler, &Local::of(module)) {
            context.report(
                function.name.range,
                "everybody can read the description of the service",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("service-description-exposed", Some(651), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn open_descriptions_are_reported() {
        check("@app.route('/a/wsdl')\ndef f():\n    return x\n", &[2]);
        check(
            "def f(request):\n    return HttpResponse(open('a.wsdl').read())\n",
            &[1],
        );
    }

    #[test]
    fn others_are_not() {
        check("@app.route('/a')\ndef f():\n    return x\n", &[]);
        check(
            "@app.route('/wsdl')\n@login_required\ndef f():\n    return x\n",
            &[],
        );
    }
}
