//! Sensitive answer that is kept in a cache.

use super::syntax::{contains_any, handlers, has_word, last_name, scopes};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "sensitive-page-cached",
        title: "Sensitive answer that is kept in a cache",
        languages: &[Language::Python],
        cwe: &[CweId(525), CweId(524)],
        severity: Severity::Low,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports handlers for accounts, payments and the like that do not forbid browsers and \
               proxies to keep the answer, and functions that take a secret and keep their results \
               in memory.",
        why: "The next user of the machine, or of the proxy, finds the page in the cache.",
        example: "\
from flask import Flask, render_template, session

app = Flask(__name__)

@app.route(\"/account\")
def account():
    return render_template(\"account.html\", user=session[\"user\"])
",
        better: "\
from flask import Flask, make_response, render_template, session

app = Flask(__name__)

@app.route(\"/account\")
def account():
    response = make_response(render_template(\"account.html\", user=session[\"user\"]))
    response.headers[\"Cache-Control\"] = \"no-store\"
    return response
",
        references: &["https://cwe.mitre.org/data/definitions/525.html"],
    },
    hooks: &[Hook::Module(check)],
};

const SENSITIVE: &[&str] = &[
    "account",
    "accounts",
    "admin",
    "bank",
    "billing",
    "card",
    "checkout",
    "confidential",
    "health",
    "invoice",
    "login",
    "medical",
    "patient",
    "payment",
    "payments",
    "profile",
    "salary",
    "secret",
    "settings",
    "statement",
];

fn check(context: &mut Context<'_>) {
    let module = context.module();
    if !contains_any(
        module.source(),
        &[
            "no-store",
            "no_store",
            "never_cache",
            "no-cache",
            "cache_control(",
        ],
    ) {
        for handler in handlers(module) {
            let name = handler.function.name.as_str();
            if handler.reads
                && (has_word(name, SENSITIVE) || has_word(handler.path.unwrap_or(""), SENSITIVE))
            {
                context.report(
                    handler.function.name.range,
                    "nothing keeps caches from storing this answer",
                );
            }
        }
    }
    for scope in scopes(module) {
        let Some(function) = scope.function else {
            continue;
        };
        let secret = |name: &str| {
            has_word(
                name,
                &[
                    "password",
                    "passwd",
                    "pwd",
                    "secret",
                    "token",
                    "pin",
                    "passphrase",
                ],
            )
        };
        let is_cached = function.decorator_list.iter().any(|one| {
            matches!(
                last_name(&one.expression),
                Some("lru_cache" | "cache" | "cached" | "memoize")
            )
        });
        if is_cached
            && function
                .parameters
                .iter()
                .any(|one| secret(one.name().as_str()))
        {
            context.report(
                function.name.range,
                "the secret stays in memory as long as its result is cached",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("sensitive-page-cached", Some(525), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn cached_answers_are_reported() {
        check(
            "@app.route('/account')\ndef f():\n    return page()\n",
            &[2],
        );
        check(
            "def profile(request):\n    return render(request, 'a.html')\n",
            &[1],
        );
        check(
            "from functools import lru_cache\n@lru_cache\ndef check(user, password):\n    return 1\n",
            &[3],
        );
    }

    #[test]
    fn others_are_not() {
        check("@app.route('/news')\ndef f():\n    return page()\n", &[]);
        check("@never_cache\ndef profile(request):\n    return 1\n", &[]);
        check(
            "from functools import lru_cache\n@lru_cache\ndef fib(n):\n    return n\n",
            &[],
        );
    }
}
