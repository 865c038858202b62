//! Class by name: a class is told by its name.

use super::syntax::text;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Comparison, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "class-by-name",
        title: "Class told by its name",
        languages: &[Language::Python],
        cwe: &[CweId(486)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::Always,
        what: "\
Reports comparisons of the name of an object's class with a text, as in \
`type(x).__name__ == \"User\"`.",
        why: "\
Anybody can write a class of that name. Code that trusts objects by the name of their class trusts \
whatever a plug-in or a loaded object calls itself.",
        example: "\
def may_enter(user):
    return type(user).__name__ == \"Admin\"
",
        better: "\
from users import Admin

def may_enter(user):
    return isinstance(user, Admin)
",
        references: &["https://cwe.mitre.org/data/definitions/486.html"],
    },
    hooks: &[Hook::Comparison(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    let is_equality = matches!(view.operator, CmpOp::Eq | CmpOp::NotEq | CmpOp::In);
    let named = |expression: &Expr| match expression {
        Expr::Attribute(node) => {
            matches!(node.attr.as_str(), "__name__" | "__qualname__") && is_class(&node.value)
        }
        _ => false,
    };
    let text = |expression: &Expr| {
        text(expression).is_some() || matches!(expression, Expr::Tuple(_) | Expr::List(_))
    };
    if is_equality
        && ((named(view.left) && text(view.right)) || (named(view.right) && text(view.left)))
    {
        context.report(view.range, "any class can have this name");
    }
}

/// `type(x)` or `x.__class__`.
fn is_class(expression: &Expr) -> bool {
    match expression {
        Expr::Attribute(node) => node.attr.as_str() == "__class__",
        Expr::Call(call) => super::syntax::variable(&call.func) == Some("type"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn classes_told_by_their_names_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("class-by-name", None, source), expected, "{source}");
        };
        check("if type(a).__name__ == 'A':\n    pass\n", &[1]);
        check("x = 'A' == a.__class__.__name__\n", &[1]);
        check("x = a.__class__.__name__ in ('A', 'B')\n", &[1]);
        check("x = type(a) is A\n", &[]);
        check("if __name__ == '__main__':\n    pass\n", &[]);
        check("x = f.__name__ == 'f'\n", &[]);
    }
}
