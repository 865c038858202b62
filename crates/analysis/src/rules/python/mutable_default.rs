//! Mutable default: one list or dictionary for all calls.

use super::syntax::{self, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprContext, Stmt};
use crate::python::flow::{Context, FunctionView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "mutable-default",
        title: "Default value that calls share",
        languages: &[Language::Python],
        cwe: &[CweId(471), CweId(488)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports a parameter whose default is a list, dictionary or set that the function changes.",
        why: "\
The default is made once, when the function is defined. What one call puts into it, the next one \
finds there: in a service, the data of one user in the answer to another.",
        example: "\
def add(item, basket=[]):
    basket.append(item)
    return basket
",
        better: "\
def add(item, basket=None):
    basket = list(basket or ())
    basket.append(item)
    return basket
",
        references: &[
            "https://cwe.mitre.org/data/definitions/471.html",
            "https://docs.python.org/3/tutorial/controlflow.html#default-argument-values",
        ],
    },
    hooks: &[Hook::Function(check)],
};

/// Further defaults of one function are left out: for each the body is searched.
const MAX_DEFAULTS: usize = 8;

fn check<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    // The defaults of an inner function are made anew with it.
    if context.is_nested(view.node) {
        return;
    }
    let parameters = view.node.parameters.iter_non_variadic_params();
    let defaults = parameters.filter_map(|one| Some((one.parameter.name.as_str(), one.default()?)));
    let mutable = defaults.filter(|(_, default)| is_mutable(default));
    for (name, default) in mutable.take(MAX_DEFAULTS) {
        // `_cache={}` is shared on purpose.
        let words = ["cache", "memo", "seen"];
        let shared = name.starts_with('_') || words.iter().any(|word| name.contains(word));
        if !shared && changes(&view.node.body, name) {
            let message = format!("`{name}` is one object for all calls, and it is changed");
            context.report(default.range(), message);
        }
    }
}

fn is_mutable(default: &Expr) -> bool {
    match default {
        Expr::List(_) | Expr::Dict(_) | Expr::Set(_) => true,
        Expr::Call(call) => {
            call.arguments.is_empty()
                && matches!(
                    variable(&call.func),
                    Some("list" | "dict" | "set" | "bytearray" | "defaultdict" | "OrderedDict")
                )
        }
        _ => false,
    }
}

/// Whether `body` changes the object that the parameter `name` is from the start.
fn changes(body: &[Stmt], name: &str) -> bool {
    const METHODS: &[&str] = &[
        "append",
        "extend",
        "insert",
        "add",
        "update",
        "setdefault",
        "pop",
        "remove",
        "clear",
        "popitem",
        "discard",
        "sort",
    ];
    let (mut rebound, mut changed) = (false, false);
    syntax::each_expression(body, |expression| match expression {
        Expr::Name(node) if !matches!(node.ctx, ExprContext::Load) => {
            rebound |= node.id.as_str() == name;
        }
        Expr::Subscript(node) if !matches!(node.ctx, ExprContext::Load) => {
            changed |= variable(&node.value) == Some(name);
        }
        Expr::Call(call) => {
            if let Expr::Attribute(method) = &*call.func
                && variable(&method.value) == Some(name)
            {
                changed |= METHODS.contains(&method.attr.as_str());
            }
        }
        _ => {}
    });
    changed && !rebound
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn defaults_that_are_changed_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("mutable-default", None, source), expected, "{source}");
        };
        check("def f(a, b=[]):\n    b.append(a)\n    return b\n", &[1]);
        check("def f(a, *, b={}):\n    b[a] = 1\n", &[1]);
        check("def f(a=set()):\n    a.add(1)\n", &[1]);
        check(
            "class A:\n    def f(self, a=dict()):\n        a.update(b=1)\n",
            &[2],
        );
        check("def f(a=[]):\n    return a + [1]\n", &[]);
        check("def f(a=None):\n    a = a or []\n    a.append(1)\n", &[]);
        check("def f(a=[]):\n    a = list(a)\n    a.append(1)\n", &[]);
        check("def f(a, _cache={}):\n    _cache[a] = 1\n", &[]);
        check("def f(a=()):\n    b.append(a)\n", &[]);
    }
}
