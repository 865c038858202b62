//! Swapped arguments: two variables are given in each other's place.

use super::syntax::variable;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "swapped-arguments",
        title: "Arguments in each other's place",
        languages: &[Language::Python],
        cwe: &[CweId(683), CweId(628)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports calls of functions of the file that give two variables to each other's parameter: \
`pay(receiver, sender)` for `def pay(sender, receiver)`.",
        why: "\
The program runs and does the opposite of what it should: the wrong account pays, the right of the \
wrong user is checked.",
        example: "\
def pay(sender, receiver, amount):
    sender.balance -= amount
    receiver.balance += amount

def order(sender, receiver):
    pay(receiver, sender, 10)
",
        better: "\
def pay(sender, receiver, amount):
    sender.balance -= amount
    receiver.balance += amount

def order(sender, receiver):
    pay(sender, receiver, 10)
",
        references: &["https://cwe.mitre.org/data/definitions/683.html"],
    },
    hooks: &[Hook::AnyCall(check)],
};

/// Arguments behind these are left out: all pairs are looked at.
const MAX_ARGUMENTS: usize = 12;

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if call.arguments.len() < 2 {
        return;
    }
    let Some(function) = context.local_function(&call.callee) else {
        return;
    };
    // Of `a` and `b`, or `x` and `y`, no order can be told to be wrong; and whoever calls itself
    // with swapped arguments does so on purpose.
    let itself = context
        .function()
        .is_some_and(|around| std::ptr::eq(around, function));
    if itself || !call.node.func.is_name_expr() {
        return;
    }
    let parameters = function.parameters.args.iter().take(MAX_ARGUMENTS);
    let parameters: Vec<&str> = parameters.map(|one| one.parameter.name.as_str()).collect();
    let given: Vec<&str> = call
        .arguments
        .iter()
        .take(MAX_ARGUMENTS)
        .take_while(|one| one.keyword.is_none() && !one.is_starred)
        .map(|one| variable(one.expression).unwrap_or_default())
        .collect();
    for (first, index) in given.iter().zip(0..) {
        for (second, later) in given.iter().zip(0..).skip(index + 1) {
            let swapped =
                parameters.get(index) == Some(second) && parameters.get(later) == Some(first);
            if swapped && first != second && first.len() > 2 && second.len() > 2 {
                let message = format!("`{first}` and `{second}` are in each other's place");
                return context.report(call.node.range(), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn arguments_in_each_others_place_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("swapped-arguments", None, source),
                expected,
                "{source}"
            );
        };
        let f = "def copy(source, target, size=1):\n    pass\n";
        check(&format!("{f}copy(target, source)\n"), &[3]);
        check(&format!("{f}copy(size, target, source)\n"), &[3]);
        check(&format!("{f}copy(source, target)\n"), &[]);
        check(&format!("{f}copy(target, other)\n"), &[]);
        check(&format!("{f}copy(target=source, source=target)\n"), &[]);
        check("def f(a, b):\n    pass\nf(b, a)\n", &[]);
        check(
            "def less(left, right):\n    return less(right, left)\n",
            &[],
        );
    }
}
