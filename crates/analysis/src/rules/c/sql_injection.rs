//! Data from outside becomes part of an SQL statement.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-sql-injection",
        title: "Data from outside in SQL",
        languages: BOTH_LANGUAGES,
        cwe: cwes![89, 564, 943],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports statements that are put together from data from outside, or from what a \
               caller gives, and run with SQLite, MySQL, PostgreSQL, ODBC or Qt.",
        why: "A quote in the data ends the text that it was meant to be. What follows is SQL of \
              the attacker: other people's rows, or none left.",
        example: r#"#include <sqlite3.h>
#include <stdio.h>
int find(sqlite3 *db, const char *name) {
    char statement[256];
    snprintf(statement, sizeof(statement), "SELECT * FROM users WHERE name = '%s'", name);
    return sqlite3_exec(db, statement, NULL, NULL, NULL);
}
"#,
        better: r#"#include <sqlite3.h>
int find(sqlite3 *db, const char *name) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, "SELECT * FROM users WHERE name = ?", -1, &statement, NULL) != SQLITE_OK) {
        return -1;
    }
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_TRANSIENT);
    int result = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return result;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/89.html", "https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"],
    },
    from_caller: Confidence::Medium,
    hooks: &[
        Hook::Call(
            &[
                "sqlite3_exec", "sqlite3_prepare", "sqlite3_prepare_v2", "sqlite3_prepare_v3",
                "sqlite3_get_table", "mysql_query", "mysql_real_query", "mysql_stmt_prepare",
                "PQexec", "PQexecParams", "PQsendQuery", "PQsendQueryParams", "SQLExecDirect",
                "SQLPrepare", "dbcmd", "OCIStmtPrepare",
            ],
            |run, site| check(run, site, 1),
        ),
        Hook::Call(&["PQprepare"], |run, site| check(run, site, 2)),
        Hook::Call(&["exec", "exec0", "execute", "executeQuery", "executeUpdate", "prepare", "prepareStatement"], check_method),
    ],
};

/// What puts a text together. A statement that is passed on whole is the caller's own.
const JOINS: &[&str] = &[
    "sprintf", "snprintf", "vsnprintf", "asprintf", "strcat", "strncat", "strlcat", "strcpy",
    "operator+", "operator+=", "append",
];

/// These put quotes around what they are given.
const QUOTES: &[&str] = &["sqlite3_mprintf", "sqlite3_snprintf", "sqlite3_vmprintf"];

fn check_method<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if site.is_method {
        check(run, site, 1);
    }
}

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(statement) = site.argument(position) else {
        return;
    };
    let Some(trace) = run.dangerous_content(statement, Cleared::SQL) else {
        return;
    };
    let is_joined = run.passed_through(trace, JOINS);
    if !is_joined || run.passed_through(trace, QUOTES) {
        return;
    }
    let message = format!("`{}` is SQL with data from outside", run.code(statement));
    let alarm = run
        .alarm(&RULE, site.node, message)
        .content(trace, Cleared::SQL);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                r#"void f(sqlite3 *d, char *n) { char q[99]; sprintf(q, "DELETE FROM t WHERE n='%s'", n); sqlite3_exec(d, q, 0, 0, 0); }"#,
                r#"int main(int c, char **v) { char q[99] = "SELECT "; strncat(q, v[1], 50); mysql_query(db, q); }"#,
                r#"int main(int c, char **v) { std::string q = "SELECT " + std::string(v[1]); PQexec(conn, q.c_str()); }"#,
                r#"void f(void) { char b[20], q[99]; if (!fgets(b, 20, stdin)) return; snprintf(q, 99, "SELECT %s", b); sqlite3_stmt *s; sqlite3_prepare_v2(db, q, -1, &s, 0); }"#,
            ],
            &[
                "void f(sqlite3 *d, const char *sql) { sqlite3_exec(d, sql, 0, 0, 0); }",
                r#"void f(sqlite3 *d) { sqlite3_exec(d, "SELECT 1", 0, 0, 0); }"#,
                r#"void f(sqlite3 *d, int n) { char q[99]; sprintf(q, "DELETE FROM t WHERE n=%d", n); sqlite3_exec(d, q, 0, 0, 0); }"#,
                r#"void f(sqlite3 *d, char *n) { char *q = sqlite3_mprintf("DELETE FROM t WHERE n=%Q", n); sqlite3_exec(d, q, 0, 0, 0); }"#,
            ],
        );
    }
}
