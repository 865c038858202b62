//! Keys of SSH servers that nothing verifies.

use super::syntax::{last_name, replace};
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
        id: "host-key-not-verified",
        title: "Key of an SSH server is not verified",
        languages: &[Language::Python],
        cwe: &[CweId(295), CweId(322)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports SSH clients that accept the key of any server: paramiko's `AutoAddPolicy` and `WarningPolicy`, \
`known_hosts=None` of asyncssh, `cnopts.hostkeys = None` of pysftp, and `StrictHostKeyChecking=no` on a \
command line.",
        why: "\
Whoever sits on the way can pose as the server, take the password that is sent and change every command.",
        example: "\
import paramiko

def connect(host, user):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, username=user, timeout=5)
    return client
",
        better: "\
import paramiko

def connect(host, user):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host, username=user, timeout=5)
    return client
",
        references: &[
            "https://cwe.mitre.org/data/definitions/295.html",
            "https://cwe.mitre.org/data/definitions/322.html",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "paramiko.SSHClient.set_missing_host_key_policy",
                "*.set_missing_host_key_policy",
            ],
            policy,
        ),
        Hook::Call(
            &["asyncssh.connect", "asyncssh.create_connection"],
            known_hosts,
        ),
        Hook::Assignment(|context, assignment| {
            if assignment.label == Some("hostkeys") && assignment.expression.is_none_literal_expr()
            {
                context.report(assignment.range, MESSAGE);
            }
        }),
        Hook::Text(|context, text| {
            if text.text.len() < 200 && text.text.contains("StrictHostKeyChecking=no") {
                context.report(text.node.range(), MESSAGE);
            }
        }),
    ],
};

const MESSAGE: &str = "the key of any server is accepted: whoever is on the way can pose as it";

fn policy<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(argument) = call.argument(0, "policy") else {
        return;
    };
    let made_by = argument.value.made_by().unwrap_or(argument.expression);
    let class = match made_by {
        Expr::Call(call) => &*call.func,
        other => other,
    };
    if !matches!(last_name(class), Some("AutoAddPolicy" | "WarningPolicy")) {
        return;
    }
    let range = call.node.range();
    match class {
        // Only what stands in the call itself is changed; a variable may be used elsewhere.
        Expr::Attribute(node) if argument.expression.range().contains_range(node.range) => {
            let edits = vec![replace(&node.attr, "RejectPolicy")];
            context.report_fix(range, MESSAGE, "Reject servers that are not known", edits);
        }
        _ => context.report(range, MESSAGE),
    }
}

fn known_hosts<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("known_hosts")
        && argument.expression.is_none_literal_expr()
    {
        context.report(argument.expression.range(), MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn keys_of_any_server_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            let found = lines("host-key-not-verified", None, source);
            assert_eq!(found, expected, "{source}");
        };
        let client = "import paramiko\nc = paramiko.SSHClient()\n";
        let policy = |policy: &str| format!("{client}c.set_missing_host_key_policy({policy})\n");
        check(&policy("paramiko.AutoAddPolicy()"), &[3]);
        check(&policy("paramiko.client.WarningPolicy"), &[3]);
        check(&policy("paramiko.RejectPolicy()"), &[]);
        check(
            "from paramiko import AutoAddPolicy, SSHClient\np = AutoAddPolicy()\nc = SSHClient()\nc.set_missing_host_key_policy(p)\n",
            &[4],
        );
        check(
            "import asyncssh\nc = asyncssh.connect(h, known_hosts=None)\n",
            &[2],
        );
        check("import asyncssh\nc = asyncssh.connect(h)\n", &[]);
        check(
            "import pysftp\no = pysftp.CnOpts()\no.hostkeys = None\n",
            &[3],
        );
        check(
            "run(['ssh', '-o', 'StrictHostKeyChecking=no', host])\n",
            &[1],
        );
    }
}
