//! Mass assignment.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "mass-assignment",
        title: "Mass assignment",
        languages: &[Language::Python],
        cwe: &[CweId(915)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a dictionary from outside whose keys become fields of a stored object.",
        why: "A client adds a field that no form shows, such as is_admin or balance, and the \
              program stores it.",
        example: r#"from flask import request
from shop.models import User

def register():
    User(**request.get_json()).save()
"#,
        better: r#"from flask import request
from shop.models import User

def register():
    data = request.get_json()
    User(name=data["name"], mail=data["mail"]).save()
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/915.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Mass_Assignment_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Flow(
            Kind::MassAssignment,
            "decides which fields of an object are set",
        ),
        Hook::AnyCall(check_unpacking),
    ],
};

/// Methods of models and queries that set the fields they are given.
const SETTERS: &[&str] = &[
    "create",
    "update",
    "insert",
    "update_or_create",
    "get_or_create",
    "values",
    "replace",
    "save",
];

/// `User(**data)`, `User.objects.create(**data)`.
fn check_unpacking<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(unpacked) = call
        .node
        .arguments
        .keywords
        .iter()
        .find(|one| one.arg.is_none())
    else {
        return;
    };
    let is_setter = call
        .method()
        .is_some_and(|name| SETTERS.contains(&name) || name.starts_with(char::is_uppercase));
    if is_setter {
        let value = context.value_of(&unpacked.value);
        context.flows_into(
            Kind::MassAssignment,
            call.node.range(),
            &value,
            Confidence::Medium,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn unpacked_fields_are_judged() {
        let check = |code: &str, expected: &[usize]| {
            let source = format!(
                "from flask import request\nfrom shop import User\ndef f():\n    data = request.get_json()\n    {code}"
            );
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{code}");
        };
        check("User(**data)", &[5]);
        check("User.objects.create(**data)", &[5]);
        check("User.objects.filter(id=1).update(**request.json)", &[5]);
        check(
            "user = User()\n    for key, value in data.items(): setattr(user, key, value)",
            &[6],
        );
        check("User().__dict__.update(data)", &[5]);
        check("User(name=data['name'])", &[]);
        check("render(**data)", &[]);
        check("User(**{'name': 'a'})", &[]);
    }

    #[test]
    fn allowed_fields_are_not_reported() {
        let check = |code: &str, expected: &[usize]| {
            let source = format!(
                "from flask import request\nfrom shop import User\nFIELDS = {{'name', 'mail'}}\ndef f():\n    data = request.get_json()\n    {code}\n    User(**data)\n"
            );
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{code}");
        };
        check(
            "for k, v in data.items():\n        if k not in FIELDS:\n            return",
            &[],
        );
        check(
            "for k in data:\n        if k not in FIELDS:\n            raise ValueError(k)",
            &[],
        );
        check(
            "if any(k not in FIELDS for k in data):\n        return",
            &[],
        );
        check(
            "if not all(k in FIELDS for k in data.keys()):\n        return",
            &[],
        );
        check("if set(data) - FIELDS:\n        return", &[]);
        check(
            "more = data.keys() - FIELDS\n    if more:\n        return",
            &[],
        );
        check("if not set(data) <= FIELDS:\n        return", &[]);
        check("data = {k: v for k, v in data.items() if k in FIELDS}", &[]);
        check(
            "for k, v in data.items():\n        if k not in FIELDS:\n            log(k)",
            &[9],
        );
        check(
            "for k, v in data.items():\n        if k not in FIELDS:\n            continue",
            &[9],
        );
        check(
            "for k, v in data.items():\n        if not v:\n            continue\n        if k not in FIELDS:\n            return",
            &[11],
        );
        check(
            "for k, v in data.items():\n        if v not in FIELDS:\n            return",
            &[9],
        );
        check(
            "for k, v in data.items():\n        if k not in FIELDS:\n            return\n        if not v:\n            continue",
            &[],
        );
        check(
            "for k, v in data.items():\n        if k not in FIELDS:\n            return\n        if not v:\n            break",
            &[11],
        );
        check(
            "for v in data.values():\n        if v not in FIELDS:\n            return",
            &[9],
        );
        check(
            "if all(k not in FIELDS for k in data):\n        return",
            &[8],
        );
        check(
            "if any(k not in FIELDS for k in data if k):\n        return",
            &[8],
        );
        check("if FIELDS - set(data):\n        return", &[8]);
        let told = |good: &str| {
            format!(
                "def problem(d):\n        for k in d:\n            if k not in FIELDS:\n                return f'no {{k}}'\n        return {good}\n    wrong = problem(data)\n    "
            )
        };
        check(
            &(told("None") + "if wrong is not None:\n        return"),
            &[],
        );
        check(&(told("''") + "if wrong:\n        return"), &[]);
        check(&(told("'fine'") + "if wrong:\n        return"), &[14]);
        check(&(told("None") + "if not wrong:\n        return"), &[14]);
        check("data = {k: v for k, v in data.items() if v}", &[7]);
    }
}
