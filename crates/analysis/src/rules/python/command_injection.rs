//! Command injection.

use super::syntax::last_name;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, InterpolatedStringElement};
use crate::python::flow::{Argument, Known};
use crate::python::flow::{Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "command-injection",
        title: "Command injection",
        languages: &[Language::Python],
        cwe: &[CweId(78), CweId(77)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that a shell reads, or that names the program to start. \
               Elements of an argument list after the first are the business of \
               argument-injection, unless the list starts a shell.",
        why: "A semicolon, a pipe or a backquote in the text starts another command, with all \
              rights of the program.",
        example: r#"import os
from flask import request

def ping():
    os.system("ping -c 1 " + request.args["host"])
"#,
        better: r#"import ipaddress
import subprocess
from flask import request

def ping():
    host = ipaddress.ip_address(request.args["host"])
    subprocess.run(["ping", "-c", "1", str(host)], check=True, timeout=5)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/78.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/OS_Command_Injection_Defense_Cheat_Sheet.html",
            "https://docs.python.org/3/library/subprocess.html#security-considerations",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Command, "becomes part of a command"),
        Hook::Call(STARTERS, check_program),
    ],
};

/// What starts a program and takes its arguments as a list.
pub(super) const STARTERS: &[&str] = &[
    "subprocess.run",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.Popen",
];

/// Programs that run the text behind `-c` or `/c`.
const SHELLS: &[&str] = &[
    "sh",
    "bash",
    "dash",
    "zsh",
    "ksh",
    "csh",
    "fish",
    "cmd",
    "cmd.exe",
    "powershell",
    "powershell.exe",
    "pwsh",
];

/// With a shell the model of the library says it all; without one the first element is the
/// program, and the others matter only to a program that is a shell.
fn check_program<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(command) = call.argument(0, "args") else {
        return;
    };
    if uses_shell(context, call) {
        return;
    }
    let range = call.node.range();
    let Some(list) = elements(command) else {
        let is_callers_list = context
            .parameter_annotation(command.expression)
            .is_some_and(names_list);
        if !is_callers_list && !starts_with_program(context, command.value) {
            context.flows_into(Kind::Command, range, &command.value, Confidence::High);
        }
        return;
    };
    let Some((program, arguments)) = list.split_first() else {
        return;
    };
    let value = context.value_of(program);
    context.flows_into(Kind::Command, range, &value, Confidence::High);
    let is_shell = context.string(program).is_some_and(|path| {
        let name = path.rsplit(['/', '\\']).next();
        name.is_some_and(|name| SHELLS.contains(&name))
    });
    if is_shell {
        for argument in arguments {
            let value = context.value_of(argument);
            context.flows_into(Kind::Command, range, &value, Confidence::High);
        }
    }
}

/// `list[str]`: the caller puts the program first, and what stands behind it is no command.
fn names_list(annotation: &Expr) -> bool {
    let name = match annotation {
        Expr::Subscript(node) => &*node.value,
        other => other,
    };
    matches!(
        last_name(name),
        Some("list" | "List" | "tuple" | "Tuple" | "Sequence" | "Iterable")
    )
}

/// Whether the call says `shell=True`.
pub(super) fn uses_shell<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    let shell = call.keyword("shell");
    shell.is_some_and(|shell| context.boolean(shell.expression) == Some(true))
}

/// The elements of an argument list, as far as they are written out: of `["ls"] + files` the
/// first.
pub(super) fn elements<'a>(command: &Argument<'a>) -> Option<&'a [Expr]> {
    listed(command.expression).or_else(|| listed(command.value.made_by()?))
}

fn listed(expression: &Expr) -> Option<&[Expr]> {
    match expression {
        Expr::List(list) => Some(&list.elts),
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::BinOp(sum) => match &*sum.left {
            Expr::List(list) => Some(&list.elts),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the value is a text that was split and starts with a program and a space:
/// `f"ping {host}".split()`.
pub(super) fn starts_with_program<'a>(context: &mut Context<'a>, value: Known<'a>) -> bool {
    let Some(Expr::Call(split)) = value.made_by() else {
        return false;
    };
    let text = match (&*split.func, split.arguments.args.first()) {
        (Expr::Attribute(method), None) if method.attr.as_str() == "split" => &*method.value,
        (_, Some(first)) => first,
        _ => return false,
    };
    let made_by = match text {
        Expr::Name(_) => context.value_of(text).made_by(),
        other => Some(other),
    };
    made_by
        .and_then(beginning)
        .is_some_and(|start| start.trim_start().contains(' '))
}

/// The literal that a text starts with.
fn beginning(text: &Expr) -> Option<&str> {
    match text {
        Expr::StringLiteral(literal) => Some(literal.value.to_str()),
        Expr::BinOp(operation) => match &*operation.left {
            Expr::StringLiteral(literal) => Some(literal.value.to_str()),
            Expr::BinOp(_) => beginning(&operation.left),
            _ => None,
        },
        Expr::FString(text) => match text.value.elements().next()? {
            InterpolatedStringElement::Literal(literal) => Some(&literal.value),
            InterpolatedStringElement::Interpolation(_) => None,
        },
        _ => None,
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
        check("import os", "os.system('ls ' + x)", true);
        check("import os", "os.popen(x)", true);
        check("from os import system as s", "s(x)", true);
        check(
            "import subprocess",
            "subprocess.run('ls ' + x, shell=True)",
            true,
        );
        check(
            "import subprocess as sp",
            "sp.check_output(f'ls {x}', shell=True)",
            true,
        );
        check("import subprocess", "subprocess.getoutput(x)", true);
        check("import subprocess", "subprocess.run(x)", true);
        check("import subprocess", "subprocess.run([x, '-l'])", true);
        check("import subprocess", "subprocess.run(['ls', x])", false);
        check(
            "import subprocess",
            "subprocess.run(args=['/bin/sh', '-c', x])",
            true,
        );
        check(
            "import subprocess",
            "a = ['bash', '-c', 'ls ' + x]\n    subprocess.Popen(a)",
            true,
        );
        check("import subprocess", "subprocess.run(x.split())", true);
        check(
            "import subprocess",
            "subprocess.run(f'ls {x}'.split())",
            false,
        );
        check(
            "import subprocess, shlex",
            "subprocess.run(shlex.split('ls ' + x))",
            false,
        );
        check(
            "import subprocess, shlex",
            "subprocess.run('ls ' + shlex.quote(x), shell=True)",
            false,
        );
        check(
            "import subprocess",
            "subprocess.run(['ls'] + x.split())",
            false,
        );
        check(
            "import subprocess\ndef run(a: list[str]): subprocess.run(a)",
            "run(['ls', x])",
            false,
        );
        check(
            "import subprocess\ndef run(a: str): subprocess.run(a, shell=True)",
            "run('ls ' + x)",
            true,
        );
        check("import asyncio", "asyncio.create_subprocess_shell(x)", true);
        check("import os", "os.execvp(x, ['a'])", true);
        check("import pty", "pty.spawn(x)", true);
        check("import commands", "commands.getoutput(x)", true);
        check(
            "import paramiko",
            "paramiko.SSHClient().exec_command(x)",
            true,
        );
        check(
            "from fabric import Connection",
            "Connection('h').run('ls ' + x)",
            true,
        );
        check("from invoke import run", "run(x)", true);
        check("import os", "os.system('sleep %d' % int(x))", false);
        check(
            "import os",
            "if x in {'start', 'stop'}: os.system('service a ' + x)",
            false,
        );
    }
}
