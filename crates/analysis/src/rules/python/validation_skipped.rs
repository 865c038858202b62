//! Validation skipped: the data of a form or model is taken without asking whether it is valid.

use super::syntax::{any_expression, called, each_expression, handlers, last_name};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::Expr;
use crate::python::flow::Context;
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "validation-skipped",
        title: "Validation of a framework is skipped",
        languages: &[Language::Python],
        cwe: &[CweId(1173)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports request handlers that read the data of a form or serializer without `is_valid()` or \
`validate()`, and pydantic objects that are made by `model_construct` or `construct`.",
        why: "\
The rules for the fields are written down and never applied: lengths, types, choices and the token \
against forged requests.",
        example: "\
from flask import Flask
from forms import AgeForm

app = Flask(__name__)

@app.route(\"/age\", methods=[\"POST\"])
def age():
    form = AgeForm()
    return {\"age\": form.age.data}
",
        better: "\
from flask import Flask, abort
from forms import AgeForm

app = Flask(__name__)

@app.route(\"/age\", methods=[\"POST\"])
def age():
    form = AgeForm()
    if not form.validate_on_submit():
        abort(400)
    return {\"age\": form.age.data}
",
        references: &["https://cwe.mitre.org/data/definitions/1173.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let mut places: Vec<TextRange> = Vec::new();
    for handler in handlers(context.module()) {
        let body = &handler.function.body;
        if any_expression(body, asks_whether_valid) {
            continue;
        }
        let mut first = None;
        each_expression(body, |expression| {
            if first.is_none() && takes_data(expression) {
                first = Some(expression.range());
            }
        });
        places.extend(first);
    }
    each_expression(context.module().statements(), |expression| {
        if let Expr::Call(call) = expression
            && called(call) == Some("model_construct")
        {
            places.push(call.range());
        }
    });
    for range in places {
        context.report(range, "nothing asks whether this data is valid");
    }
}

fn asks_whether_valid(expression: &Expr) -> bool {
    const METHODS: &[&str] = &[
        "is_valid",
        "validate",
        "validate_on_submit",
        "full_clean",
        "clean",
    ];
    matches!(expression, Expr::Call(call) if called(call).is_some_and(|name| METHODS.contains(&name)))
}

/// `form.cleaned_data`, `form.field.data`, `serializer.initial_data`, `Model.model_construct(…)`.
fn takes_data(expression: &Expr) -> bool {
    match expression {
        Expr::Attribute(node) => match node.attr.as_str() {
            "cleaned_data" | "initial_data" => true,
            "data" => {
                let of_field = matches!(&*node.value, Expr::Attribute(field)
                    if last_name(&field.value).is_some_and(|name| name.ends_with("form")));
                of_field || last_name(&node.value).is_some_and(|name| name.ends_with("serializer"))
            }
            _ => false,
        },
        Expr::Call(call) => matches!(called(call), Some("model_construct")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn data_that_nothing_validates_is_reported() {
        let check = |body: &str, expected: &[usize]| {
            let body: String = body.lines().map(|line| format!("    {line}\n")).collect();
            let source = format!("@app.route('/')\ndef f():\n{body}");
            assert_eq!(
                lines("validation-skipped", Some(1173), &source),
                expected,
                "{source}"
            );
        };
        check("form = F()\nreturn form.name.data", &[4]);
        check("form = F(request.POST)\nsave(form.cleaned_data['a'])", &[4]);
        check("return User.model_construct(**request.json)", &[3]);
        check(
            "form = F()\nif form.validate_on_submit():\n    return form.name.data",
            &[],
        );
        check(
            "form = F(request.POST)\nform.is_valid()\nsave(form.cleaned_data)",
            &[],
        );
        check("return request.data", &[]);
    }
}
