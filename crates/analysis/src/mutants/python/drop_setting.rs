//! Leaves out a setting or a response header that protects, or a `with lock:`.
//!
//! Nothing reminds of them: without them everything works as well.

use super::Operator;
use super::support::{each_statement, replace};
use crate::finding::Edit;
use crate::python::ast::{Expr, Stmt};
use crate::python::{Module, Ranged, TextRange};
use crate::rules::python::syntax::{has_word, last_name, text};

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-setting",
    summary: "leaves out a setting, a header or a lock that protects",
    edits,
};

/// Keys and attributes that protect when they are set, in small letters.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "x-frame-options", "content-security-policy", "x-content-type-options", "cache-control", "pragma",
    "strict-transport-security", "referrer-policy", "content-disposition", "cross-origin-opener-policy",
    "cross-origin-resource-policy", "vary", "permissions-policy", "set-cookie",
    "session_cookie_secure", "session_cookie_httponly", "session_cookie_samesite", "max_content_length",
    "permanent_session_lifetime", "check_hostname", "verify_mode", "minimum_version", "httponly", "secure",
    "samesite", "max_age", "permanent", "timeout", "umask", "trust_env", "max_redirects",
    "max_form_memory_size", "max_form_parts", "verify", "autoescape", "propagate", "query_class",
];

fn edits(module: &Module<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    each_statement(module, |statement| match statement {
        Stmt::Assign(node) if node.targets.iter().all(protects) => {
            edits.push(replace(statement, "pass"));
        }
        Stmt::With(node) => {
            if let [item] = &node.items[..]
                && item.optional_vars.is_none()
                && last_name(&item.context_expr).is_some_and(|name| {
                    has_word(
                        name,
                        &["lock", "mutex", "semaphore", "flock", "locked", "umask"],
                    )
                })
            {
                let range = TextRange::new(statement.start(), item.range().end());
                edits.push(replace(&range, "if True"));
            }
        }
        _ => {}
    });
    edits
}

fn protects(target: &Expr) -> bool {
    let name = match target {
        Expr::Attribute(node) => Some(node.attr.as_str()),
        Expr::Subscript(node) => text(&node.slice),
        _ => None,
    };
    name.is_some_and(|name| NAMES.contains(&name.to_ascii_lowercase().as_str()))
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
