//! Dropped result: text is cleaned and the clean text thrown away.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall, Stmt};
use crate::python::flow::{Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "dropped-result",
        title: "Cleaned text is thrown away",
        languages: &[Language::Python],
        cwe: &[CweId(252)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports a call that only computes new text, such as `name.replace(\"..\", \"\")`, `html.escape(x)` \
or `secure_filename(name)`, when it stands as a statement of its own.",
        why: "\
Strings never change: the call gives new text, and the statement throws it away. The code looks as \
if it cleaned its input and goes on with the input as it came.",
        example: "\
def greet(name):
    name.replace(\"<\", \"&lt;\")
    return \"<b>\" + name + \"</b>\"
",
        better: "\
import html

def greet(name):
    return \"<b>\" + html.escape(name) + \"</b>\"
",
        references: &["https://cwe.mitre.org/data/definitions/252.html"],
    },
    hooks: &[
        Hook::Names(PURE),
        Hook::Statement(&[StatementKind::Expr], check),
    ],
};

/// Library functions that do nothing but give a new value.
const PURE: &[&str] = &[
    "html.escape",
    "markupsafe.escape",
    "shlex.quote",
    "re.escape",
    "re.sub",
    "os.path.basename",
    "os.path.normpath",
    "werkzeug.utils.secure_filename",
    "bleach.clean",
    "urllib.parse.quote",
    "urllib.parse.quote_plus",
];

fn check<'a>(context: &mut Context<'a>, view: &StatementView<'a>) {
    let Stmt::Expr(statement) = view.node else {
        return;
    };
    let Expr::Call(call) = &*statement.value else {
        return;
    };
    if is_text_method(call) || is_pure_function(context, call) {
        let message = "this gives new text, which is thrown away; the old text stays as it is";
        context.report(call.range(), message);
    }
}

fn is_text_method(call: &ExprCall) -> bool {
    let Expr::Attribute(function) = &*call.func else {
        return false;
    };
    let arguments = &call.arguments;
    match function.attr.as_str() {
        "strip" | "lstrip" | "rstrip" | "casefold" => arguments.keywords.is_empty(),
        // A path has `replace` too, which renames a file: it takes one argument.
        "replace" => match &*arguments.args {
            [Expr::StringLiteral(_), Expr::StringLiteral(_), ..] => arguments.keywords.is_empty(),
            _ => false,
        },
        _ => false,
    }
}

fn is_pure_function<'a>(context: &mut Context<'a>, call: &'a ExprCall) -> bool {
    let name = context.value_of(&call.func).name();
    name.is_some() && PURE.iter().any(|path| context.is(name, path))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn clean_text_that_is_thrown_away_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("dropped-result", None, source), expected, "{source}");
        };
        check("name.strip()\n", &[1]);
        check("name.replace('../', '')\n", &[1]);
        check("import html\nhtml.escape(name)\n", &[2]);
        check("from shlex import quote\nquote(name)\n", &[2]);
        check("import os\nos.path.basename(name)\n", &[2]);
        check("name = name.strip()\n", &[]);
        check("path.replace(other)\n", &[]);
        check("frame.replace('a', 'b', inplace=True)\n", &[]);
        check("print(name.strip())\n", &[]);
        check("escape(name)\n", &[]);
    }
}
