//! File that others may change.

use super::syntax::{last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Operator, UnaryOp};
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "permissive-file-mode",
        title: "File that others may change",
        languages: &[Language::Python],
        cwe: &[CweId(732), CweId(276), CweId(279)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports files and folders whose permissions let every user of the machine write to \
               them, or that are made setuid. With low confidence: those that others may read or \
               run, or the group may change.",
        why: "Another user, or a program that runs as one, replaces the program, configuration or \
               data that this program trusts, or reads what was meant for its owner.",
        example: "\
import os

def install():
    os.chmod(\"tool.sh\", 0o777)
",
        better: "\
import os

def install():
    os.chmod(\"tool.sh\", 0o700)
",
        references: &["https://cwe.mitre.org/data/definitions/732.html"],
    },
    hooks: &[
        Hook::Call(CHANGES, change),
        Hook::Call(
            &["*.chmod", "pathlib.Path.chmod", "pathlib.Path().chmod"],
            method,
        ),
        Hook::Call(CREATIONS, creation),
        Hook::Call(&["os.open"], open),
        Hook::Call(COMMANDS, command),
    ],
};

const CHANGES: &[&str] = &["os.chmod", "os.fchmod", "os.lchmod"];

/// What makes files; the umask is taken off the permissions they name.
const CREATIONS: &[&str] = &["os.makedirs", "os.mkdir", "os.mkfifo", "os.mknod"];

const COMMANDS: &[&str] = &[
    "os.popen",
    "os.system",
    "subprocess.Popen",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.getoutput",
    "subprocess.run",
];

fn change<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(mode) = call.argument(1, "mode") {
        judge(context, call, mode, Confidence::High);
    }
}

/// `Path(…).chmod(mode)`, or `sftp.chmod(path, mode)`.
fn method<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let last = call.arguments.iter().rfind(|one| one.keyword.is_none());
    if let Some(mode) = call.keyword("mode").or(last) {
        judge(context, call, mode, Confidence::High);
    }
}

fn creation<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(mode) = call.argument(1, "mode") {
        judge(context, call, mode, Confidence::Low);
    }
}

fn open<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(mode) = call.argument(2, "mode") {
        judge(context, call, mode, Confidence::Low);
    }
}

fn judge<'a>(
    context: &mut Context<'a>,
    call: &Call<'a, '_>,
    mode: &Argument<'a>,
    confidence: Confidence,
) {
    let bits = bits(context, mode.expression, MAX_DEPTH);
    if let Some((message, level)) = problem(bits) {
        context.report_with(call.node.range(), message, level.min(confidence));
    }
}

/// What is wrong with permissions of which `bits` are known to be set.
fn problem(bits: u32) -> Option<(&'static str, Confidence)> {
    const STICKY: u32 = 0o1000;
    if bits & 0o002 != 0 && bits & STICKY == 0 {
        Some((
            "every user of the machine may change this file",
            Confidence::High,
        ))
    } else if bits & 0o4000 != 0 {
        Some((
            "this program runs with the rights of its owner, whoever starts it",
            Confidence::Medium,
        ))
    } else if bits & 0o027 != 0 && bits & STICKY == 0 {
        Some((
            "others than the owner may read, run or change this file",
            Confidence::Low,
        ))
    } else {
        None
    }
}

/// How deep a mode is taken apart: what a variable was made of can name the variable itself.
const MAX_DEPTH: u32 = 12;

/// The permission bits that `expression` is sure to have set.
fn bits<'a>(context: &mut Context<'a>, expression: &'a Expr, depth: u32) -> u32 {
    let Some(depth) = depth.checked_sub(1) else {
        return 0;
    };
    match expression {
        Expr::BinOp(node) => {
            let left = bits(context, &node.left, depth);
            let right = bits(context, &node.right, depth);
            match node.op {
                Operator::BitOr | Operator::Add => left | right,
                Operator::BitAnd => left & right,
                _ => 0,
            }
        }
        Expr::UnaryOp(node) if node.op == UnaryOp::Invert => 0,
        Expr::Name(_) | Expr::Attribute(_) => match last_name(expression).and_then(constant) {
            Some(bits) => bits,
            None => match context.value_of(expression).made_by() {
                Some(made_by @ (Expr::NumberLiteral(_) | Expr::BinOp(_))) => {
                    bits(context, made_by, depth)
                }
                _ => 0,
            },
        },
        _ => context
            .integer(expression)
            .and_then(|bits| u32::try_from(bits).ok())
            .unwrap_or(0),
    }
}

