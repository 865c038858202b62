//! Ignored status: a call that tells of failure by its result, and nobody looks at the result.

use super::syntax::{self, called, last_name, variable};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::{Context, FunctionView, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "ignored-status",
        title: "Status of a call is ignored",
        languages: &[Language::Python],
        cwe: &[CweId(252)],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "\
Reports calls whose result says whether they succeeded when nothing looks at it: `os.system` and \
`subprocess.call` as statements, `subprocess.run` without `check=True`, `send` on a socket and \
`os.write` without a look at how much was written, and answers of HTTP services whose content is \
used without a look at the status.",
        why: "\
The program goes on as if a command, a write or a request had succeeded. What it does next rests \
on a file that was not written, a rule that was not installed, or an error page taken for data.",
        example: "\
import subprocess

def block(address):
    subprocess.run([\"iptables\", \"-A\", \"INPUT\", \"-s\", address, \"-j\", \"DROP\"])
",
        better: "\
import subprocess

def block(address):
    subprocess.run([\"iptables\", \"-A\", \"INPUT\", \"-s\", address, \"-j\", \"DROP\"], check=True)
",
        references: &["https://cwe.mitre.org/data/definitions/252.html"],
    },
    hooks: &[
        Hook::Names(STATUS),
        Hook::Names(ANSWERS),
        Hook::Statement(&[StatementKind::Expr], check_statement),
        Hook::Function(check_answers),
    ],
};

/// What gives a status, and nothing else that is of use.
const STATUS: &[&str] = &[
    "os.system",
    "os.spawnl",
    "os.spawnv",
    "os.spawnvp",
    "os.write",
    "subprocess.call",
    "subprocess.run",
    "socket.socket.send",
];

const ANSWERS: &[&str] = &[
    "requests.get",
    "requests.post",
    "requests.put",
    "requests.patch",
    "requests.delete",
    "requests.request",
    "requests.Session.get",
    "requests.Session.post",
    "httpx.get",
    "httpx.post",
];

fn check_statement<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Expr(statement) = view.node else {
        return;
    };
    let Expr::Call(call) = &*statement.value else {
        return;
    };
    let last = called(call).unwrap_or_default();
    if !STATUS
        .iter()
        .any(|path| path.rsplit('.').next() == Some(last))
    {
        return;
    }
    let name = context.value_of(&call.func).name();
    if STATUS.iter().any(|path| context.is(name, path)) && !checks_itself(call) {
        context.report(call.range(), "nothing looks at whether this call succeeded");
    }
}

/// `subprocess.run(…, check=True)` raises.
fn checks_itself(call: &ExprCall) -> bool {
    call.arguments
        .find_keyword("check")
        .is_some_and(|keyword| !matches!(&keyword.value, Expr::BooleanLiteral(no) if !no.value))
}

fn check_answers<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let body = &view.node.body;
    let looks = |expression: &Expr| {
        let name = last_name(expression).unwrap_or_default();
        matches!(
            name,
            "status_code" | "ok" | "raise_for_status" | "is_success"
        )
    };
    if syntax::any_expression(body, looks) {
        return;
    }
    let mut used = Vec::new();
    syntax::each_expression(body, |expression| {
        if let Expr::Attribute(node) = expression
            && matches!(node.attr.as_str(), "json" | "text" | "content")
        {
            used.push(node);
        }
    });
    for node in used {
        let made_by = match &*node.value {
            Expr::Name(_) => context.value_of(&node.value).made_by(),
            call => Some(call),
        };
        let Some(Expr::Call(call)) = made_by else {
            continue;
        };
        let name = context.value_of(&call.func).name();
        if ANSWERS.iter().any(|path| context.is(name, path)) {
            let what = variable(&node.value).unwrap_or("the answer");
            context.report(
                node.range,
                format!("nothing looks at the status of `{what}`"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("ignored-status", Some(252), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn calls_whose_status_is_dropped_are_reported() {
        check("import os\nos.system('sync')\n", &[2]);
        check("from subprocess import call\ncall(['sync'])\n", &[2]);
        check(
            "import subprocess\nsubprocess.run(['sync'], check=False)\n",
            &[2],
        );
        check("import socket\ns = socket.socket()\ns.send(b'x')\n", &[3]);
        check(
            "import subprocess\nsubprocess.run(['sync'], check=True)\n",
            &[],
        );
        check("import os\nif os.system('sync') != 0:\n    raise E\n", &[]);
        check("import subprocess\nsubprocess.check_call(['sync'])\n", &[]);
        check("mail.send(x)\n", &[]);
    }

    #[test]
    fn answers_whose_status_is_not_looked_at_are_reported() {
        let start = "import requests\ndef f(u):\n";
        check(
            &format!("{start}    r = requests.get(u)\n    return r.json()\n"),
            &[4],
        );
        check(&format!("{start}    return requests.get(u).text\n"), &[3]);
        check(
            &format!(
                "{start}    r = requests.get(u)\n    r.raise_for_status()\n    return r.json()\n"
            ),
            &[],
        );
        check(&format!("{start}    return requests.get(u)\n"), &[]);
    }
}
