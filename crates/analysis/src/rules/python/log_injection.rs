//! Log injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "log-injection",
        title: "Log injection",
        languages: &[Language::Python],
        cwe: &[CweId(117), CweId(93)],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that is written to a log with its line breaks. Replacing \
               line breaks, or writing the text with %r, makes it safe.",
        why: "With a line break an attacker forges entries of their own, and covers their tracks \
              or accuses others.",
        example: r#"import logging
from flask import request

def login():
    logging.warning("failed login of %s", request.form["user"])
"#,
        better: r#"import logging
from flask import request

def login():
    user = request.form["user"].replace("\r\n", "").replace("\n", "")
    logging.warning("failed login of %s", user)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/117.html",
            "https://owasp.org/www-community/attacks/Log_Injection",
            "https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(Kind::Log, "becomes part of a log entry")],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;
    use crate::rules::python::testing::lines;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import logging", "logging.info('user ' + x)", true);
        check(
            "import logging",
            "logging.getLogger('a').warning('user %s', x)",
            true,
        );
        check(
            "from logging import getLogger",
            "log = getLogger('a')\n    log.error(f'user {x}')",
            true,
        );
        check(
            "from flask import current_app",
            "current_app.logger.info(x)",
            true,
        );
        check("import logging", "logging.log(logging.INFO, x)", true);
        check(
            "import logging",
            "if x not in KNOWN:\n        return\n    logging.info(x)",
            false,
        );
        check("from loguru import logger", "logger.info(x)", true);
        check(
            "import logging",
            "logging.info('user %s', x.replace('\\n', ' '))",
            false,
        );
        check("import logging", "logging.info('user %d', int(x))", false);
        check("import logging", "logging.info('user %r', x)", false);
        check("import logging", "if x.isalnum(): logging.info(x)", false);
        check("import logging", "logging.getLogger(x)", false);
    }

    #[test]
    fn a_route_that_makes_numbers_gives_numbers() {
        let check = |route: &str, expected: &[usize]| {
            let source = format!(
                "from flask import Flask\napp = Flask(__name__)\n@app.route('{route}')\n\
                 def page(n):\n    app.logger.info('%s', n)\n"
            );
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{route}");
        };
        check("/pages/<n>", &[5]);
        check("/pages/<path:n>", &[5]);
        check("/pages/<int:n>", &[]);
        check("/pages/<int:book>/<n>", &[5]);
    }

    #[test]
    fn a_collection_of_the_caller_is_a_list_of_what_is_allowed() {
        let check = |test: &str, expected: &[usize]| {
            let source = format!(
                "from flask import Flask, abort\ndef create_app(piers):\n    app = Flask(__name__)\n\
                 \x20   @app.route('/<pier>')\n    def page(pier):\n        if {test}:\n            abort(404)\n\
                 \x20       app.logger.info('%s', pier)\n"
            );
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{test}");
        };
        check("pier not in piers", &[]);
        check("not piers", &[8]);
    }
}
