//! Host header that is not checked.

use super::syntax::text;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "any-host",
        title: "Host header that is not checked",
        languages: &[Language::Python],
        cwe: &[CweId(644), CweId(183)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports applications that accept every Host header: `ALLOWED_HOSTS = [\"*\"]` and \
               the like, and trust in the `X-Forwarded-Host` header.",
        why: "The client writes the Host header. Links that are made with it, such as those in a \
               mail to reset a password, then lead to the site of the attacker, and caches keep \
               them for others.",
        example: "\
ALLOWED_HOSTS = [\"*\"]
",
        better: "\
ALLOWED_HOSTS = [\"shop.example\"]
",
        references: &[
            "https://cwe.mitre.org/data/definitions/644.html",
            "https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts",
        ],
    },
    hooks: &[
        Hook::Assignment(assignment),
        Hook::Call(
            &[
                "*.add_middleware",
                "fastapi.FastAPI.add_middleware",
                "starlette.applications.Starlette.add_middleware",
            ],
            middleware,
        ),
    ],
};

const ANY: &str = "every Host header is accepted, also one that an attacker chose";

fn assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    match assignment.label {
        Some("ALLOWED_HOSTS") if has_star(assignment.expression) => {
            context.report(assignment.range, ANY);
        }
        Some("USE_X_FORWARDED_HOST") if context.boolean(assignment.expression) == Some(true) => {
            context.report(
                assignment.range,
                "the host is read from a header that any client can set",
            );
        }
        _ => {}
    }
}

fn middleware<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(argument) = call.keyword("allowed_hosts")
        && has_star(argument.expression)
    {
        context.report(argument.expression.range(), ANY);
    }
}

fn has_star(list: &Expr) -> bool {
    let parts = match list {
        Expr::List(list) => list.elts.as_slice(),
        Expr::Tuple(list) => list.elts.as_slice(),
        _ => return false,
    };
    parts.iter().any(|one| text(one) == Some("*"))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("any-host", None, source), expected, "{source}");
    }

    #[test]
    fn any_host_is_reported() {
        check("ALLOWED_HOSTS = ['*']\n", &[1]);
        check("ALLOWED_HOSTS = ('a.example', '*')\n", &[1]);
        check("settings.ALLOWED_HOSTS = ['*']\n", &[1]);
        check("USE_X_FORWARDED_HOST = True\n", &[1]);
        check(
            "app.add_middleware(TrustedHostMiddleware, allowed_hosts=['*'])\n",
            &[1],
        );
    }

    #[test]
    fn chosen_hosts_are_not() {
        check("ALLOWED_HOSTS = []\n", &[]);
        check("ALLOWED_HOSTS = ['.a.example']\n", &[]);
        check("USE_X_FORWARDED_HOST = False\n", &[]);
        check("ALLOWED_HOSTS = env.list('HOSTS')\n", &[]);
    }
}
