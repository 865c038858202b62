//! XPath injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "xpath-injection",
        title: "XPath injection",
        languages: &[Language::Python],
        cwe: &[CweId(643)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of an XPath expression. Values that are \
               given as variables of the expression are not part of it.",
        why: "A quote in the text ends the literal that it stands in: the expression matches what \
              it should not, and the document can be read out piece by piece.",
        example: r#"from flask import request
from lxml import etree

def find():
    users = etree.parse("users.xml")
    return {"found": bool(users.xpath("//user[name='" + request.args["name"] + "']"))}
"#,
        better: r#"from flask import request
from lxml import etree

def find():
    users = etree.parse("users.xml")
    return {"found": bool(users.xpath("//user[name=$name]", name=request.args["name"]))}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/643.html",
            "https://owasp.org/www-community/attacks/XPATH_Injection",
            "https://lxml.de/xpathxslt.html#the-xpath-method",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Xpath,
        "becomes part of an XPath expression",
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
            "from lxml import etree",
            "etree.parse('a').xpath('//a[@b=' + x + ']')",
            true,
        );
        check(
            "from lxml import etree",
            "etree.parse('a').getroot().xpath(f'//{x}')",
            true,
        );
        check("from lxml import etree", "etree.XPath('//a[%s]' % x)", true);
        check("from lxml.etree import ETXPath", "ETXPath(x)", true);
        check(
            "from lxml import etree",
            "etree.parse('a').xpath('//a[@b=$b]', b=x)",
            false,
        );
        check("", "tree.xpath(x)", true);
        check(
            "import xml.etree.ElementTree as E",
            "E.parse('a').getroot().findall('.//' + x)",
            true,
        );
        check(
            "from lxml import etree",
            "etree.parse('a').xpath('//a')",
            false,
        );
    }
}
