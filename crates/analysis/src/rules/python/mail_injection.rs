//! E-mail header injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "mail-injection",
        title: "E-mail header injection",
        languages: &[Language::Python],
        cwe: &[CweId(93), CweId(88)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes a header or an address of an e-mail, or part \
               of a raw message, with its line breaks.",
        why: "With a line break an attacker adds recipients and sends their own mail through the \
              server.",
        example: r#"import smtplib
from flask import request

def contact():
    message = "Subject: " + request.form["subject"] + "\r\n\r\nhello"
    smtplib.SMTP("localhost").sendmail("a@example.com", "b@example.com", message)
"#,
        better: r#"import smtplib
from flask import request

def contact():
    subject = request.form["subject"].replace("\r\n", "").replace("\n", "")
    message = "Subject: " + subject + "\r\n\r\nhello"
    smtplib.SMTP("localhost").sendmail("a@example.com", "b@example.com", message)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/93.html",
            "https://docs.python.org/3/library/email.message.html",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Mail,
        "becomes part of a header of an e-mail",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check(
            "import smtplib",
            "smtplib.SMTP('a').sendmail('b', 'c', 'Subject: ' + x)",
            true,
        );
        check(
            "from email.mime.text import MIMEText",
            "m = MIMEText('a')\n    m['Subject'] = x",
            true,
        );
        check(
            "from email.mime.multipart import MIMEMultipart",
            "m = MIMEMultipart()\n    m['To'] = x",
            true,
        );
        check(
            "from email.mime.text import MIMEText",
            "m = MIMEText('a')\n    m['Subject'] = 'b'",
            false,
        );
        check(
            "import smtplib",
            "smtplib.SMTP('a').sendmail('b', 'c', 'Subject: ' + x.replace('\\n', ''))",
            false,
        );
    }
}
