//! SQL injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "sql-injection",
        title: "SQL injection",
        languages: &[Language::Python],
        cwe: &[CweId(89)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of an SQL statement by concatenation, \
               formatting or interpolation. Values that are bound as parameters are not part of \
               the statement.",
        why: "A quote in the text ends the literal that it stands in, and what follows is read as \
              SQL: an attacker reads, changes or deletes other people's data, and on some servers \
              runs commands.",
        example: r#"import sqlite3
from flask import request

def find():
    db = sqlite3.connect("shop.db")
    name = request.args["name"]
    return db.execute(f"SELECT price FROM item WHERE name = '{name}'").fetchone()
"#,
        better: r#"import sqlite3
from flask import request

def find():
    db = sqlite3.connect("shop.db")
    name = request.args["name"]
    return db.execute("SELECT price FROM item WHERE name = ?", (name,)).fetchone()
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/89.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html",
            "https://docs.python.org/3/library/sqlite3.html#how-to-use-placeholders-to-bind-values-in-sql-queries",
        ],
    },
    hooks: &[Hook::Flow(Kind::Sql, "becomes part of an SQL statement")],
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
            "import sqlite3",
            "sqlite3.connect('a').cursor().execute('select ' + x)",
            true,
        );
        check(
            "import sqlite3",
            "sqlite3.connect('a').execute('select ?', (x,))",
            false,
        );
        check(
            "import psycopg2",
            "with psycopg2.connect('') as c, c.cursor() as k: k.execute('select %s' % x)",
            true,
        );
        check(
            "import psycopg2",
            "psycopg2.connect('').cursor().execute('select %s', [x])",
            false,
        );
        check(
            "from psycopg2 import sql",
            "db.execute(sql.SQL('select {}').format(sql.Identifier(x)))",
            false,
        );
        check(
            "import pymysql as m",
            "m.connect().cursor().execute('select {}'.format(x))",
            true,
        );
        check(
            "import mysql.connector",
            "mysql.connector.connect().cursor().executemany(f'select {x}', [])",
            true,
        );
        check(
            "import asyncpg",
            "asyncpg.connect().fetch('select ' + x)",
            true,
        );
        check(
            "from sqlalchemy import text",
            "db.session.execute(text('select ' + x))",
            true,
        );
        check(
            "from sqlalchemy import text",
            "db.session.execute(text('select :x'), {'x': x})",
            false,
        );
        check(
            "import sqlalchemy as sa",
            "sa.create_engine('').connect().execute('select ' + x)",
            true,
        );
        check(
            "from shop.models import Item",
            "Item.objects.raw('select ' + x)",
            true,
        );
        check(
            "from shop.models import Item",
            "Item.objects.filter(name=x)",
            false,
        );
        check(
            "from shop.models import Item",
            "Item.objects.extra(where=['a = ' + x])",
            true,
        );
        check(
            "from django.db import connection",
            "connection.cursor().execute('select ' + x)",
            true,
        );
        check(
            "import sqlite3",
            "sqlite3.connect('a').execute('select ' + str(int(x)))",
            false,
        );
    }
}
