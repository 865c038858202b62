//! JSON by hand: JSON that is put together as text.

use super::syntax::{self, Scope, has_word, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, FStringPart, InterpolatedStringElement, Operator, Stmt};
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use rustc_hash::FxHashMap;
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
        let mut encoded = None;
        syntax::each_expression(scope.body, |expression| {
            if is_document_with_value(expression, &mut |name| {
                let encoded = encoded.get_or_insert_with(|| encoded_variables(&scope));
                encoded.get(name).copied().unwrap_or(false)
            }) {
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

/// The variables that `scope` sets, and whether all that it sets them to is encoded.
fn encoded_variables<'a>(scope: &Scope<'a>) -> FxHashMap<&'a str, bool> {
    let mut encoded = FxHashMap::default();
    // What stands in a signature, a loop or a `with` sets a variable too.
    let mut set = Vec::new();
    if let Some(function) = scope.function {
        set.extend(function.parameters.iter().map(|one| one.name().as_str()));
    }
    let mut plain = Vec::new();
    syntax::each_statement(scope.body, |statement| {
        if let Stmt::Assign(assign) = statement
            && let [Expr::Name(target)] = &*assign.targets
        {
            plain.push(target.range);
            let value = is_encoded(&assign.value, &mut |_| false);
            let known = encoded.entry(target.id.as_str()).or_insert(true);
            *known &= value;
        }
    });
    syntax::each_expression(scope.body, |expression| {
        if let Expr::Name(name) = expression
            && name.ctx.is_store()
            && !plain.contains(&name.range)
        {
            set.push(name.id.as_str());
        }
    });
    for name in set {
        encoded.insert(name, false);
    }
    encoded
}

/// `is_safe` tells of a variable whether it holds what is encoded.
fn is_document_with_value(expression: &Expr, is_safe: &mut dyn FnMut(&str) -> bool) -> bool {
    match expression {
        // The outermost sum alone is looked at; of its left end the text decides.
        Expr::BinOp(node) if node.op == Operator::Mod => {
            let has_text_hole = |text: &str| text.contains("%s") || text.contains("%(");
            let values = match &*node.right {
                Expr::Tuple(tuple) => &*tuple.elts,
                one => std::slice::from_ref(one),
            };
            syntax::text(&node.left).is_some_and(|text| is_document(text) && has_text_hole(text))
                && !values.iter().all(|value| is_encoded(value, is_safe))
        }
        Expr::BinOp(node) if node.op == Operator::Add => {
            let begins = syntax::text(&node.left).is_some_and(is_document);
            begins && syntax::text(&node.right).is_none() && !is_encoded(&node.right, is_safe)
        }
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method) if method.attr.as_str() == "format" => {
                let keywords = call.arguments.keywords.iter().map(|one| &one.value);
                let mut values = call.arguments.args.iter().chain(keywords);
                syntax::text(&method.value).is_some_and(is_document)
                    && !values.all(|value| is_encoded(value, is_safe))
            }
            _ => false,
        },
        Expr::FString(node) => {
            let mut first = "";
            if let Some(FStringPart::FString(part)) = node.value.iter().next()
                && let Some(InterpolatedStringElement::Literal(literal)) = part.elements.first()
            {
                first = &literal.value;
            }
            // What is encoded for the text of an element can end an attribute in quotes.
            let mut before = "";
            let mut unsafe_value = false;
            for element in node.value.elements() {
                match element {
                    InterpolatedStringElement::Literal(literal) => before = &literal.value,
                    InterpolatedStringElement::Interpolation(hole) => {
                        let is_quoted = before.ends_with(['"', '\'']);
                        let held = matches!(&*hole.expression, Expr::Name(_));
                        unsafe_value |= is_quoted && held || !is_encoded(&hole.expression, is_safe);
                        before = "";
                    }
                }
            }
            is_document(first) && unsafe_value
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

/// Whether an encoder or a conversion to a number makes the value harmless; `is_safe` tells of a
/// variable whether one did.
fn is_encoded(value: &Expr, is_safe: &mut dyn FnMut(&str) -> bool) -> bool {
    match value {
        Expr::Call(call) => syntax::called(call).is_some_and(|name| {
            matches!(name, "dumps" | "int" | "float" | "len" | "tostring")
                || has_word(name, &["escape", "quoteattr"])
        }),
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) => true,
        Expr::Name(name) => is_safe(name.id.as_str()),
        Expr::If(node) => is_encoded(&node.body, is_safe) && is_encoded(&node.orelse, is_safe),
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

    #[test]
    fn values_that_were_encoded_before_are_not_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("json-by-hand", Some(91), source),
                expected,
                "{source}"
            );
        };
        check("r = quoteattr(a)\nx = f'<order id={r}/>'\n", &[]);
        check(
            "def f(a):\n    t = escape(a)\n    return f'<user>{t}</user>'\n",
            &[],
        );
        check("x = '<order id=%s/>' % quoteattr(a)\n", &[]);
        check("x = '<user>%s</user>' % (xml_escape(a),)\n", &[]);
        check("x = '<user>{}</user>'.format(escape(a))\n", &[]);
        // Escaped for the text of an element, but it stands between quotes.
        check("t = escape(a)\nx = f'<order id=\"{t}\"/>'\n", &[2]);
        check(
            "t = escape(a)\nif b:\n    t = c\nx = f'<user>{t}</user>'\n",
            &[4],
        );
        check(
            "def f(t):\n    if a:\n        t = escape(t)\n    return f'<user>{t}</user>'\n",
            &[4],
        );
        check("for t in a:\n    x = f'<user>{t}</user>'\n", &[2]);
        check("x = '<user>%s%s</user>' % (escape(a), b)\n", &[1]);
    }
}
