//! Undefended XML: documents are parsed with settings that trust their author.

use super::syntax::{expat_refuses, has_refusing_resolver, is_refused_before};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "undefended-xml",
        title: "XML parsed with default settings",
        languages: &[Language::Python],
        cwe: &[CweId(611), CweId(776), CweId(827)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports every use of lxml's parser without `resolve_entities=False`, of the parsers of the standard \
library (defusedxml replaces them), and of XSLT without access control, whatever is parsed. Not \
where the program refuses itself: by a resolver of lxml or a handler of expat that raises, or by \
reading the document with such a parser of expat first.",
        why: "\
The default parser of lxml resolves entities, older versions also external ones; the parsers of the \
standard library rely on the version of expat for a limit to expanded entities; a style sheet reads \
any file and address. Where the document comes from somebody else one day, the code is open to \
reading of files, requests into the own network, and denial of service.",
        example: "\
from lxml import etree

def settings():
    return etree.parse(\"settings.xml\").getroot()
",
        better: "\
from lxml import etree

def settings():
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.parse(\"settings.xml\", parser).getroot()
",
        references: &[
            "https://cwe.mitre.org/data/definitions/611.html",
            "https://docs.python.org/3/library/xml.html#xml-vulnerabilities",
            "https://github.com/tiran/defusedxml",
        ],
    },
    hooks: &[
        Hook::Names(&["defusedxml.defuse_stdlib"]),
        Hook::Call(LXML, check_lxml),
        Hook::Call(
            &["lxml.etree.XMLParser", "lxml.etree.ETCompatXMLParser"],
            check_parser,
        ),
        Hook::Call(&["lxml.etree.XSLT"], check_style_sheet),
        Hook::Call(STANDARD, check_standard),
        // Makes the name known, so that one can ask whether it was called.
        Hook::Call(&["defusedxml.defuse_stdlib"], |_, _| {}),
    ],
};

const LXML: &[&str] = &[
    "lxml.etree.parse",
    "lxml.etree.fromstring",
    "lxml.etree.fromstringlist",
    "lxml.etree.XML",
    "lxml.etree.XMLID",
    "lxml.etree.iterparse",
];

const STANDARD: &[&str] = &[
    "xml.etree.ElementTree.parse",
    "xml.etree.ElementTree.fromstring",
    "xml.etree.ElementTree.fromstringlist",
    "xml.etree.ElementTree.XML",
    "xml.etree.ElementTree.iterparse",
    "xml.dom.minidom.parse",
    "xml.dom.minidom.parseString",
    "xml.dom.pulldom.parse",
    "xml.dom.pulldom.parseString",
    "xml.sax.parse",
    "xml.sax.parseString",
    "xml.sax.make_parser",
    "xml.dom.expatbuilder.parse",
    "xml.dom.expatbuilder.parseString",
    "xml.parsers.expat.ParserCreate",
    "xmlrpc.client.loads",
];

fn check_lxml<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    // A parser that was made before is looked at where it was made.
    let has_parser = call.argument(1, "parser").is_some();
    if !has_parser && !resolves_nothing(context, call) {
        context.report(call.node.range(), "lxml's default parser resolves entities");
    }
}

fn check_parser<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !resolves_nothing(context, call)
        && !call.has_unpacked_arguments()
        && !has_refusing_resolver(context.module(), call.node)
    {
        context.report(call.node.range(), "this parser resolves entities");
    }
}

/// `resolve_entities=False`, or `"internal"` of newer versions.
fn resolves_nothing<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    let Some(argument) = call.keyword("resolve_entities") else {
        return false;
    };
    context.boolean(argument.expression) == Some(false)
        || context.string(argument.expression).as_deref() == Some("internal")
}

fn check_style_sheet<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.keyword("access_control").is_none() && !call.has_unpacked_arguments() {
        let message = "the style sheet may read every file and address that it names";
        context.report(call.node.range(), message);
    }
}

fn check_standard<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if context.has_called("defusedxml.defuse_stdlib") || is_refused(context, call) {
        return;
    }
    // `xml.etree` has no such parameter: the call raises before anything is parsed, and a parser
    // of another library decides for itself.
    let parser = call
        .argument(1, "parser")
        .and_then(|parser| parser.value.made_by());
    let own = parser.is_none_or(|made_by| {
        let text = context.text(made_by);
        !text.contains("efused") && !text.contains("resolve_entities")
    });
    if own {
        let message = "this parser expands the entities that a document declares";
        context.report(call.node.range(), message);
    }
}

