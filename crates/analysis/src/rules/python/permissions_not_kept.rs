//! Permissions lost or carried over.

use super::syntax::{each_expression, keyword, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "permissions-not-kept",
        title: "Permissions lost or carried over",
        languages: &[Language::Python],
        cwe: &[CweId(281), CweId(278)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports copies of files that leave the permissions behind (`shutil.copyfile`, \
               `shutil.copyfileobj`), and archives that are unpacked with the permissions which \
               stand in them.",
        why: "A copy of a private file that gets the default permissions is readable for all. An \
               archive can bring programs that run as their owner, and files that all may change.",
        example: "\
import shutil

def backup(path):
    shutil.copyfile(path, path + \".bak\")
",
        better: "\
import shutil

def backup(path):
    shutil.copyfile(path, path + \".bak\")
    shutil.copymode(path, path + \".bak\")
",
        references: &["https://cwe.mitre.org/data/definitions/281.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut copies = Vec::new();
        let mut sets = false;
        each_expression(scope.body, |expression| {
            let Expr::Call(call) = expression else {
                return;
            };
            match last_name(&call.func) {
                Some("copyfile" | "copyfileobj") => copies.push((
                    call.range(),
                    "the copy does not have the permissions of the original",
                )),
                Some("extractall") if keyword(call, "filter").is_none() => {
                    copies.push((
                        call.range(),
                        "what is unpacked has the permissions that stand in the archive",
                    ));
                }
                Some("copymode" | "copystat" | "chmod" | "fchmod" | "umask") => sets = true,
                _ => {}
            }
        });
        for (range, message) in copies.into_iter().filter(|_| !sets) {
            context.report(range, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("permissions-not-kept", Some(281), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn lost_permissions_are_reported() {
        check("import shutil\nshutil.copyfile('a', 'b')\n", &[2]);
        check(
            "from shutil import copyfileobj\ndef f(a, b):\n    copyfileobj(a, b)\n",
            &[3],
        );
        check("import tarfile\ntarfile.open('a').extractall('b')\n", &[2]);
    }

    #[test]
    fn kept_permissions_are_not() {
        check("import shutil\nshutil.copy('a', 'b')\n", &[]);
        check(
            "import os, shutil\nshutil.copyfile('a', 'b')\nos.chmod('b', 0o600)\n",
            &[],
        );
        check(
            "import tarfile\ntarfile.open('a').extractall('b', filter='data')\n",
            &[],
        );
    }
}
