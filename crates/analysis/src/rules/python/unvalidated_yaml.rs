//! Unvalidated YAML: a document of a stranger is loaded and taken as it comes.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unvalidated-yaml",
        title: "YAML of a stranger",
        languages: &[Language::Python],
        cwe: &[CweId(776), CweId(502)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports YAML from a client that is loaded, with the safe loader too.",
        why: "\
The safe loader makes plain data only, but it follows references inside the document: nine lines \
of lists that name each other grow to gigabytes once something walks over them. And it gives \
whatever types the document says, where the code expects a dictionary.",
        example: "\
import yaml
from flask import request

def settings():
    return yaml.safe_load(request.data)
",
        better: "\
import json
from flask import request

def settings():
    return json.loads(request.data)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/776.html",
            "https://en.wikipedia.org/wiki/Billion_laughs_attack#Variations",
        ],
    },
    hooks: &[Hook::Call(
        &[
            "yaml.safe_load",
            "yaml.safe_load_all",
            "yaml.load",
            "yaml.load_all",
        ],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(document) = call.argument(0, "stream") else {
        return;
    };
    if context.harm(&document.value, Kind::Size) == Some(Confidence::High) {
        context.report(
            call.node.range(),
            "the document of a client is taken as it comes",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn documents_of_clients_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("unvalidated-yaml", Some(502), source),
                expected,
                "{source}"
            );
        };
        let start = "import yaml\nfrom flask import request\n";
        check(&format!("{start}yaml.safe_load(request.data)\n"), &[3]);
        check(
            &format!("{start}d = request.get_data().decode()\nyaml.load(d, yaml.SafeLoader)\n"),
            &[4],
        );
        check(&format!("{start}yaml.safe_load(open('a'))\n"), &[]);
        check(&format!("{start}def f(a):\n    yaml.safe_load(a)\n"), &[]);
    }
}
