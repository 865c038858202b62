//! An XML parser that follows what the document names.

use super::words::words;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-xml-external-entity",
        title: "XML parser follows external entities",
        languages: BOTH_LANGUAGES,
        cwe: cwes![611, 776, 827],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports libxml2 parsers that are told to put entities in place or to load the \
               document type (`XML_PARSE_NOENT`, `XML_PARSE_DTDLOAD`, \
               `xmlSubstituteEntitiesDefault(1)`), and the same in Xerces.",
        why: "A document can then name files of the machine and addresses of its network; what is \
              there becomes part of the document. Entities in entities use up the memory.",
        example: r#"#include <libxml/parser.h>
xmlDocPtr load(const char *text, int length) {
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_NOENT | XML_PARSE_DTDLOAD);
}
"#,
        better: r#"#include <libxml/parser.h>
xmlDocPtr load(const char *text, int length) {
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_NONET);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/611.html", "https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["xmlCtxtReadDoc", "xmlCtxtReadFd", "xmlCtxtReadFile", "xmlCtxtReadMemory", "xmlCtxtUseOptions", "xmlParseInNodeContext", "xmlReadDoc", "xmlReadFd", "xmlReadFile", "xmlReadIO", "xmlReadMemory", "xmlReaderForFile", "xmlReaderForMemory"], check_options), Hook::SyntaxCall(&["xmlSubstituteEntitiesDefault", "xmlLoadExtDtdDefaultValue"], check_default), Hook::Syntax(&[Kind::Call], check_method)],
};

fn check_options(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let list = check.arguments(call);
    let options = list.last().map_or("", |node| check.tree.text(*node));
    let follows = words(options).any(|word| {
        matches!(word, "XML_PARSE_NOENT" | "XML_PARSE_DTDLOAD" | "XML_PARSE_DTDATTR" | "XML_PARSE_HUGE")
    });
    if follows && !options.contains('~') {
        let message = format!("`{options}` lets the document name what is read");
        check.report(&RULE, call, Confidence::High, message, None);
    }
}

fn check_default(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    if check.argument_text(call, 0) == "1" {
        check.report(&RULE, call, Confidence::High, "every document may name what is read", None);
    }
}

/// `parser->setDisableDefaultEntityResolution(false)` of Xerces.
fn check_method(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let is_setter = check
        .method(call)
        .is_some_and(|(_, method)| method == "setDisableDefaultEntityResolution");
    if is_setter && check.argument_text(call, 0) == "false" {
        check.report(&RULE, call, Confidence::High, "the document may name what is read", None);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(void) { xmlSubstituteEntitiesDefault(1); }",
                r#"void f(C *c) { xmlCtxtReadFile(c, "a.xml", 0, XML_PARSE_DTDLOAD); }"#,
                "void f() { std::unique_ptr<X> p; p->setDisableDefaultEntityResolution(false); }",
            ],
            &[
                "void f(void) { xmlSubstituteEntitiesDefault(0); }",
                r#"void f(C *c) { xmlCtxtReadFile(c, "a.xml", 0, 0); }"#,
                "void f(C *c) { xmlCtxtUseOptions(c, o & ~XML_PARSE_NOENT); }",
            ],
        );
    }
}
