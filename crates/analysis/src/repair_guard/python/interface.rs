//! What callers see: public functions, methods and classes, how they are called, and whether they
//! give a result.

use super::outline::{Function, Outline};
use crate::python::ast::{Parameters, Stmt};
use crate::repair_guard::{Kind, Violation};
use crate::rules::python::syntax::{any_expression, any_statement};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut missing = |what: &str, line| {
        violations.push(Violation {
            kind: Kind::Missing,
            what: what.to_owned(),
            line,
        });
    };
    for (name, line) in &before.classes {
        let is_private = name.split('.').any(|part| part.starts_with('_'));
        if !is_private && !after.classes.iter().any(|(other, _)| other == name) {
            missing(name, *line);
        }
    }
    for (name, line) in &before.objects {
        if !name.starts_with('_') && !after.module.bound_names().contains(name) {
            missing(name, *line);
        }
    }
    let public = before.functions.iter().filter(|it| it.is_public());
    for function in public.clone() {
        // Another name may be bound to it: `load = _load`.
        let is_there = after.function(&function.name).is_some()
            || after.module.bound_names().contains(function.name.as_str());
        if !is_there {
            missing(&function.name, function.line);
        }
    }
    for function in public {
        if let Some(now) = after.function(&function.name) {
            violations.extend(compare(function, now));
        }
    }
    violations
}

fn compare(before: &Function<'_>, after: &Function<'_>) -> Option<Violation> {
    let violation = |kind| {
        Some(Violation {
            kind,
            what: format!("{}()", after.name),
            line: after.line,
        })
    };
    let same_way = before.node.is_async == after.node.is_async
        && fits(&before.node.parameters, &after.node.parameters);
    if !same_way {
        return violation(Kind::Signature);
    }
    if gives_result(before) && !gives_result(after) {
        return violation(Kind::NoResult);
    }
    None
}

/// Whether every call that fits `before` fits `after`, as far as names and places go.
fn fits(before: &Parameters, after: &Parameters) -> bool {
    let positional = |parameters: &Parameters| -> Vec<(String, bool)> {
        let all = parameters.posonlyargs.iter().chain(&parameters.args);
        all.map(|it| (it.parameter.name.to_string(), it.default.is_some()))
            .collect()
    };
    let (was, is) = (positional(before), positional(after));
    let same_start = was
        .iter()
        .zip(&is)
        .all(|((name, optional), (now, still))| name == now && (!optional || *still));
    let taken = was.len() <= is.len() || after.vararg.is_some();
    let by_name = |name: &str| {
        let mut named = before.kwonlyargs.iter();
        named.any(|it| it.parameter.name.as_str() == name)
    };
    let mut rest = is.iter().skip(was.len());
    let rest_optional = rest.all(|(name, optional)| *optional || by_name(name));
    let keywords = before.kwonlyargs.iter().all(|wanted| {
        let name = wanted.parameter.name.as_str();
        let by_place = is.iter().any(|(other, _)| other == name);
        let by_name = after
            .kwonlyargs
            .iter()
            .find(|it| it.parameter.name.as_str() == name);
        let still = by_name.is_some_and(|it| wanted.default.is_none() || it.default.is_some());
        by_place || still || after.kwarg.is_some()
    });
    let new_optional = after.kwonlyargs.iter().all(|it| {
        let name = it.parameter.name.as_str();
        let known = |other: &&crate::python::ast::ParameterWithDefault| {
            other.parameter.name.as_str() == name
        };
        it.default.is_some() || before.kwonlyargs.iter().any(|other| known(&other))
    });
    let open = (before.vararg.is_none() || after.vararg.is_some())
        && (before.kwarg.is_none() || after.kwarg.is_some());
    same_start && taken && rest_optional && keywords && new_optional && open
}

/// Whether a function returns a value, or yields some.
fn gives_result(function: &Function<'_>) -> bool {
    let returns = any_statement(&function.node.body, |statement| match statement {
        Stmt::Return(node) => node
            .value
            .as_ref()
            .is_some_and(|it| !it.is_none_literal_expr()),
        _ => false,
    });
    returns
        || any_expression(&function.node.body, |expression| {
            expression.is_yield_expr() || expression.is_yield_from_expr()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair_guard::Kind::*;

    fn check(before: &str, after: &str, expected: &[(Kind, &str)]) {
        super::super::hold(super::check, before, after, expected);
    }

    #[test]
    fn what_callers_use_stays() {
        check("def a():\n    return 1\n", "def a():\n    return 2\n", &[]);
        check(
            "def a():\n    pass\n",
            "def b():\n    pass\n",
            &[(Missing, "a")],
        );
        check("def _a():\n    pass\n", "x = 1\n", &[]);
        check(
            "def a():\n    pass\n",
            "def _b():\n    pass\n\na = _b\n",
            &[],
        );
        check(
            "class A:\n    def f(self):\n        pass\n    def __init__(self):\n        pass\n",
            "class A:\n    def _f(self):\n        pass\n",
            &[(Missing, "A.f"), (Missing, "A.__init__")],
        );
        check(
            "class A:\n    pass\n",
            "class B:\n    pass\n",
            &[(Missing, "A")],
        );
        check(
            "app = Flask(__name__)\n",
            "server = Flask(__name__)\n",
            &[(Missing, "app")],
        );
        // A literal may have to go: a password is one.
        check("SECRET = 'x'\n", "import os\n", &[]);
        check(
            "def a():\n    def helper():\n        pass\n",
            "def a():\n    pass\n",
            &[],
        );
    }

    #[test]
    fn calls_fit_as_before() {
        let check_signature = |before: &str, after: &str, expected: bool| {
            let source = |parameters: &str| format!("def a({parameters}):\n    return 1\n");
            let expected: &[_] = if expected { &[] } else { &[(Signature, "a()")] };
            check(&source(before), &source(after), expected);
        };
        check_signature("x, y", "x, y", true);
        check_signature("x, y", "x, y, z=1", true);
        check_signature("x, y", "x, y, *, z=1", true);
        check_signature("x, y", "x, *args", true);
        check_signature("x, y", "x", false);
        check_signature("x, y", "y, x", false);
        check_signature("x", "x, z", false);
        check_signature("x=1", "x", false);
        check_signature("x, **more", "x", false);
        check_signature("x, *, y", "x, y", true);
        check_signature("x, *, y", "x", false);
        check_signature("x", "x, *, y", false);
        check(
            "async def a():\n    return 1\n",
            "def a():\n    return 1\n",
            &[(Signature, "a()")],
        );
    }

    #[test]
    fn results_stay() {
        check(
            "def a(x):\n    return x\n",
            "def a(x):\n    print(x)\n",
            &[(NoResult, "a()")],
        );
        check(
            "def a(x):\n    return x\n",
            "def a(x):\n    if x:\n        return None\n    return\n",
            &[(NoResult, "a()")],
        );
        check(
            "def a(x):\n    yield x\n",
            "def a(x):\n    return iter([x])\n",
            &[],
        );
    }
}
