//! Programs and modules searched where others may put them.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context, Kind, Origin};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "untrusted-search-path",
        title: "Programs and modules searched where others may put them",
        languages: &[Language::Python],
        cwe: &[CweId(427), CweId(426)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports search paths for modules, libraries and programs that contain a folder which \
               all users share or that comes from outside. With low confidence: the current folder. \
               When asked for search paths: also programs and libraries that are named without a \
               folder.",
        why: "Who may write to the folder puts a program or module of the right name there and has \
               it run.",
        example: "\
import sys

sys.path.insert(0, \"/tmp/plugins\")
import report
",
        better: "\
import sys

sys.path.insert(0, \"/usr/lib/app/plugins\")
import report
",
        references: &["https://cwe.mitre.org/data/definitions/427.html"],
    },
    hooks: &[
        Hook::Call(&["sys.path.insert"], insertion),
        Hook::Call(&["sys.path.append", "site.addsitedir"], addition),
        Hook::Assignment(assignment),
        Hook::Call(COMMANDS, command),
        Hook::Call(
            &["ctypes.CDLL", "ctypes.WinDLL", "ctypes.cdll.LoadLibrary"],
            library,
        ),
    ],
};

const MESSAGE: &str = "others can put modules or programs into this folder";

const COMMANDS: &[&str] = &[
    "os.popen",
    "os.system",
    "subprocess.Popen",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.run",
];

fn insertion<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(folder) = call.positional(1) {
        judge(context, call.node.range(), folder.expression);
    }
}

fn addition<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(folder) = call.positional(0) {
        judge(context, call.node.range(), folder.expression);
    }
}

fn judge<'a>(context: &mut Context<'a>, range: crate::python::TextRange, folder: &'a Expr) {
    let value = context.value_of(folder);
    if context.string(folder).is_some_and(|text| is_shared(&text)) {
        context.report(range, MESSAGE);
    } else if context.harms_from(&value, Origin::Remote, Kind::Code) {
        context.report(
            range,
            "data from outside decides where modules are searched",
        );
    } else if is_current(context, folder) {
        context.report_with(
            range,
            "modules are searched in the folder where the program is started",
            Confidence::Low,
        );
    }
}

fn is_shared(folder: &str) -> bool {
    ["/tmp", "/var/tmp", "/dev/shm"].iter().any(|shared| {
        folder
            .strip_prefix(shared)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

fn is_current<'a>(context: &mut Context<'a>, folder: &'a Expr) -> bool {
    match folder {
        Expr::Call(call) => super::syntax::last_name(&call.func) == Some("getcwd"),
        _ => context
            .string(folder)
            .is_some_and(|text| matches!(&*text, "" | "." | "./" | "..")),
    }
}

/// `os.environ["PATH"] = ".:" + …`.
fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_search = matches!(
        assignment.label,
        Some("PATH" | "LD_LIBRARY_PATH" | "LD_PRELOAD" | "PYTHONPATH")
    );
    if !is_search || !matches!(assignment.target, Some(Expr::Subscript(_))) {
        return;
    }
    let first = match assignment.expression {
        Expr::BinOp(node) => &*node.left,
        expression => expression,
    };
    let Some(text) = context.string(first) else {
        return;
    };
    let mut folders = text.split(':');
    if folders.any(|folder| folder == "." || is_shared(folder)) || text.starts_with(':') {
        context.report(assignment.range, MESSAGE);
    }
}

/// A program without a folder.
fn command<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !context.asks(CweId(426)) && !context.asks(CweId(427)) {
        return;
    }
    let Some(argument) = call.positional(0) else {
        return;
    };
    let first = match argument.expression {
        Expr::List(list) => list.elts.first(),
        expression => Some(expression),
    };
    let text = first.and_then(|first| context.string(first));
    if text.is_some_and(|text| {
        text.split_whitespace()
            .next()
            .is_some_and(|program| !program.contains(['/', '\\']))
    }) {
        context.report_with(
            call.node.range(),
            "which program this is depends on PATH",
            Confidence::Low,
        );
    }
}

fn library<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(name) = call.positional(0) else {
        return;
    };
    let text = context.string(name.expression);
    if text
        .as_deref()
        .is_some_and(|text| text.starts_with("./") || is_shared(text))
    {
        context.report_with(
            call.node.range(),
            "others can put a library into this folder",
            Confidence::Medium,
        );
    } else if (context.asks(CweId(426)) || context.asks(CweId(427)))
        && text.is_some_and(|text| !text.contains(['/', '\\']))
    {
        context.report_with(
            call.node.range(),
            "which library this is depends on the search path",
            Confidence::Low,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("untrusted-search-path", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("untrusted-search-path", Some(427), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn open_folders_are_reported() {
        check("import sys\nsys.path.insert(0, '/tmp')\n", &[2]);
        check("import sys\nsys.path.append('/var/tmp/lib')\n", &[2]);
        check(
            "import sys\nfrom flask import request\nsys.path.append(request.args['p'])\n",
            &[3],
        );
        check("import os, sys\nsys.path.insert(0, os.getcwd())\n", &[2]);
        check(
            "import os\nos.environ['PATH'] = '.:' + os.environ['PATH']\n",
            &[2],
        );
        check("from ctypes import CDLL\nCDLL('./a.so')\n", &[2]);
        check_asked("import subprocess\nsubprocess.run(['ls', '-l'])\n", &[2]);
        check_asked("import os\nos.system('ls -l')\n", &[2]);
    }

    #[test]
    fn own_folders_are_not() {
        check("import sys\nsys.path.insert(0, '/usr/lib/app')\n", &[]);
        check(
            "import os, sys\nsys.path.append(os.path.dirname(__file__))\n",
            &[],
        );
        check("import os\nos.environ['PATH'] = '/usr/bin:/bin'\n", &[]);
        check("import subprocess\nsubprocess.run(['ls', '-l'])\n", &[]);
        check_asked(
            "import subprocess\nsubprocess.run(['/bin/ls', '-l'])\n",
            &[],
        );
    }
}
