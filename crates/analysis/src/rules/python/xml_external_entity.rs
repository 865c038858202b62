//! XML external entities.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context, Kind};
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
        what: "Reports XML from outside that is read by a parser that resolves entities: lxml with its default parser, and the parsers of the standard library after external entities were switched on.",
        why: "An entity in the document names a file or an address; the parser puts its content into the document, or makes the request for the attacker.",
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
    hooks: &[
        Hook::Flow(
            Kind::Xxe,
            "is read by an XML parser that resolves external entities",
        ),
        Hook::Call(
            &[
                "lxml.etree.parse",
                "lxml.etree.fromstring",
                "lxml.etree.XML",
                "lxml.etree.iterparse",
            ],
            check_parse,
        ),
        Hook::Call(&["xml.sax.Reader.setFeature"], check_feature),
    ],
};

/// For who asks: XML that is read with entities, wherever it comes from.
fn check_parse<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let parser = call.argument(1, "parser");
    let is_safe = parser.is_some_and(|parser| {
        let name = parser.value.name();
        name.is_none()
            || context.is(name, "lxml.SafeParser")
            || context.is(name, "lxml.etree.HTMLParser")
    });
    let entities = call.keyword("resolve_entities");
    let is_off = entities.is_some_and(|on| context.boolean(on.expression) == Some(false));
    if !is_safe && !is_off {
        let message = "This parser resolves external entities of what it reads";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

/// `parser.setFeature(feature_external_ges, True)`.
fn check_feature<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let (Some(feature), Some(value)) = (call.positional(0), call.positional(1)) else {
        return;
    };
    let is_external = match feature.expression {
        Expr::Name(name) => name.id.as_str().starts_with("feature_external"),
        Expr::Attribute(attribute) => attribute.attr.as_str().starts_with("feature_external"),
        Expr::StringLiteral(text) => text.value.to_str().contains("/external-"),
        _ => false,
    };
    let is_on = context.boolean(value.expression) == Some(true)
        || context.integer(value.expression) == Some(1);
    if is_external && is_on {
        let message = "This lets the parser read external entities";
        context.report_with(call.node.range(), message, Confidence::Medium);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;
    use crate::rules::python::testing::lines;

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

    #[test]
    fn parsers_are_judged() {
        let check = |asked: Option<u32>, source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, asked, source), expected, "{source}");
        };
        check(Some(611), "from lxml import etree\netree.parse('a.xml')", &[2]);
        check(Some(611), "from lxml import etree\np = etree.XMLParser(no_network=False)\netree.parse('a', p)", &[3]);
        check(Some(611), "from lxml import etree\np = etree.XMLParser(resolve_entities=False)\netree.parse('a', p)", &[]);
        check(Some(611), "import xml.etree.ElementTree as E\nE.parse('a.xml')", &[]);
        check(None, "import xml.sax\np = xml.sax.make_parser()\np.setFeature(xml.sax.handler.feature_external_ges, True)", &[3]);
        check(None, "import xml.sax\np = xml.sax.make_parser()\np.setFeature(xml.sax.handler.feature_external_ges, False)", &[]);
        check(None, "import xml.sax\np = xml.sax.make_parser()\np.setFeature(xml.sax.handler.feature_namespaces, 1)", &[]);
    }
}
