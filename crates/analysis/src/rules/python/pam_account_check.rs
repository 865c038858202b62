//! PAM login without account check.

use super::syntax::{each_expression, has_word, last_name, scopes};
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
        id: "pam-account-check",
        title: "PAM login without account check",
        languages: &[Language::Python],
        cwe: &[CweId(285), CweId(863)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports calls of `pam_authenticate` in files that never call `pam_acct_mgmt` and do \
               not check permissions of their own around the call.",
        why: "`pam_authenticate` only checks the password. Users whose account has expired or is \
               locked, or who may not log in here or now, get in.",
        example: "\
from ctypes import CDLL, c_int, c_void_p
from ctypes.util import find_library

libpam = CDLL(find_library(\"pam\"))

def login(handle):
    return libpam.pam_authenticate(handle, 0) == 0
",
        better: "\
from ctypes import CDLL, c_int, c_void_p
from ctypes.util import find_library

libpam = CDLL(find_library(\"pam\"))

def login(handle):
    if libpam.pam_authenticate(handle, 0) != 0:
        return False
    return libpam.pam_acct_mgmt(handle, 0) == 0
",
        references: &[
            "https://cwe.mitre.org/data/definitions/285.html",
            "https://man7.org/linux/man-pages/man3/pam_acct_mgmt.3.html",
        ],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let source = context.module().source().as_bytes();
    let has = |name: &str| memchr::memmem::find(source, name.as_bytes()).is_some();
    if !has("pam_authenticate") || has("acct_mgmt") {
        return;
    }
    for scope in scopes(context.module()) {
        let mut logins = Vec::new();
        let mut permits = false;
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression {
                let name = last_name(&call.func).unwrap_or("");
                if name == "pam_authenticate" {
                    logins.push(call.range());
                }
                permits |= has_word(
                    name,
                    &[
                        "permission",
                        "permissions",
                        "authorize",
                        "authorized",
                        "permitted",
                        "acl",
                    ],
                );
            }
        });
        for range in logins.into_iter().filter(|_| !permits) {
            context.report(
                range,
                "the password is checked, but not whether the account may be used",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("pam-account-check", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn logins_without_account_check_are_reported() {
        check(
            "pam_authenticate = libpam.pam_authenticate\ndef f(h):\n    return pam_authenticate(h, 0) == 0\n",
            &[3],
        );
        check(
            "from ctypes import *\nCDLL('libpam.so').pam_authenticate(h, 0)\n",
            &[2],
        );
    }

    #[test]
    fn others_are_not() {
        check(
            "def f(h):\n    return pam_authenticate(h, 0) == 0 and pam_acct_mgmt(h, 0) == 0\n",
            &[],
        );
        check(
            "def f(u, h):\n    if not authorize(u):\n        return False\n    return pam_authenticate(h, 0) == 0\n",
            &[],
        );
        check("pam_authenticate = libpam.pam_authenticate\n", &[]);
        check("authenticate(h, 0)\n", &[]);
    }
}
