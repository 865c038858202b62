//! Unsafe XML parser: protection that a parser has is switched off.

use super::syntax::{has_refusing_resolver, replace};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unsafe-xml-parser",
        title: "Protection of an XML parser switched off",
        languages: &[Language::Python],
        cwe: &[CweId(611), CweId(827), CweId(776)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports parsers of lxml that are told to resolve entities, load DTDs, use the network or accept \
documents of any size, parsers of `xml.sax` that are told to read external entities, and XSLT that \
is allowed to use the network or to write files. Entities and DTDs may be read where the program \
gives the parser a resolver that refuses what it does not know.",
        why: "\
A document can then name files of the server and addresses of its network as parts of itself, and \
bring its own DTD: whoever sends it reads what is there, or fills the memory with entities that \
expand into each other.",
        example: "\
from lxml import etree

def read(path):
    parser = etree.XMLParser(resolve_entities=True)
    return etree.parse(path, parser)
",
        better: "\
from lxml import etree

def read(path):
    parser = etree.XMLParser(resolve_entities=False)
    return etree.parse(path, parser)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/611.html",
            "https://lxml.de/parsing.html#parser-options",
            "https://docs.python.org/3/library/xml.html#xml-vulnerabilities",
        ],
    },
    hooks: &[
        Hook::Call(PARSERS, check_parser),
        Hook::Call(&["xml.sax.Reader.setFeature"], check_feature),
        Hook::Call(&["lxml.etree.XSLTAccessControl"], check_access),
        Hook::Call(&["libxml2.substituteEntitiesDefault"], check_default),
    ],
};

const PARSERS: &[&str] = &[
    "lxml.etree.XMLParser",
    "lxml.etree.XMLPullParser",
    "lxml.etree.ETCompatXMLParser",
    "lxml.etree.XMLTreeBuilder",
    "lxml.etree.iterparse",
];

fn check_parser<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        let (unsafe_value, what) = match argument.keyword {
            Some("resolve_entities") => (true, "the parser resolves entities"),
            Some("load_dtd") => (true, "the parser loads the DTD that the document names"),
            Some("no_network") => (false, "the parser reads from the network"),
            Some("huge_tree") => (true, "the parser accepts documents of any size"),
            _ => continue,
        };
        let is_resolved = |context: &Context<'a>| {
            matches!(argument.keyword, Some("resolve_entities" | "load_dtd"))
                && has_refusing_resolver(context.module(), call.node)
        };
        if context.boolean(argument.expression) == Some(unsafe_value) && !is_resolved(context) {
            report(context, argument, what, !unsafe_value);
        }
    }
}

fn report<'a>(
    context: &mut Context<'a>,
    argument: &Argument<'a>,
    what: &'static str,
    safe_value: bool,
) {
    let range = argument.expression.range();
    // What entities and DTDs are read from is in the hands of the program then.
    if context.file_mentions(&[".resolvers.add(", "setentityresolver("]) {
        return context.report_with(range, what, Confidence::Low);
    }
    if !matches!(argument.expression, Expr::BooleanLiteral(_)) {
        return context.report(range, what);
    }
    let edit = replace(&range, if safe_value { "True" } else { "False" });
    context.report_fix(range, what, "Switch the protection on", vec![edit]);
}

const EXTERNAL: &[&str] = &[
    "http://xml.org/sax/features/external-general-entities",
    "http://xml.org/sax/features/external-parameter-entities",
];

fn check_feature<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let (Some(feature), Some(state)) = (call.argument(0, "name"), call.argument(1, "state")) else {
        return;
    };
    let text = context.text(feature.expression);
    let by_name = text.ends_with("feature_external_ges") || text.ends_with("feature_external_pes");
    let by_address = context
        .string(feature.expression)
        .is_some_and(|address| EXTERNAL.contains(&&*address));
    if !by_name && !by_address {
        return;
    }
    let on = context.boolean(state.expression) == Some(true)
        || context.integer(state.expression) == Some(1);
    if on {
        report(context, state, "the parser reads external entities", false);
    }
}

fn check_access<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    const PERMISSIONS: &[&str] = &["read_network", "write_network", "write_file", "create_dir"];
    for argument in call.arguments {
        let is_permission = argument
            .keyword
            .is_some_and(|keyword| PERMISSIONS.contains(&keyword));
        if is_permission && context.boolean(argument.expression) == Some(true) {
            let what = "a style sheet may reach what it names";
            report(context, argument, what, false);
        }
    }
}

fn check_default<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(on) = call.positional(0)
        && (context.integer(on.expression) == Some(1)
            || context.boolean(on.expression) == Some(true))
    {
        context.report(
            call.node.range(),
            "every parser resolves entities from here on",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lines, sure_lines};

    #[test]
    fn protection_that_is_switched_off_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("unsafe-xml-parser", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "from lxml import etree\np = etree.XMLParser(resolve_entities=True)\n",
            &[2],
        );
        check(
            "import lxml.etree as e\np = e.XMLParser(no_network=False)\n",
            &[2],
        );
        check(
            "from lxml.etree import XMLParser\np = XMLParser(load_dtd=True, huge_tree=True)\n",
            &[2, 2],
        );
        check(
            "from lxml import etree\non = True\np = etree.XMLParser(resolve_entities=on)\n",
            &[3],
        );
        check(
            "from lxml import etree\nfor _ in etree.iterparse(f, load_dtd=True):\n    pass\n",
            &[2],
        );
        check(
            "from lxml import etree\np = etree.XMLParser(resolve_entities=False)\n",
            &[],
        );
        check("from lxml import etree\np = etree.XMLParser()\n", &[]);
        // The program says itself what entities are read from: reported with low confidence only.
        let own =
            "from lxml import etree\np = etree.XMLParser(load_dtd=True)\np.resolvers.add(Own())\n";
        assert!(sure_lines("unsafe-xml-parser", own).is_empty());
        check(own, &[2]);
        // … and not at all where it refuses; who accepts documents of any size still does.
        let refusing = |option: &str| {
            format!(
                "from lxml import etree\nclass R(etree.Resolver):\n    def resolve(self, *a):\n        raise ValueError\n\
                 p = etree.XMLParser({option}=True)\np.resolvers.add(R())\n"
            )
        };
        check(&refusing("resolve_entities"), &[]);
        check(&refusing("load_dtd"), &[]);
        check(&refusing("huge_tree"), &[5]);
        check(
            "from lxml import etree\np = etree.HTMLParser(huge_tree=True)\n",
            &[],
        );
        let sax = "import xml.sax\nfrom xml.sax.handler import feature_external_ges\np = xml.sax.make_parser()\n";
        check(
            &format!("{sax}p.setFeature(feature_external_ges, True)\n"),
            &[4],
        );
        check(
            &format!("{sax}p.setFeature(xml.sax.handler.feature_external_pes, 1)\n"),
            &[4],
        );
        check(
            &format!(
                "{sax}p.setFeature('http://xml.org/sax/features/external-general-entities', True)\n"
            ),
            &[4],
        );
        check(
            &format!("{sax}p.setFeature(feature_external_ges, False)\n"),
            &[],
        );
        check(
            &format!("{sax}p.setFeature(xml.sax.handler.feature_namespaces, True)\n"),
            &[],
        );
        check(
            "from lxml import etree\na = etree.XSLTAccessControl(read_network=True)\n",
            &[2],
        );
        check(
            "from lxml import etree\na = etree.XSLTAccessControl(read_network=False)\n",
            &[],
        );
    }
}
