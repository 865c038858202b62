//! XML external entities.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "xml-external-entity",
        title: "XML external entities",
        languages: &[Language::Python],
        cwe: &[CweId(611), CweId(827)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports XML from outside that is read by a parser that resolves entities: lxml with \
               its default parser, and the parsers of the standard library after external entities \
               were switched on.",
        why: "An entity in the document names a file or an address; the parser puts its content \
              into the document, or makes the request for the attacker.",
        example: r#"from flask import request
from lxml import etree

def total():
    return etree.fromstring(request.get_data()).findtext("total")
"#,
        better: r#"from flask import request
from lxml import etree

def total():
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(request.get_data(), parser).findtext("total")
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/611.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html",
            "https://lxml.de/FAQ.html#how-do-i-use-lxml-safely-as-a-web-service-endpoint",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Xxe,
        "is read by an XML parser that resolves external entities",
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
        check("from lxml import etree", "etree.fromstring(x)", true);
        check(
            "import lxml.etree",
            "lxml.etree.fromstring(x, lxml.etree.XMLParser())",
            true,
        );
        check(
            "from lxml import etree as e",
            "e.XML(text=x, parser=e.XMLParser(resolve_entities=True))",
            true,
        );
        check(
            "from lxml import etree",
            "etree.fromstring(x, etree.XMLParser(resolve_entities=False))",
            false,
        );
        check(
            "from lxml import etree",
            "p = etree.XMLParser(resolve_entities=False)\n    etree.fromstring(x, parser=p)",
            false,
        );
        check(
            "from lxml import etree",
            "etree.fromstring(x, etree.HTMLParser())",
            false,
        );
        check(
            "import io; from lxml import etree",
            "etree.parse(io.BytesIO(x))",
            true,
        );
        check(
            "import xml.etree.ElementTree as E",
            "E.fromstring(x)",
            false,
        );
        check("from defusedxml import lxml", "lxml.fromstring(x)", false);
    }
}