/// Whether the program refuses what this parser would accept.
fn is_refused<'a>(context: &Context<'a>, call: &Call<'a, '_>) -> bool {
    let module = context.module();
    if !["Handler =", "Handler="]
        .iter()
        .any(|set| module.source().contains(set))
    {
        return false;
    }
    if call.method() == Some("ParserCreate") {
        let expansion_asked = context.asks_for(&[CweId(776)]);
        return expat_refuses(module, call.node, expansion_asked);
    }
    is_refused_before(module, call.node)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn xml_that_is_parsed_with_default_settings_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("undefended-xml", Some(611), source),
                expected,
                "{source}"
            );
        };
        check("from lxml import etree\nt = etree.parse('a.xml')\n", &[2]);
        check(
            "from lxml import etree\np = etree.XMLParser(recover=True)\nt = etree.parse('a', p)\n",
            &[2],
        );
        check("from lxml import etree\nt = etree.XSLT(s)\n", &[2]);
        check(
            "import xml.etree.ElementTree as ET\nET.parse('a.xml')\n",
            &[2],
        );
        check(
            "from xml.dom import minidom\nminidom.parseString(x)\n",
            &[2],
        );
        check(
            "import xml.sax\np = xml.sax.make_parser()\np.parse('a')\n",
            &[2],
        );
        check(
            "from lxml import etree\np = etree.XMLParser(resolve_entities=False)\nt = etree.parse('a', p)\n",
            &[],
        );
        check(
            "from lxml import etree\nt = etree.XSLT(s, access_control=a)\n",
            &[],
        );
        check(
            "import defusedxml.ElementTree as ET\nET.parse('a.xml')\n",
            &[],
        );
        check(
            "import defusedxml\nimport xml.sax\ndefusedxml.defuse_stdlib()\nxml.sax.parse(a, b)\n",
            &[],
        );
    }

    #[test]
    fn programs_that_refuse_themselves_are_not_reported() {
        let check = |asked: u32, source: &str, expected: &[usize]| {
            assert_eq!(
                lines("undefended-xml", Some(asked), source),
                expected,
                "{source}"
            );
        };
        check(
            611,
            "from lxml import etree\np = etree.XMLParser(resolve_entities='internal')\n",
            &[],
        );
        let resolver = |body: &str| {
            format!(
                "from lxml import etree\nclass R(etree.Resolver):\n    def resolve(self, url, public, context):\n{body}\
                 p = etree.XMLParser()\np.resolvers.add(R())\n"
            )
        };
        check(611, &resolver("        raise ValueError(url)\n"), &[]);
        check(
            611,
            &resolver(
                "        if url not in FILES:\n            raise ValueError\n        return self.resolve_string(FILES[url], context)\n",
            ),
            &[],
        );
        // Without an answer, lxml loads what the document names.
        check(
            611,
            &resolver("        if url.startswith('http:'):\n            raise ValueError\n"),
            &[6],
        );
        check(
            611,
            &resolver("        return self.resolve_filename(url, context)\n"),
            &[5],
        );
        check(
            611,
            &resolver("        return self.resolve_string(open(url).read(), context)\n"),
            &[5],
        );
        let expat = "from xml.parsers import expat\nimport xml.etree.ElementTree as ET\ndef refuse(*a):\n    raise ValueError\ndef allow(*a):\n    log(a)\n";
        let check_expat = |asked: u32, code: &str, expected: &[usize]| {
            check(asked, &format!("{expat}{code}"), expected);
        };
        check_expat(
            776,
            "p = expat.ParserCreate()\np.EntityDeclHandler = refuse\np.Parse(data)\nET.fromstring(data)\n",
            &[],
        );
        check_expat(
            776,
            "p = expat.ParserCreate()\np.EntityDeclHandler = allow\np.Parse(data)\nET.fromstring(data)\n",
            &[7, 10],
        );
        check_expat(
            776,
            "p = expat.ParserCreate()\np.EntityDeclHandler = refuse\np.Parse(other)\nET.fromstring(data)\n",
            &[10],
        );
        let helper = "def first(d):\n    p = expat.ParserCreate()\n    p.StartDoctypeDeclHandler = refuse\n    p.Parse(d, True)\n";
        check_expat(
            776,
            &format!("{helper}def f(data):\n    first(data)\n    ET.fromstring(data)\n"),
            &[],
        );
        check_expat(
            776,
            &format!(
                "{helper}def f(data):\n    if strict:\n        first(data)\n    ET.fromstring(data)\n"
            ),
            &[14],
        );
        check_expat(
            776,
            &format!(
                "{helper}def f(data):\n    try:\n        first(data)\n    except ValueError:\n        pass\n    ET.fromstring(data)\n"
            ),
            &[16],
        );
        // What it reads from elsewhere, it decides itself; what it expands, it does not.
        let external = "p = expat.ParserCreate()\np.ExternalEntityRefHandler = refuse\n";
        check_expat(827, external, &[]);
        check_expat(776, external, &[7]);
    }

    #[test]
    fn nothing_is_said_unless_one_asks() {
        let source = "from lxml import etree\nt = etree.parse('a.xml')\n";
        assert!(lines("undefended-xml", None, source).is_empty());
    }
}
