//! Leaves out a setting or a response header that protects, or a `with lock:`.
//!
//! Nothing reminds of them: without them everything works as well.

use super::Operator;
use super::support::{each_statement, replace};
use crate::mutants::weaknesses::{About, MODE, RACE, REDIRECT, RESOURCE, TLS};
use crate::mutants::{Change, about};
use crate::python::ast::{Expr, Stmt};
use crate::python::{Module, Ranged, TextRange};
use crate::rules::python::syntax::{has_word, last_name, text};

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-setting",
    summary: "leaves out a setting, a header or a lock that protects",
    changes,
};

/// Keys and attributes that protect when they are set, in small letters, with what can come about
/// without them.
#[rustfmt::skip]
const NAMES: &[(About, &[&str])] = &[
    (&[1021, 79], &["x-frame-options", "content-security-policy"]),
    (&[79], &["x-content-type-options", "content-disposition", "autoescape"]),
    (&[524, 525], &["cache-control", "pragma", "vary"]),
    (&[319], &["strict-transport-security"]),
    (&[200], &["referrer-policy", "permissions-policy"]),
    (&[614], &["session_cookie_secure", "secure"]),
    (&[1004], &["session_cookie_httponly", "httponly"]),
    (&[1275, 352], &["session_cookie_samesite", "samesite"]),
    (RESOURCE, &["max_content_length", "max_form_memory_size", "max_form_parts", "timeout", "max_redirects"]),
    (&[613], &["permanent_session_lifetime", "max_age", "permanent"]),
    (TLS, &["check_hostname", "verify_mode", "minimum_version", "verify"]),
    (REDIRECT, &["trust_env"]),
    (MODE, &["umask"]),
];

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    each_statement(module, |statement| match statement {
        Stmt::Assign(node) => {
            if let [target] = &node.targets[..]
                && let Some(weakness) = protects(target)
            {
                changes.push(about(weakness, replace(statement, "pass")));
            }
        }
        Stmt::With(node) => {
            if let [item] = &node.items[..]
                && item.optional_vars.is_none()
                && last_name(&item.context_expr).is_some_and(|name| {
                    has_word(name, &["lock", "mutex", "semaphore", "flock", "locked"])
                })
            {
                let range = TextRange::new(statement.start(), item.range().end());
                changes.push(about(RACE, replace(&range, "if True")));
            }
        }
        _ => {}
    });
    changes
}

/// What setting `target` protects against.
fn protects(target: &Expr) -> Option<About> {
    let name = match target {
        Expr::Attribute(node) => node.attr.as_str(),
        Expr::Subscript(node) => text(&node.slice)?,
        _ => return None,
    };
    let name = name.to_ascii_lowercase();
    let known = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    known.map(|(weakness, _)| *weakness)
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn settings_are_left_out() {
        check(
            "r.headers[\"X-Frame-Options\"] = \"DENY\"\n",
            &[("r.headers[\"X-Frame-Options\"] = \"DENY\"", "pass")],
        );
        check(
            "context.check_hostname = True\n",
            &[("context.check_hostname = True", "pass")],
        );
        check("app.config[\"NAME\"] = True\n", &[]);
        check("verify = True\n", &[]);
    }

    #[test]
    fn locks_are_left_out() {
        check(
            "with self._lock:\n    a\n",
            &[("with self._lock", "if True")],
        );
        check(
            "with lock(name):\n    a\n",
            &[("with lock(name)", "if True")],
        );
        check("with lock as a:\n    a\n", &[]);
        check("with open(a):\n    a\n", &[]);
    }
}
