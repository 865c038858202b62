//! Pickle gadget: a class whose pickled form runs a command when it is loaded.

use super::syntax::last_name;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "pickle-gadget",
        title: "Pickled object that runs code when loaded",
        languages: &[Language::Python],
        cwe: &[CweId(502)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports `__reduce__` and `__reduce_ex__` that return a function which runs a command or code, and \
`__setstate__` that runs what it is given.",
        why: "\
`__reduce__` names the function that is called when the object is loaded. One that names \
`os.system` makes every pickle of it a program.",
        example: "\
import os

class Job:
    def __reduce__(self):
        return (os.system, (\"make\",))
",
        better: "\
import os

class Job:
    def __reduce__(self):
        return (Job, ())

    def run(self):
        os.spawnlp(os.P_WAIT, \"make\", \"make\")
",
        references: &[
            "https://cwe.mitre.org/data/definitions/502.html",
            "https://docs.python.org/3/library/pickle.html#object.__reduce__",
        ],
    },
    hooks: &[Hook::Class(check)],
};

fn check<'a>(context: &mut Context<'a>, class: &'a StmtClassDef) {
    for statement in &class.body {
        let Stmt::FunctionDef(function) = statement else {
            continue;
        };
        match function.name.as_str() {
            "__reduce__" | "__reduce_ex__" => check_reduce(context, function),
            "__setstate__" => check_setstate(context, function),
            _ => {}
        }
    }
}

fn check_reduce<'a>(context: &mut Context<'a>, function: &'a StmtFunctionDef) {
    let mut found = Vec::new();
    super::syntax::each_statement(&function.body, |statement| {
        if let Stmt::Return(node) = statement
            && let Some(Expr::Tuple(parts)) = node.value.as_deref()
            && parts.elts.first().is_some_and(runs_code)
        {
            found.push(node.range);
        }
    });
    for range in found {
        context.report(range, "loading the pickled object runs this");
    }
}

fn check_setstate<'a>(context: &mut Context<'a>, function: &'a StmtFunctionDef) {
    let mut found = Vec::new();
    super::syntax::each_expression(&function.body, |expression| {
        if let Expr::Call(call) = expression
            && runs_code(&call.func)
        {
            found.push(call.range());
        }
    });
    for range in found {
        context.report(range, "loading the pickled object runs this");
    }
}

/// Whether `function` is one that runs a command or code.
fn runs_code(function: &Expr) -> bool {
    let module = match function {
        Expr::Attribute(attribute) => last_name(&attribute.value),
        _ => None,
    };
    let name = last_name(function).unwrap_or_default();
    match name {
        "eval" | "exec" => matches!(module, None | Some("builtins")),
        "system" | "popen" => matches!(module, None | Some("os")),
        "Popen" | "check_output" | "check_call" | "getoutput" => true,
        "call" | "run" => module == Some("subprocess"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn objects_that_run_code_when_loaded_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("pickle-gadget", None, source), expected, "{source}");
        };
        let class = "class A:\n    def";
        check(
            &format!("{class} __reduce__(self):\n        return os.system, ('id',)\n"),
            &[3],
        );
        check(
            &format!("{class} __reduce__(self):\n        return (eval, ('1',))\n"),
            &[3],
        );
        check(
            &format!(
                "{class} __reduce_ex__(self, p):\n        return subprocess.Popen, (['id'],)\n"
            ),
            &[3],
        );
        check(
            &format!("{class} __setstate__(self, s):\n        exec(s)\n"),
            &[3],
        );
        check(
            &format!("{class} __reduce__(self):\n        return A, (1,)\n"),
            &[],
        );
        check(
            &format!("{class} __reduce__(self):\n        return self.name\n"),
            &[],
        );
        check(
            &format!("{class} run(self):\n        return os.system, ('id',)\n"),
            &[],
        );
        check(
            &format!("{class} __setstate__(self, s):\n        self.run(s)\n"),
            &[],
        );
    }
}
