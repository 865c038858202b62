//! Shell with a list: arguments that the shell takes for itself.

use super::syntax::text;
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
        id: "shell-with-list",
        title: "List of arguments given to a shell",
        languages: &[Language::Python],
        cwe: &[CweId(475), CweId(628)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports a list of at least two elements as the command of `subprocess` with `shell=True`.",
        why: "\
On Unix only the first element is the command; the others are arguments of the shell. `[\"rm\", \"-i\", \
path]` runs `rm` alone. On Windows the same call runs all of it, through a shell.",
        example: "\
import subprocess

def list_folder():
    subprocess.run([\"ls\", \"-l\"], shell=True)
",
        better: "\
import subprocess

def list_folder():
    subprocess.run([\"ls\", \"-l\"])
",
        references: &[
            "https://cwe.mitre.org/data/definitions/475.html",
            "https://docs.python.org/3/library/subprocess.html#popen-constructor",
        ],
    },
    hooks: &[Hook::Call(
        &[
            "subprocess.run",
            "subprocess.call",
            "subprocess.check_call",
            "subprocess.check_output",
            "subprocess.Popen",
        ],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let (Some(command), Some(shell)) = (call.argument(0, "args"), call.keyword("shell")) else {
        return;
    };
    let list = match command.expression {
        Expr::Name(_) => command.value.made_by(),
        written => Some(written),
    };
    let parts = match list {
        Some(Expr::List(list)) => &*list.elts,
        Some(Expr::Tuple(list)) => &*list.elts,
        _ => return,
    };
    // What only Windows has is meant for Windows, where all of the list is run.
    let program = parts.first().and_then(text).unwrap_or_default();
    let is_windows = WINDOWS.contains(&program);
    if parts.len() > 1 && !is_windows && context.boolean(shell.expression) == Some(true) {
        context.report(call.node.range(), "only the first element is the command");
    }
}

const WINDOWS: &[&str] = &[
    "cmd",
    "cmd.exe",
    "powershell",
    "start",
    "dir",
    "copy",
    "del",
];

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn lists_given_to_a_shell_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("shell-with-list", None, source), expected, "{source}");
        };
        check(
            "import subprocess\nsubprocess.run(['ls', '-l'], shell=True)\n",
            &[2],
        );
        check(
            "from subprocess import Popen\nPopen(('ls', a), shell=True)\n",
            &[2],
        );
        check(
            "import subprocess\nc = ['ls', '-l']\nsubprocess.call(c, shell=True)\n",
            &[3],
        );
        check("import subprocess\nsubprocess.run(['ls', '-l'])\n", &[]);
        check(
            "import subprocess\nsubprocess.run('ls -l', shell=True)\n",
            &[],
        );
        check(
            "import subprocess\nsubprocess.run(['ls -l'], shell=True)\n",
            &[],
        );
        check(
            "import subprocess\nsubprocess.run(['cmd', '/c', a], shell=True)\n",
            &[],
        );
    }
}
