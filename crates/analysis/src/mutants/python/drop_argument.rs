//! Leaves out a named argument that makes a call safe, or turns it round if it is yes or no.
//!
//! The defaults of libraries are older than what is known to be safe, and who is in a hurry takes
//! the defaults.

use super::Operator;
use super::support::{each_expression, replace, without_argument};
use crate::mutants::weaknesses::{
    ANY, About, COMMAND, FIELDS, HASH, INPUT, LINK, MARKUP, MODE, PATH, REDIRECT, RESOURCE, STATUS,
    TLS, XML,
};
use crate::mutants::{Change, about};
use crate::python::Module;
use crate::python::ast::{Expr, ExprCall, Keyword};
use crate::rules::python::syntax::called;

pub(super) const OPERATOR: Operator = Operator {
    name: "drop-argument",
    summary: "leaves out an argument that makes a call safe, or turns it round",
    changes,
};

/// The names of arguments that bear on security, with what can come about without them. In capitals:
/// settings of Flask and Django.
#[rustfmt::skip]
const NAMES: &[(About, &[&str])] = &[
    // Markup, templates, parsers.
    (MARKUP, &["autoescape", "quote", "attributes", "tags", "protocols"]),
    (XML, &["resolve_entities", "no_network", "load_dtd", "dtd_validation", "huge_tree", "forbid_dtd",
        "forbid_entities", "forbid_external"]),
    (ANY, &["undefined", "Loader", "safe", "quoting", "escapechar", "object_pairs_hook", "parse_constant"]),
    // Connections.
    (TLS, &["verify", "cafile", "capath", "cadata", "check_hostname", "cert_reqs", "context", "ssl_context",
        "server_hostname", "assert_hostname"]),
    (RESOURCE, &["timeout", "stream", "max_redirects", "maxsize", "limit", "max_size", "MAX_CONTENT_LENGTH",
        "DATA_UPLOAD_MAX_MEMORY_SIZE"]),
    (REDIRECT, &["allow_redirects", "follow_redirects", "trust_env"]),
    // Cookies, sessions, headers.
    (&[1004], &["httponly", "SESSION_COOKIE_HTTPONLY"]),
    (&[614, 319], &["secure", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS"]),
    (&[1275, 352], &["samesite", "SESSION_COOKIE_SAMESITE"]),
    (&[613], &["max_age", "expires", "ttl", "PERMANENT_SESSION_LIFETIME", "SESSION_COOKIE_AGE", "leeway"]),
    (&[942, 346], &["supports_credentials", "origins", "allow_origins"]),
    (&[290, 345], &["trusted_hosts", "allowed_hosts", "audience", "issuer"]),
    (&[1021], &["X_FRAME_OPTIONS"]),
    (&[209, 489], &["DEBUG"]),
    // Tokens, keys, hashes.
    (&[347, 327], &["algorithms", "options"]),
    (&[326, 327], &["key_size"]),
    (&[759, 760], &["salt"]),
    (&[916], &["iterations", "rounds", "n", "r", "p", "PASSWORD_HASHERS"]),
    (HASH, &["digestmod", "mgf", "salt_length"]),
    // Files.
    (PATH, &["filter", "members", "download_name"]),
    (MODE, &["mode", "numeric_owner"]),
    (LINK, &["dir", "follow_symlinks", "dir_fd", "opener", "delete"]),
    (&[79, 434], &["as_attachment", "mimetype", "content_type"]),
    (&[116, 172, 176], &["errors"]),
    // Limits and what is asked of input.
    (INPUT, &["max_length", "min_length", "ge", "gt", "le", "lt", "pattern", "regex", "max_digits", "extra",
        "max_value", "min_value", "choices", "validators", "strict"]),
    (FIELDS, &["editable", "exclude", "fields", "response_model", "response_model_exclude", "include"]),
    (&[306, 862], &["dependencies"]),
    // Processes.
    (COMMAND, &["shell", "posix"]),
    (&[214, 426], &["env", "cwd", "close_fds"]),
    (&[250, 271], &["user", "group", "preexec_fn"]),
    (MODE, &["umask"]),
    (STATUS, &["check"]),
];

/// What does not look at the limits that it is given.
const DECLARED_ONLY: &[&str] = &[
    "CharField",
    "TextField",
    "EmailField",
    "URLField",
    "Column",
    "String",
];

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    each_expression(module, |expression| {
        if let Expr::Call(call) = expression
            && !called(call).is_some_and(|name| DECLARED_ONLY.contains(&name))
        {
            let keywords = call.arguments.keywords.iter();
            changes.extend(keywords.filter_map(|keyword| changed(call, keyword)));
        }
    });
    changes
}

fn changed(call: &ExprCall, keyword: &Keyword) -> Option<Change> {
    let name = keyword.arg.as_deref()?;
    let (weakness, _) = NAMES.iter().find(|(_, names)| names.contains(&name))?;
    let edit = match &keyword.value {
        Expr::BooleanLiteral(literal) => {
            let opposite = if literal.value { "False" } else { "True" };
            replace(keyword, format!("{name}={opposite}"))
        }
        _ => without_argument(call, keyword),
    };
    Some(about(weakness, edit))
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
        check("models.CharField(max_length=5)\n", &[]);
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
