//! Passwords in the source that are guessed at the first try.

use super::secret_expressions::literal;
use super::secret_names::{Secret, secret};
use super::secret_values::is_guessable;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprDict};
use crate::python::flow::{Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "guessable-password",
        title: "Password that is guessed at once",
        languages: &[Language::Python],
        cwe: &[CweId(521), CweId(1393), CweId(1392)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        // That it is in the source at all is said by another rule.
        speaks: Speaks::WhenAsked,
        what: "Reports a password in the source that is one of the most common ones, with or \
               without digits behind it: `password`, `admin123`, `123456`.",
        why: "These are the first that an attacker tries, by hand and by program.",
        example: "import pymysql\n\n\ndef connect():\n    return pymysql.connect(host=\"db\", \
                  user=\"root\", password=\"admin123\")\n",
        better: "import os\n\nimport pymysql\n\n\ndef connect():\n    return \
                 pymysql.connect(host=\"db\", user=\"app\", password=os.environ[\"DB_PASSWORD\"])\n",
        references: &["https://cwe.mitre.org/data/definitions/521.html"],
    },
    hooks: &[
        Hook::Assignment(|context, assignment: &Assignment<'_>| {
            check(context, assignment.label, assignment.expression);
        }),
        Hook::AnyCall(|context, call: &Call<'_, '_>| {
            for argument in call.arguments {
                check(context, argument.keyword, argument.expression);
            }
        }),
        Hook::Dict(|context, expression| {
            let Expr::Dict(ExprDict { items, .. }) = expression else {
                return;
            };
            for item in items {
                if let Some(Expr::StringLiteral(key)) = &item.key {
                    check(context, Some(key.value.to_str()), &item.value);
                }
            }
        }),
    ],
};

fn check<'a>(context: &mut Context<'a>, name: Option<&str>, value: &'a Expr) {
    if !matches!(value, Expr::StringLiteral(_) | Expr::BytesLiteral(_)) {
        return;
    }
    if name.and_then(secret) != Some(Secret::Password) {
        return;
    }
    if let Some((text, range)) = literal(context, value)
        && !text.is_empty()
        && is_guessable(&text)
    {
        context.report(
            range,
            "This password is one of the first that an attacker tries",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn common_passwords_are_reported_to_who_asks() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("guessable-password", Some(521), source),
                expected,
                "{source}"
            );
        };
        check("password = 'admin123'\n", &[1]);
        check("D = {'USER': 'root', 'PASSWORD': 'password'}\n", &[1]);
        check("connect(user='root', passwd='123456')\n", &[1]);
        check(
            "password = 'Kx7-winter'\nname = 'admin'\npassword = ''\n",
            &[],
        );
        assert!(lines("guessable-password", None, "password = 'admin123'\n").is_empty());
    }
}
