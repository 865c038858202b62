//! Leaves out a named argument that makes a call safe, or turns it round if it is yes or no.
//!
//! The defaults of libraries are older than what is known to be safe, and who is in a hurry takes
//! the defaults.

use super::Operator;
use super::support::{each_expression, replace, without_argument};
use crate::finding::Edit;
use crate::python::Module;
use crate::python::ast::{Expr, ExprCall, Keyword};

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-argument",
    summary: "leaves out an argument that makes a call safe, or turns it round",
    edits,
};

/// The names of arguments that bear on security. In capitals: settings of Flask and Django.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    // Markup, templates, parsers.
    "autoescape", "undefined", "resolve_entities", "no_network", "load_dtd", "dtd_validation",
    "huge_tree", "forbid_dtd", "forbid_entities", "forbid_external", "Loader", "parser", "quote", "safe",
    "attributes", "tags", "protocols", "quoting", "escapechar", "object_pairs_hook", "parse_constant",
    // Connections.
    "verify", "cafile", "capath", "cadata", "check_hostname", "cert_reqs", "context", "ssl_context",
    "server_hostname", "timeout", "allow_redirects", "follow_redirects", "max_redirects", "stream",
    "assert_hostname", "trust_env",
    // Cookies, sessions, headers.
    "httponly", "secure", "samesite", "max_age", "expires", "path", "domain", "supports_credentials",
    "origins", "allow_origins", "x_for", "x_host", "trusted_hosts", "allowed_hosts", "require_https",
    // Tokens, keys, hashes.
    "algorithms", "audience", "issuer", "options", "ttl", "key_size", "salt", "iterations", "n", "r", "p",
    "rounds", "digestmod", "method", "salt_length", "mgf", "key", "leeway",
    // Files.
    "filter", "mode", "dir", "follow_symlinks", "dir_fd", "opener", "exist_ok", "delete", "numeric_owner",
    "strict", "members", "as_attachment", "download_name", "mimetype", "content_type", "errors",
    // Limits and what is asked of input.
    "max_length", "min_length", "ge", "gt", "le", "lt", "pattern", "regex", "max_digits", "extra", "limit",
    "maxsize", "max_size", "max_value", "min_value", "choices", "unique", "editable", "exclude", "fields",
    "validators", "response_model", "response_model_exclude", "include", "dependencies",
    // Processes.
    "shell", "env", "cwd", "close_fds", "umask", "user", "group", "check", "preexec_fn", "posix",
    // Whose it is.
    "owner", "owner_id", "user_id", "member", "customer", "account", "tenant", "author", "created_by",
    // Settings.
    "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_SAMESITE", "MAX_CONTENT_LENGTH",
    "PERMANENT_SESSION_LIFETIME", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS",
    "ALLOWED_HOSTS", "MIDDLEWARE", "DEBUG", "X_FRAME_OPTIONS", "AUTH_PASSWORD_VALIDATORS",
    "SESSION_COOKIE_AGE", "PASSWORD_HASHERS", "DATA_UPLOAD_MAX_MEMORY_SIZE",
];

fn edits(module: &Module<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    each_expression(module, |expression| {
        if let Expr::Call(call) = expression {
            let keywords = call.arguments.keywords.iter();
            edits.extend(keywords.filter_map(|keyword| changed(call, keyword)));
        }
    });
    edits
}

fn changed(call: &ExprCall, keyword: &Keyword) -> Option<Edit> {
    let name = keyword.arg.as_deref()?;
    if !NAMES.contains(&name) {
        return None;
    }
    Some(match &keyword.value {
        Expr::BooleanLiteral(literal) => {
            let opposite = if literal.value { "False" } else { "True" };
            replace(keyword, format!("{name}={opposite}"))
        }
        _ => without_argument(call, keyword),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn arguments_are_left_out() {
        check("get(url, timeout=5)\n", &[(", timeout=5", "")]);
        check("get(timeout=5, url=url)\n", &[("timeout=5, ", "")]);
        check("get(timeout=5)\n", &[("timeout=5", "")]);
        check("get(url=url, colour=5)\n", &[]);
        check(
            "def f(name=Query(max_length=5)):\n    pass\n",
            &[("max_length=5", "")],
        );
    }

    #[test]
    fn yes_and_no_are_turned_round() {
        check(
            "Environment(loader=x, autoescape=True)\n",
            &[("autoescape=True", "autoescape=False")],
        );
        check("run(a, shell=False)\n", &[("shell=False", "shell=True")]);
    }
}
