//! XML without a schema: what a document holds is taken for granted.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::TextRange;
use crate::python::flow::{Context, Name};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "xml-without-schema",
        title: "XML is not validated",
        languages: &[Language::Python],
        cwe: &[CweId(112)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports parsing of XML in a file that names no schema, DTD or RELAX NG grammar to validate with.",
        why: "\
Code that reads a document relies on what is in it, how often, and in which order. What was not \
validated can lack elements, repeat them, or hold text where a number was expected.",
        example: "\
from lxml import etree

def orders(path):
    parser = etree.XMLParser(resolve_entities=False)
    return etree.parse(path, parser).findall(\"order\")
",
        better: "\
from lxml import etree

SCHEMA = etree.XMLSchema(file=\"orders.xsd\")

def orders(path):
    parser = etree.XMLParser(resolve_entities=False)
    document = etree.parse(path, parser)
    SCHEMA.assertValid(document)
    return document.findall(\"order\")
",
        references: &["https://cwe.mitre.org/data/definitions/112.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    if validates(context.module().source()) {
        return;
    }
    let calls: Vec<(Name, TextRange)> = context.calls_so_far().to_vec();
    for (name, range) in calls {
        let path = context.spell(name);
        let mut parts = path.split('.');
        let is_xml = matches!(parts.next(), Some("xml" | "lxml" | "defusedxml"));
        let last = parts.next_back().unwrap_or_default();
        if is_xml && ["parse", "parseString", "fromstring", "XML", "iterparse"].contains(&last) {
            context.report(range, "nothing validates this document");
        }
    }
}

fn validates(source: &str) -> bool {
    const WORDS: &[&str] = &[
        "xmlschema",
        "relaxng",
        "schematron",
        "validate(",
        "assertvalid",
        "dtd_validation",
    ];
    let source = source.to_ascii_lowercase();
    WORDS.iter().any(|word| source.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn documents_that_are_not_validated_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("xml-without-schema", Some(112), source),
                expected,
                "{source}"
            );
        };
        check("from lxml import etree\nt = etree.parse('a')\n", &[2]);
        check(
            "import xml.dom.minidom\nt = xml.dom.minidom.parseString(a)\n",
            &[2],
        );
        check(
            "from lxml import etree\ns = etree.XMLSchema(file='a')\nt = etree.parse('a')\n",
            &[],
        );
        check("import json\njson.loads(a)\n", &[]);
        check("import argparse\nargparse.parse(a)\n", &[]);
    }
}
