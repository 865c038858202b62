//! Incompatible comparison: text from outside is compared with a number.

use super::syntax::last_name;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{CmpOp, Expr};
use crate::python::flow::{Comparison, Context, Known};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "incompatible-comparison",
        title: "Text compared with a number",
        languages: &[Language::Python],
        cwe: &[CweId(1024), CweId(704)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "\
Reports comparisons of a number with what `input()`, the environment, the command line or a form of \
a request gives, without a conversion.",
        why: "\
What comes from there is text. `\"3\" == 3` is false for every input, and `\"3\" < 4` raises: the \
check either never applies or ends the request.",
        example: "\
import os

def is_debug():
    return os.environ.get(\"DEBUG\", \"0\") == 1
",
        better: "\
import os

def is_debug():
    return os.environ.get(\"DEBUG\", \"0\") == \"1\"
",
        references: &["https://cwe.mitre.org/data/definitions/1024.html"],
    },
    hooks: &[Hook::Comparison(check)],
};

fn check<'a>(context: &mut Context<'a>, view: &Comparison<'a>) {
    let is_operator = matches!(
        view.operator,
        CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE
    );
    if !is_operator {
        return;
    }
    let text = match (view.left, view.right) {
        (Expr::NumberLiteral(_), _) => view.right_value,
        (_, Expr::NumberLiteral(_)) => view.left_value,
        _ => return,
    };
    if is_text(context, text) {
        context.report(view.range, "this is text, which no number equals");
    }
}

/// Whether `value` comes from where only text comes from, as it is.
fn is_text<'a>(context: &mut Context<'a>, value: Known<'a>) -> bool {
    let from = match value.made_by() {
        Some(Expr::Call(call)) => {
            // A default that is a number, or `type=int`, gives a number.
            let plain = call.arguments.keywords.is_empty()
                && call
                    .arguments
                    .args
                    .iter()
                    .skip(1)
                    .all(Expr::is_string_literal_expr);
            if !plain {
                return false;
            }
            &*call.func
        }
        Some(Expr::Subscript(node)) if !matches!(&*node.slice, Expr::Slice(_)) => &*node.value,
        _ => return false,
    };
    const PARTS: &[&str] = &[
        "input", "getenv", "get", "environ", "argv", "args", "form", "values", "cookies",
        "headers", "GET", "POST",
    ];
    if !last_name(from).is_some_and(|last| PARTS.contains(&last)) {
        return false;
    }
    let Some(name) = context.value_of(from).name() else {
        return false;
    };
    let path = context.spell(name);
    let path = path.strip_suffix(".get").unwrap_or(&path);
    matches!(
        path,
        "builtins.input"
            | "os.getenv"
            | "os.environ"
            | "sys.argv"
            | "web.Request.args"
            | "web.Request.form"
            | "web.Request.values"
            | "web.Request.cookies"
            | "web.Request.headers"
            | "web.Request.GET"
            | "web.Request.POST"
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn text_compared_with_numbers_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("incompatible-comparison", None, source),
                expected,
                "{source}"
            );
        };
        check("if input() == 3:\n    pass\n", &[1]);
        check("a = input('n: ')\nwhile a > 0:\n    pass\n", &[2]);
        check("import sys\nx = sys.argv[1] == 1\n", &[2]);
        check("import os\nx = 1 == os.getenv('A')\n", &[2]);
        check(
            "from flask import request\nx = request.args.get('a') > 5\n",
            &[2],
        );
        check(
            "from flask import request\nx = request.form['a'] == 5\n",
            &[2],
        );
        check("a = int(input())\nx = a == 3\n", &[]);
        check("x = input() == '3'\n", &[]);
        check(
            "from flask import request\nx = request.args.get('a', type=int) > 5\n",
            &[],
        );
        check(
            "from flask import request\nx = request.args.get('a', 0) > 5\n",
            &[],
        );
        check("import os\nx = len(os.environ) > 5\n", &[]);
        check(
            "import os\na = os.getenv('A')\nif c:\n    a = 5\nx = a == 5\n",
            &[],
        );
    }
}
