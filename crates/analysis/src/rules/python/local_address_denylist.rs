//! Local address denylist: a host is compared with the names of the own machine.

use super::syntax::{contains_any, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Comparison, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "local-address-denylist",
        title: "Own machine refused by name",
        languages: &[Language::Python],
        cwe: &[CweId(1289), CweId(184)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports comparisons of the host of an address with `localhost`, `127.0.0.1` and the like, and looks \
for them in an address.",
        why: "\
`127.1`, `0`, `[::1]`, `2130706433` and any name that its owner points there are the same machine \
under another name. A request that should not reach the own network does.",
        example: "\
from urllib.parse import urlsplit

def is_outside(url):
    return urlsplit(url).hostname not in (\"localhost\", \"127.0.0.1\")
",
        better: "\
import ipaddress
import socket
from urllib.parse import urlsplit

def is_outside(url):
    address = socket.gethostbyname(urlsplit(url).hostname)
    return ipaddress.ip_address(address).is_global
",
        references: &["https://cwe.mitre.org/data/definitions/1289.html"],
    },
    hooks: &[Hook::Comparison(check)],
};

const LOCAL: &[&str] = &["localhost", "127.0.0.1", "0.0.0.0", "169.254.169.254"];

fn check<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    let (hosts, compared) = match view.operator {
        // What is allowed is no denylist.
        CmpOp::NotEq | CmpOp::NotIn => (view.right, view.left),
        CmpOp::In if text(view.left).is_some() => (view.left, view.right),
        _ => return,
    };
    let hosts = match hosts {
        Expr::Tuple(list) => &*list.elts,
        Expr::List(list) => &*list.elts,
        Expr::Set(list) => &*list.elts,
        one => std::slice::from_ref(one),
    };
    let is_local = |host: &Expr| text(host).is_some_and(|host| LOCAL.contains(&host));
    let is_address = last_name(compared)
        .is_some_and(|name| contains_any(name, &["host", "netloc", "url", "uri", "domain"]));
    if hosts.iter().any(is_local) && is_address && text(compared).is_none() {
        context.report(view.range, "the own machine has other names than these");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn own_machines_refused_by_name_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("local-address-denylist", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "if u.hostname not in ('localhost', '127.0.0.1'):\n    f()\n",
            &[1],
        );
        check("if 'localhost' in url:\n    raise E\n", &[1]);
        check("if host != '127.0.0.1':\n    f()\n", &[1]);
        check(
            "if '127.0.0.1' in urlparse(url).netloc:\n    raise E\n",
            &[1],
        );
        check("if host == 'localhost':\n    f()\n", &[]);
        check("if host in ('a', 'b'):\n    f()\n", &[]);
        check("if mode != 'localhost':\n    f()\n", &[]);
    }
}
