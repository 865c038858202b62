//! JSON by hand: JSON that is put together as text.

use super::syntax::{self, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, FStringPart, InterpolatedStringElement, Operator};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "json-by-hand",
        title: "JSON or XML put together as text",
        languages: &[Language::Python],
        cwe: &[CweId(838), CweId(91)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports JSON objects and XML elements that are made by `%`, `+`, `format` or an f-string from texts \
and values, without an encoder.",
        why: "\
A quote or an angle bracket in a value ends it, and what follows becomes part of the document: a \
second `\"role\"`, another element. The reader takes it for the program's own words.",
        example: "\
def profile(name):
    return '{\"role\": \"guest\", \"name\": \"%s\"}' % name
",
        better: "\
import json

def profile(name):
    return json.dumps({\"role\": \"guest\", \"name\": name})
",
        references: &[
            "https://cwe.mitre.org/data/definitions/838.html",
            "https://cwe.mitre.org/data/definitions/91.html",
        ],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let mut places: Vec<TextRange> = Vec::new();
    for scope in scopes(context.module()) {
        syntax::each_expression(scope.body, |expression| {
            if is_document_with_value(expression) {
                places.push(expression.range());
            }
        });
    }
    for range in places {
        context.report(
            range,
            "a value with a quote or bracket changes this document",
        );
    }
}

fn is_document_with_value(expression: &Expr) -> bool {
    match expression {
        // The outermost sum alone is looked at; of its left end the text decides.
        Expr::BinOp(node) if node.op == Operator::Mod => {
            let has_text_hole = |text: &str| text.contains("%s") || text.contains("%(");
            syntax::text(&node.left).is_some_and(|text| is_document(text) && has_text_hole(text))
        }
        Expr::BinOp(node) if node.op == Operator::Add => {
            let begins = syntax::text(&node.left).is_some_and(is_document);
            begins && syntax::text(&node.right).is_none() && !is_encoded(&node.right)
        }
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method) if method.attr.as_str() == "format" => {
                syntax::text(&method.value).is_some_and(is_document) && !call.arguments.is_empty()
            }
            _ => false,
        },
        Expr::FString(node) => {
            let mut first = "";
            let mut values = node.value.elements().filter_map(|element| match element {
                InterpolatedStringElement::Interpolation(hole) => Some(&*hole.expression),
                InterpolatedStringElement::Literal(_) => None,
            });
            if let Some(FStringPart::FString(part)) = node.value.iter().next()
                && let Some(InterpolatedStringElement::Literal(literal)) = part.elements.first()
            {
                first = &literal.value;
            }
            is_document(first) && values.any(|value| !is_encoded(value))
        }
        _ => false,
    }
}

/// Whether `text` begins as a JSON object with a key, or as an XML element that HTML does not have.
fn is_document(text: &str) -> bool {
    let text = text.trim_start();
    let json = text
        .trim_start_matches(['{', '['])
        .trim_start()
        .strip_prefix('"')
        .and_then(|rest| rest.split_once('"'))
        .is_some_and(|(_, rest)| rest.trim_start().starts_with(':'));
    (json && text.starts_with(['{', '['])) || text.starts_with("<?xml") || is_xml_element(text)
}

fn is_xml_element(text: &str) -> bool {
    const HTML: &[&str] = &[
        "a", "b", "i", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "br", "hr",
        "div", "span", "html", "head", "body", "title", "table", "tr", "td", "th", "form", "input",
        "img", "script", "style", "link", "meta", "pre", "code", "strong", "em", "button", "label",
        "select", "option", "textarea", "iframe", "section", "nav", "header", "footer", "main",
    ];
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    let end = rest.find(|one: char| !(one.is_alphanumeric() || one == '_' || one == ':'));
    let name = end.map_or("", |end| &rest[..end]);
    let closed = rest.contains('>') || rest.contains('=');
    !name.is_empty() && closed && !HTML.iter().any(|html| name.eq_ignore_ascii_case(html))
}

/// Whether an encoder or a conversion to a number makes the value harmless.
fn is_encoded(value: &Expr) -> bool {
    match value {
        Expr::Call(call) => matches!(
            syntax::called(call),
            Some("dumps" | "escape" | "quoteattr" | "int" | "float" | "len" | "tostring")
        ),
        Expr::NumberLiteral(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn documents_put_together_as_text_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("json-by-hand", Some(116), source),
                expected,
                "{source}"
            );
        };
        check("x = '{\"a\": \"%s\"}' % b\n", &[1]);
        check("x = '{\"a\": \"' + b + '\"}'\n", &[1]);
        check("x = '[{{\"a\": \"{}\"}}]'.format(b)\n", &[1]);
        check("x = f'{{\"a\": \"{b}\"}}'\n", &[1]);
        check("x = f'<user><name>{b}</name></user>'\n", &[1]);
        check("x = '<order id=\"%s\"/>' % b\n", &[1]);
        check("x = '{\"a\": %d}' % b\n", &[]);
        check("x = f'{{\"a\": {json.dumps(b)}}}'\n", &[]);
        check("x = f'<user>{escape(b)}</user>'\n", &[]);
        check("x = f'<p>{b}</p>'\n", &[]);
        check("x = '{\"a\": \"b\"}'\n", &[]);
        check("x = f'{b}'\n", &[]);
        check("x = '%s: %s' % (a, b)\n", &[]);
    }
}
