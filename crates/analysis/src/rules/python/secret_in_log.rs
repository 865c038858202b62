//! Secret in a log.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "secret-in-log",
        title: "Secret in a log",
        languages: &[Language::Python],
        cwe: &[CweId(532), CweId(312), CweId(200)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a password, key or token that is printed or written to a log.",
        why: "Logs are kept long, copied to other systems, and read by many who must not know the \
              secret.",
        example: r#"import getpass

def login():
    password = getpass.getpass()
    print("trying", password)
"#,
        better: r#"import getpass

def login():
    password = getpass.getpass()
    print("trying", len(password), "characters")
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/532.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::SecretLog,
        "is written to a log or console",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn logs_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, None, source), expected, "{source}");
        };
        check("def f(password): print(password)", &[1]);
        check(
            "import logging\ndef f(user, api_key): logging.info('key %s of %s', api_key, user)",
            &[2],
        );
        check(
            "import logging\nlog = logging.getLogger('a')\ndef f(r): log.debug(f\"{r['token']}\")",
            &[3],
        );
        check(
            "import os\nprint('secret: ' + os.environ['DB_PASSWORD'])",
            &[2],
        );
        check(
            "from loguru import logger\ndef f(user): logger.info(user.password)",
            &[2],
        );
        check(
            "import logging\ndef f(password): logging.info(len(password))",
            &[],
        );
        check("def f(password_hash): print(password_hash)", &[]);
        check("import getpass\ngetpass.getpass('password: ')", &[]);
        check(
            "import hashlib\ndef f(password): print(hashlib.sha256(password).hexdigest())",
            &[],
        );
        check("def f(token_count): print(token_count)", &[]);
    }
}
