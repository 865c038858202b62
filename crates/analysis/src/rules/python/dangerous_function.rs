//! Function that is easily used wrongly.

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
        id: "dangerous-function",
        title: "Function that is easily used wrongly",
        languages: &[Language::Python],
        cwe: &[CweId(676), CweId(242)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports calls of functions that run code, start a shell, turn bytes into objects, or \
               write to memory without a bound.",
        why: "Each of them is safe only for input that nobody else can influence, which later \
               changes easily break.",
        example: "\
def compute(formula):
    return eval(formula)
",
        better: "\
import ast

def compute(formula):
    return ast.literal_eval(formula)
",
        references: &["https://cwe.mitre.org/data/definitions/676.html"],
    },
    hooks: &[
        Hook::Call(FUNCTIONS, check),
        Hook::Call(&["yaml.load"], yaml),
    ],
};

const FUNCTIONS: &[&str] = &[
    "*.strcat",
    "*.strcpy",
    "*.sprintf",
    "*.gets",
    "builtins.eval",
    "builtins.exec",
    "builtins.execfile",
    "code.interact",
    "commands.getoutput",
    "ctypes.memmove",
    "ctypes.memset",
    "ctypes.string_at",
    "dill.loads",
    "jsonpickle.decode",
    "marshal.load",
    "marshal.loads",
    "os.popen",
    "os.system",
    "pickle.load",
    "pickle.loads",
    "shelve.open",
    "subprocess.getoutput",
    "subprocess.getstatusoutput",
    "tempfile.mktemp",
    "timeit.timeit",
    "yaml.unsafe_load",
];

const MESSAGE: &str = "this function is safe only for input that nobody else can influence";

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    context.report(call.node.range(), MESSAGE);
}

fn yaml<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let loader = call
        .argument(1, "Loader")
        .map(|one| context.text(one.expression));
    if loader.is_none_or(|loader| !loader.contains("Safe") && !loader.contains("Base")) {
        context.report(call.node.range(), MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("dangerous-function", Some(676), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn dangerous_functions_are_reported() {
        check("eval(x)\n", &[1]);
        check("import os as o\no.system('ls')\n", &[2]);
        check("from pickle import loads\nloads(d)\n", &[2]);
        check("import yaml\nyaml.load(d)\n", &[2]);
        check("libc.strcpy(a, b)\n", &[1]);
    }

    #[test]
    fn others_are_not() {
        check("import ast\nast.literal_eval(x)\n", &[]);
        check("import subprocess\nsubprocess.run(['ls'])\n", &[]);
        check("import yaml\nyaml.load(d, Loader=yaml.SafeLoader)\n", &[]);
        check("model.eval()\n", &[]);
    }
}
