//! XML entity expansion.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "xml-bomb",
        title: "XML entity expansion",
        languages: &[Language::Python],
        cwe: &[CweId(776), CweId(400)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports XML from outside that is read by a parser of the standard library, or by \
               lxml with huge_tree, which expand entities that are defined in the document. Expat \
               stops it since version 2.4.1; which version a program gets is up to the machine it \
               runs on.",
        why: "Ten entities that each contain the one before ten times over turn a kilobyte into \
              gigabytes, and the server stops.",
        example: r#"import xml.etree.ElementTree as ElementTree
from flask import request

def total():
    return ElementTree.fromstring(request.get_data()).findtext("total")
"#,
        better: r#"import defusedxml.ElementTree as ElementTree
from flask import request

def total():
    return ElementTree.fromstring(request.get_data()).findtext("total")
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/776.html",
            "https://docs.python.org/3/library/xml.html#xml-vulnerabilities",
            "https://pypi.org/project/defusedxml/",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::XmlBomb,
        "is read by an XML parser that expands entities without a limit",
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
        check("import xml.etree.ElementTree as E", "E.fromstring(x)", true);
        check("import xml.etree.cElementTree as E", "E.XML(x)", true);
        check(
            "from xml.dom import minidom",
            "minidom.parseString(x)",
            true,
        );
        check(
            "from xml.dom.minidom import parseString",
            "parseString(x)",
            true,
        );
        check(
            "from xml.dom import pulldom",
            "pulldom.parseString(x)",
            true,
        );
        check("import xml.sax", "xml.sax.parseString(x, h)", true);
        check(
            "import xml.parsers.expat as e",
            "e.ParserCreate().Parse(x)",
            true,
        );
        check("import xmltodict", "xmltodict.parse(x)", true);
        check(
            "from defusedxml.ElementTree import fromstring",
            "fromstring(x)",
            false,
        );
        check(
            "import defusedxml.minidom",
            "defusedxml.minidom.parseString(x)",
            false,
        );
        check(
            "from lxml import etree",
            "etree.fromstring(x, etree.XMLParser(huge_tree=True))",
            true,
        );
        check("from lxml import etree", "etree.fromstring(x)", false);
        check(
            "import xml.etree.ElementTree as E",
            "E.SubElement(r, 'a').text = x",
            false,
        );
    }
}
