//! NoSQL injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "nosql-injection",
        title: "NoSQL injection",
        languages: &[Language::Python],
        cwe: &[CweId(943)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports data from outside that may be a dictionary and becomes part of a query of a \
               document database, and text that becomes JavaScript in one ($where).",
        why: "Instead of a password an attacker sends {\"$ne\": null}, and the query matches \
              whoever comes first.",
        example: r#"from flask import request
from pymongo import MongoClient

def login():
    users = MongoClient().shop.users
    return {"ok": users.find_one({"name": request.json["name"]}) is not None}
"#,
        better: r#"from flask import request
from pymongo import MongoClient

def login():
    users = MongoClient().shop.users
    return {"ok": users.find_one({"name": str(request.json["name"])}) is not None}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/943.html",
            "https://www.mongodb.com/docs/manual/faq/fundamentals/#how-does-mongodb-address-sql-or-query-injection-",
            "https://cheatsheetseries.owasp.org/cheatsheets/NoSQL_Security_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Flow(
            Kind::Nosql,
            "becomes part of a query of a document database",
        ),
        Hook::Dict(check_script),
    ],
};

/// What a document database runs as JavaScript.
const SCRIPTS: &[&str] = &["$where", "$function", "$accumulator"];

/// Text is no dictionary, but in a script it can say anything.
fn check_script<'a>(context: &mut Context<'a>, display: &'a Expr) {
    let Expr::Dict(display) = display else {
        return;
    };
    for item in &display.items {
        if let Some(Expr::StringLiteral(key)) = &item.key
            && SCRIPTS.contains(&key.value.to_str())
        {
            let value = context.value_of(&item.value);
            if context.harms(&value, Kind::Code) {
                let message = "Data from outside becomes part of a script that the database runs";
                context.report(item.value.range(), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn queries_are_judged() {
        let check = |code: &str, expected: &[usize]| {
            let before = "from flask import request\nfrom pymongo import MongoClient\nimport json\nusers = MongoClient().shop.users\ndef f():\n    ";
            assert_eq!(
                lines(RULE.about.id, None, &format!("{before}{code}")),
                expected,
                "{code}"
            );
        };
        check("users.find_one({'name': request.json['name']})", &[6]);
        check("users.find({'name': request.get_json().get('name')})", &[6]);
        check("users.delete_many(json.loads(request.data))", &[6]);
        check("users.update_one({'a': request.json}, {})", &[6]);
        check("users.find({'name': str(request.json['name'])})", &[]);
        check("users.find_one({'name': request.args['name']})", &[]);
        check("users.find_one({'name': request.args.get('name')})", &[]);
        check(
            "users.find_one({'$where': \"this.name == '\" + request.args['name'] + \"'\"})",
            &[6],
        );
        check("users.find({'name': 'x'})", &[]);
        check("'text'.find(request.json['name'])", &[]);
    }
}
