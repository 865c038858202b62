//! Argument injection.

use super::command_injection::{STARTERS, elements, starts_with_program, uses_shell};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, InterpolatedStringElement};
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "argument-injection",
        title: "Argument injection",
        languages: &[Language::Python],
        cwe: &[CweId(88)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes an argument of a program started without a \
               shell, where it may start with a hyphen.",
        why: "Many programs have options that write files or run commands (tar \
              --checkpoint-action, git --upload-pack, curl -o). Text that starts with a hyphen is \
              read as an option.",
        example: r#"import subprocess
from flask import request

def clone():
    subprocess.run(["git", "clone", request.args["repository"]], check=True, timeout=60)
"#,
        better: r#"import subprocess
from flask import request

def clone():
    subprocess.run(["git", "clone", "--", request.args["repository"]], check=True, timeout=60)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/88.html",
            "https://sonarsource.github.io/argument-injection-vectors/",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Argument, "becomes an argument of a command"),
        Hook::Call(STARTERS, check_arguments),
    ],
};

/// Looks at the elements behind the program. Text behind a literal, as in `f"--name={name}"`, and
/// what stands behind `--` cannot start an option.
fn check_arguments<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(command) = call.argument(0, "args") else {
        return;
    };
    if uses_shell(context, call) {
        return;
    }
    let range = call.node.range();
    let Some(list) = elements(command) else {
        if starts_with_program(context, command.value) {
            context.flows_into(Kind::Argument, range, &command.value, Confidence::Medium);
        }
        return;
    };
    for argument in list.iter().skip(1) {
        if context.string(argument).as_deref() == Some("--") {
            return;
        }
        if !starts_with_literal(argument) {
            let value = context.value_of(argument);
            context.flows_into(Kind::Argument, range, &value, Confidence::Medium);
        }
    }
}

fn starts_with_literal(argument: &Expr) -> bool {
    match argument {
        Expr::FString(text) => matches!(
            text.value.elements().next(),
            Some(InterpolatedStringElement::Literal(_))
        ),
        Expr::BinOp(operation) => {
            matches!(&*operation.left, Expr::StringLiteral(_))
                || starts_with_literal(&operation.left)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import subprocess", "subprocess.run(['ls', x])", true);
        check(
            "import subprocess",
            "a = ['tar', 'xf', x]\n    subprocess.check_call(a)",
            true,
        );
        check("import subprocess", "subprocess.run(('ls', '-l', x))", true);
        check(
            "import subprocess",
            "subprocess.run(['ls', '--', x])",
            false,
        );
        check(
            "import subprocess",
            "subprocess.run(['ls', f'--color={x}'])",
            false,
        );
        check(
            "import subprocess",
            "subprocess.run(['ls', '/srv/' + x])",
            false,
        );
        check("import subprocess", "subprocess.run(['ls', '-l'])", false);
        check(
            "import subprocess",
            "subprocess.run(f'ls {x}'.split())",
            true,
        );
        check("import os", "os.execl('/bin/ls', 'ls', x)", true);
        check(
            "import asyncio",
            "asyncio.create_subprocess_exec('ls', x)",
            true,
        );
        check(
            "import subprocess",
            "subprocess.run(['ls', str(int(x))])",
            false,
        );
    }
}
