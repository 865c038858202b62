//! More privileges than needed.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unnecessary-privileges",
        title: "More privileges than needed",
        languages: &[Language::Python],
        cwe: &[CweId(250), CweId(272)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports containers that are started with all privileges. When asked for unnecessary \
               privileges: also commands that are run through `sudo`, `su` or `runas`.",
        why: "What goes wrong in a program with the rights of the administrator goes wrong for the \
               whole machine: an injected command, a wrong path, a bug in a library.",
        example: "\
import docker

client = docker.from_env()
client.containers.run(\"worker\", privileged=True)
",
        better: "\
import docker

client = docker.from_env()
client.containers.run(\"worker\", cap_drop=[\"ALL\"], cap_add=[\"NET_BIND_SERVICE\"])
",
        references: &["https://cwe.mitre.org/data/definitions/250.html"],
    },
    hooks: &[
        Hook::Call(CONTAINERS, container),
        Hook::Call(COMMANDS, command),
    ],
};

const CONTAINERS: &[&str] = &[
    "*.containers.create",
    "*.containers.run",
    "*.create_host_config",
    "docker.DockerClient.containers.create",
    "docker.DockerClient.containers.run",
    "docker.from_env().containers.create",
    "docker.from_env().containers.run",
];

const COMMANDS: &[&str] = &[
    "asyncio.create_subprocess_exec",
    "asyncio.create_subprocess_shell",
    "os.popen",
    "os.system",
    "subprocess.Popen",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.getoutput",
    "subprocess.run",
];

fn container<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("privileged")
        && context.boolean(argument.expression) == Some(true)
    {
        context.report(
            argument.expression.range(),
            "this container may do everything that the machine may",
        );
    }
}

fn command<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !context.asks(CweId(250)) {
        return;
    }
    let Some(argument) = call.positional(0) else {
        return;
    };
    let made_by = match argument.expression {
        Expr::Name(_) => argument.value.made_by(),
        expression => Some(expression),
    };
    let first = match made_by {
        Some(Expr::List(list)) => list.elts.first(),
        Some(Expr::Tuple(list)) => list.elts.first(),
        other => other,
    };
    let start = first.and_then(|first| start_of(context, first));
    let program = start
        .as_deref()
        .and_then(|text| text.split_whitespace().next());
    if matches!(
        program,
        Some("sudo" | "/usr/bin/sudo" | "su" | "doas" | "pkexec" | "runas")
    ) {
        context.report(
            call.node.range(),
            "this command runs with the rights of the administrator",
        );
    }
}

/// The text that a command begins with.
fn start_of<'a>(context: &mut Context<'a>, command: &'a Expr) -> Option<std::borrow::Cow<'a, str>> {
    match command {
        Expr::BinOp(node) => {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || start_of(context, &node.left))
        }
        Expr::FString(node) => match node.value.elements().next()? {
            crate::python::ast::InterpolatedStringElement::Literal(literal) => {
                Some((&*literal.value).into())
            }
            crate::python::ast::InterpolatedStringElement::Interpolation(_) => None,
        },
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method) => {
                stacker::maybe_grow(64 * 1024, 1024 * 1024, || start_of(context, &method.value))
            }
            _ => None,
        },
        _ => context.string(command),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unnecessary-privileges", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unnecessary-privileges", Some(250), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn privileges_are_reported() {
        check(
            "import docker\ndocker.from_env().containers.run('a', privileged=True)\n",
            &[2],
        );
        check("client.containers.create('a', privileged=True)\n", &[1]);
        check_asked("import os\nos.system('sudo rm a')\n", &[2]);
        check_asked("import subprocess\nsubprocess.run(['sudo', 'ls'])\n", &[2]);
        check_asked(
            "import subprocess as s\nc = f'sudo -u {u} ls'\ns.check_output(c, shell=True)\n",
            &[3],
        );
        check_asked("import os\nos.system('sudo ' + c)\n", &[2]);
    }

    #[test]
    fn others_are_not() {
        check("client.containers.run('a')\n", &[]);
        check("import os\nos.system('sudo rm a')\n", &[]);
        check_asked("import os\nos.system('ls sudo')\n", &[]);
        check_asked("import subprocess\nsubprocess.run(['ls', 'sudo'])\n", &[]);
    }
}