/// The constants of the module `stat`.
fn constant(name: &str) -> Option<u32> {
    let bits = match name {
        "S_ISUID" => 0o4000,
        "S_ISGID" => 0o2000,
        "S_ISVTX" => 0o1000,
        "S_IRWXU" => 0o700,
        "S_IRUSR" | "S_IREAD" => 0o400,
        "S_IWUSR" | "S_IWRITE" => 0o200,
        "S_IXUSR" | "S_IEXEC" => 0o100,
        "S_IRWXG" => 0o070,
        "S_IRGRP" => 0o040,
        "S_IWGRP" => 0o020,
        "S_IXGRP" => 0o010,
        "S_IRWXO" => 0o007,
        "S_IROTH" => 0o004,
        "S_IWOTH" => 0o002,
        "S_IXOTH" => 0o001,
        _ => return None,
    };
    Some(bits)
}

/// `chmod 777 x`, as one text or as a list.
fn command<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(argument) = call.positional(0) else {
        return;
    };
    let loose = match argument.expression {
        Expr::List(list) => loosens(list.elts.iter().map_while(text)),
        expression => context
            .string(expression)
            .is_some_and(|text| loosens(text.split_whitespace())),
    };
    if loose {
        context.report(
            call.node.range(),
            "every user of the machine may change this file",
        );
    }
}

fn loosens<'t>(words: impl Iterator<Item = &'t str>) -> bool {
    let mut words = words.skip_while(|word| !word.ends_with("chmod")).skip(1);
    let mode = words.find(|word| !word.starts_with('-'));
    mode.is_some_and(|mode| match u32::from_str_radix(mode, 8) {
        Ok(bits) => bits & 0o002 != 0 && bits & 0o1000 == 0,
        Err(_) => mode.split_once('+').is_some_and(|(who, what)| {
            (who.contains(['a', 'o']) || who.is_empty()) && what.contains('w')
        }),
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("permissive-file-mode", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn loose_permissions_are_reported() {
        check("import os\nos.chmod('a', 0o777)\n", &[2]);
        check("import os\nos.chmod('a', 0o755)\n", &[2]);
        check(
            "import os, stat\nos.chmod(p, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)\n",
            &[2],
        );
        check(
            "import os\nfrom stat import *\nos.fchmod(f, os.stat(p).st_mode | S_IWOTH)\n",
            &[3],
        );
        check(
            "import os\nMODE = 0o666\ndef f(p):\n    os.chmod(p, mode=MODE)\n",
            &[4],
        );
        check("from pathlib import Path\nPath('a').chmod(0o666)\n", &[2]);
        check("import os\nos.makedirs('a', 0o777)\n", &[2]);
        check("import os\nos.open('a', os.O_CREAT, 0o666)\n", &[2]);
        check("import os\nos.chmod('a', 0o4750)\n", &[2]);
        check("import os\nos.system('chmod -R 777 a')\n", &[2]);
        check(
            "import subprocess\nsubprocess.run(['chmod', 'a+rw', p])\n",
            &[2],
        );
    }

    #[test]
    fn tight_permissions_are_not() {
        check(
            "import os\nos.chmod('a', 0o700)\nos.chmod('a', 0o600)\n",
            &[],
        );
        check(
            "import os, stat\nos.chmod(p, stat.S_IRUSR | stat.S_IWUSR)\n",
            &[],
        );
        check(
            "import os, stat\nos.chmod(p, os.stat(p).st_mode | stat.S_IEXEC)\n",
            &[],
        );
        check(
            "import os\nos.chmod('a', mode)\nos.chmod('a', m & ~0o077)\n",
            &[],
        );
        check("import os\nos.mkdir('a', 0o1777)\nos.mkdir('a')\n", &[]);
        check(
            "import os\nos.system('chmod 600 a')\nos.system('chmod u+x a')\n",
            &[],
        );
    }
}
