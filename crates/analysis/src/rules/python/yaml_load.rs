//! `yaml.load`: YAML that makes any object.

use super::syntax::{last_name, replace};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Edit, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "yaml-load",
        title: "YAML loader that makes any object",
        languages: &[Language::Python],
        cwe: &[CweId(502)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports `yaml.load` without a loader or with one that makes objects of any class, and \
`yaml.unsafe_load`, wherever the document comes from; `yaml.FullLoader` with low confidence. A \
document from a client is reported by `unsafe-deserialization`.",
        why: "\
A document can name a class and its arguments, and so run any command while it is loaded. Whoever \
can change the file, today or after the next refactoring, runs code.",
        example: "\
import yaml

def settings():
    with open(\"settings.yml\") as file:
        return yaml.load(file, Loader=yaml.Loader)
",
        better: "\
import yaml

def settings():
    with open(\"settings.yml\") as file:
        return yaml.safe_load(file)
",
        references: &[
            "https://cwe.mitre.org/data/definitions/502.html",
            "https://github.com/yaml/pyyaml/wiki/PyYAML-yaml.load(input)-Deprecation",
        ],
    },
    hooks: &[
        Hook::Call(&["yaml.load", "yaml.load_all"], check_load),
        Hook::Call(&["yaml.unsafe_load", "yaml.unsafe_load_all"], check_unsafe),
        Hook::Call(&["yaml.full_load", "yaml.full_load_all"], check_full),
    ],
};

const SAFE: &[&str] = &[
    "SafeLoader",
    "CSafeLoader",
    "BaseLoader",
    "CBaseLoader",
    "RoundTripLoader",
];

fn check_load<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let loader = call
        .argument(1, "Loader")
        .map(|argument| argument.expression);
    let name = match loader {
        None if call.has_unpacked_arguments() => return,
        None => "",
        Some(loader) => {
            let text = context.text(loader);
            text.rsplit('.').next().unwrap_or(text)
        }
    };
    match name {
        _ if SAFE.contains(&name) => {}
        _ if loader.is_some_and(|loader| extends_safe_loader(context, loader)) => {}
        "FullLoader" => report(context, call, Confidence::Low),
        "" | "Loader" | "UnsafeLoader" | "CLoader" => report(context, call, Confidence::Medium),
        // A class or variable of the file, which can be a safe loader.
        _ => report(context, call, Confidence::Low),
    }
}

/// Whether `loader` is a class of the file that extends a safe loader. What it is taught to make
/// besides are the program's own objects, unless it borrows from a loader that makes any.
fn extends_safe_loader<'a>(context: &mut Context<'a>, loader: &'a Expr) -> bool {
    const ANY_OBJECT: &[&str] = &[
        "construct_python_",
        "python/object",
        "python/name",
        "python/module",
        "unsafeconstructor",
        "fullconstructor",
        "import_module",
        "__import__",
    ];
    let mut at = loader;
    // A class that inherits from itself must end.
    for _ in 0..8 {
        let value = context.value_of(at);
        let Some(class) = context.local_class(&value) else {
            break;
        };
        let mut bases = class.bases().iter();
        let is_safe = |base: &Expr| last_name(base).is_some_and(|name| SAFE.contains(&name));
        let Some(first) = bases.next().filter(|_| bases.all(is_safe)) else {
            return false;
        };
        if is_safe(first) {
            return !context.file_mentions(ANY_OBJECT);
        }
        at = first;
    }
    false
}

fn check_unsafe<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    report(context, call, Confidence::Medium);
}

fn check_full<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    report(context, call, Confidence::Low);
}

fn report<'a>(context: &mut Context<'a>, call: &Call<'a, '_>, confidence: Confidence) {
    let Some(document) = call.argument(0, "stream") else {
        return;
    };
    // A flow from outside is a finding of its own.
    if context.harm(&document.value, Kind::Deserialize) >= Some(Confidence::Medium) {
        return;
    }
    let range = call.node.range();
    let message = "this loader makes objects of any class that the document names";
    match safe_call(call) {
        Some(edit) if confidence > Confidence::Low => {
            context.report_fix(range, message, "Use the safe loader", vec![edit]);
        }
        _ => context.report_with(range, message, confidence),
    }
}

/// `yaml.load(x)` as `yaml.safe_load(x)`.
fn safe_call(call: &Call<'_, '_>) -> Option<Edit> {
    let (Expr::Attribute(function), 1) = (&*call.node.func, call.arguments.len()) else {
        return None;
    };
    let text = match function.attr.as_str() {
        "load_all" | "unsafe_load_all" => "safe_load_all",
        _ => "safe_load",
    };
    Some(replace(&function.attr, text))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn loaders_that_make_any_object_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("yaml-load", None, source), expected, "{source}");
        };
        check("import yaml\nyaml.load(open('a'))\n", &[2]);
        check("import yaml\nyaml.load('a: 1', Loader=yaml.Loader)\n", &[2]);
        check(
            "from yaml import load, UnsafeLoader\nload(a, UnsafeLoader)\n",
            &[2],
        );
        check("import yaml\nyaml.unsafe_load(a)\n", &[2]);
        check(
            "import yaml\nyaml.load_all(a, Loader=yaml.FullLoader)\n",
            &[2],
        );
        check("import yaml\nyaml.load(a, Loader=yaml.SafeLoader)\n", &[]);
        check("import yaml\nyaml.load(a, yaml.CSafeLoader)\n", &[]);
        check("import yaml\nyaml.safe_load(a)\n", &[]);
        check("import yaml\nyaml.load(*a)\n", &[]);
        check("import json\njson.load(a)\n", &[]);
    }

    #[test]
    fn a_class_that_extends_a_safe_loader_is_one() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("yaml-load", Some(502), source), expected, "{source}");
        };
        check(
            "import yaml\nclass L(yaml.SafeLoader):\n    pass\nL.add_constructor('!point', point)\nyaml.load(a, Loader=L)\n",
            &[],
        );
        check(
            "from yaml import CSafeLoader, load\nclass L(CSafeLoader):\n    pass\nclass M(L):\n    pass\nload(a, M)\n",
            &[],
        );
        check(
            "import yaml\nclass L(yaml.Loader):\n    pass\nyaml.load(a, Loader=L)\n",
            &[4],
        );
        check(
            "import yaml\nclass L(yaml.SafeLoader, yaml.UnsafeLoader):\n    pass\nyaml.load(a, Loader=L)\n",
            &[4],
        );
        check(
            "import yaml\nclass L(yaml.SafeLoader):\n    pass\nL.add_multi_constructor('tag:yaml.org,2002:python/object:', yaml.UnsafeLoader.construct_python_object)\nyaml.load(a, Loader=L)\n",
            &[5],
        );
        check(
            "import yaml\ndef f(a, loader):\n    yaml.load(a, loader)\n",
            &[3],
        );
    }
}
