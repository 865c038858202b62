//! Argument count: a function of the file is called with arguments that it does not take.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::StmtFunctionDef;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "argument-count",
        title: "Call with arguments that do not fit",
        languages: &[Language::Python],
        cwe: &[CweId(685), CweId(628)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports calls of functions at the top of the file with more arguments than they take, with a keyword \
that they do not know, or without one that they need.",
        why: "\
The call raises whenever it is reached. Such calls are found where tests do not go: in the handling \
of errors and of rare cases.",
        example: "\
def revoke(session, reason):
    print(session, reason)

def log_out(session):
    revoke(session)
",
        better: "\
def revoke(session, reason):
    print(session, reason)

def log_out(session):
    revoke(session, \"log out\")
",
        references: &["https://cwe.mitre.org/data/definitions/685.html"],
    },
    hooks: &[Hook::AnyCall(check)],
};

/// Calls with more arguments are left out: each is looked up among all parameters.
const MAX_ARGUMENTS: usize = 64;

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    // Methods may be overridden, and decorators change what a function takes.
    let Some(function) = context.local_function(&call.callee) else {
        return;
    };
    // A variable may hold a method that knows its object.
    let is_plain = call.node.func.is_name_expr()
        && function.decorator_list.is_empty()
        && !context.is_method(function);
    if !is_plain || call.arguments.len() > MAX_ARGUMENTS {
        return;
    }
    if let Some(message) = mismatch(function, call) {
        context.report(call.node.range(), message);
    }
}

fn mismatch(function: &StmtFunctionDef, call: &Call<'_, '_>) -> Option<String> {
    let name = function.name.as_str();
    let parameters = &*function.parameters;
    let unpacks = call.has_unpacked_arguments();
    let given = call.arguments.iter().filter(|one| one.keyword.is_none());
    let positional = given.count();
    let places = parameters.posonlyargs.len() + parameters.args.len();
    if positional > places && parameters.vararg.is_none() && !unpacks {
        return Some(format!(
            "`{name}` takes at most {places} arguments by position"
        ));
    }
    let named = || parameters.args.iter().chain(&parameters.kwonlyargs);
    let knows = |keyword: &str| named().any(|one| one.parameter.name.as_str() == keyword);
    let unknown = call
        .arguments
        .iter()
        .filter_map(|one| one.keyword)
        .find(|keyword| !knows(keyword));
    if let Some(keyword) = unknown
        && parameters.kwarg.is_none()
    {
        return Some(format!("`{name}` has no parameter `{keyword}`"));
    }
    let by_place = parameters.posonlyargs.iter().chain(&parameters.args);
    let needed = by_place.skip(positional).chain(&parameters.kwonlyargs);
    let missing = needed
        .filter(|one| one.default.is_none())
        .find(|one| call.keyword(one.parameter.name.as_str()).is_none())?;
    (!unpacks).then(|| format!("`{name}` needs `{}`", missing.parameter.name))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn calls_that_do_not_fit_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("argument-count", None, source), expected, "{source}");
        };
        let f = "def f(a, b=1, *, c=2):\n    pass\n";
        check(&format!("{f}f()\n"), &[3]);
        check(&format!("{f}f(1, 2, 3)\n"), &[3]);
        check(&format!("{f}f(1, d=4)\n"), &[3]);
        check("def f(a, *, b):\n    pass\nf(1)\n", &[3]);
        check("def f(a, /):\n    pass\nf(a=1)\n", &[3]);
        check(&format!("{f}f(1)\nf(1, 2, c=3)\nf(b=2, a=1)\n"), &[]);
        check(&format!("{f}f(*x)\nf(**x)\n"), &[]);
        check("def f(*a, **b):\n    pass\nf(1, 2, c=3)\n", &[]);
        check("@d\ndef f(a):\n    pass\nf()\n", &[]);
        check(
            "class A:\n    def f(self, a):\n        pass\nA().f()\n",
            &[],
        );
        check("def f(a):\n    pass\nf = g\nf()\n", &[]);
        check(
            "class A:\n    def f(self, a):\n        f = self.f\n        f(1)\n",
            &[],
        );
    }
}
