//! Connections with an empty password.

use super::secret_names::{Secret, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "empty-password",
        title: "Empty password",
        languages: &[Language::Python],
        cwe: &[CweId(258), CweId(521)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a connection to a database with an empty password, in the call and in \
               settings of Django. SQLite has no passwords and is not reported.",
        why: "Whoever reaches the port of the database reads and changes everything.",
        example: "import pymysql\n\n\ndef connect():\n    return pymysql.connect(host=\"db\", \
                  user=\"root\", password=\"\")\n",
        better: "import os\n\nimport pymysql\n\n\ndef connect():\n    return \
                 pymysql.connect(host=\"db\", user=\"app\", password=os.environ[\"DB_PASSWORD\"])\n",
        references: &["https://cwe.mitre.org/data/definitions/258.html"],
    },
    hooks: &[
        Hook::Call(
            &[
                "MySQLdb.connect",
                "mariadb.connect",
                "mysql.connector.connect",
                "psycopg.connect",
                "psycopg2.connect",
                "pymssql.connect",
                "pymysql.connect",
            ],
            connected,
        ),
        Hook::Dict(configured),
    ],
};

const MESSAGE: &str = "The password is empty: everyone who reaches the database is let in";

fn connected<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let is_password =
        |argument: &&Argument<'a>| argument.keyword.and_then(secret) == Some(Secret::Password);
    let password = call
        .arguments
        .iter()
        .find(is_password)
        .or_else(|| call.positional(2));
    if let Some(password) = password
        && context
            .string(password.expression)
            .is_some_and(|text| text.is_empty())
    {
        context.report(password.expression.range(), MESSAGE);
    }
}

/// `{"ENGINE": "django.db.backends.mysql", "PASSWORD": ""}`.
fn configured<'a>(context: &mut Context<'a>, expression: &'a Expr) {
    let Expr::Dict(dict) = expression else { return };
    let entry = |wanted: &str| {
        dict.items
            .iter()
            .find_map(|item| match (&item.key, &item.value) {
                (Some(Expr::StringLiteral(key)), Expr::StringLiteral(value))
                    if key.value.to_str() == wanted =>
                {
                    Some(value)
                }
                _ => None,
            })
    };
    let Some(engine) = entry("ENGINE") else {
        return;
    };
    if let Some(password) = entry("PASSWORD")
        && password.value.is_empty()
        && !engine.value.to_str().contains("sqlite")
        && !engine.value.to_str().contains("spatialite")
    {
        context.report(password.range, MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn empty_passwords_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("empty-password", None, source), expected, "{source}");
        };
        check(
            "import MySQLdb\nMySQLdb.connect(host='h', user='root', passwd='', db='d')\n",
            &[2],
        );
        check(
            "import pymysql\npymysql.connect('h', 'root', '', 'd')\n",
            &[2],
        );
        check(
            "import mysql.connector\nPW = ''\nmysql.connector.connect(user='a', password=PW)\n",
            &[3],
        );
        check(
            "D = {'default': {'ENGINE': 'django.db.backends.mysql', 'PASSWORD': ''}}\n",
            &[1],
        );
        check(
            "D = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'PASSWORD': ''}}\n",
            &[],
        );
        check(
            "import pymysql\npymysql.connect(host='h', password=pw)\npymysql.connect('h', 'u')\n",
            &[],
        );
        check("form = {'user': '', 'password': ''}\n", &[]);
    }
}
