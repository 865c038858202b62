//! Puts values into the text of a query or a command instead of handing them over apart from it.
//!
//! The shortest way to a query with a value in it is to write the value into it.

use super::Operator;
use super::support::{each_expression, replace};
use crate::finding::Edit;
use crate::mutants::weaknesses::{COMMAND, QUERY, XPATH};
use crate::mutants::{Change, about};
use crate::python::ast::{Expr, ExprCall};
use crate::python::{Module, Ranged, TextRange};
use crate::rules::python::syntax::{called, keyword, text};

pub(super) const OPERATOR: Operator = Operator {
    name: "inline-parameter",
    summary: "puts values into the text of a query or a command",
    changes,
};

fn changes(module: &Module<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    each_expression(module, |expression| {
        if let Expr::Call(call) = expression {
            let (weakness, edit) = match called(call) {
                Some("execute" | "raw") => (QUERY, query(module, call)),
                Some("run" | "Popen" | "check_output" | "check_call" | "call") => {
                    (COMMAND, command(module, call))
                }
                Some("xpath") => (XPATH, path(module, call)),
                _ => return,
            };
            changes.extend(edit.map(|edit| about(weakness, edit)));
        }
    });
    changes
}

/// `execute(sql, values)`.
fn query(module: &Module<'_>, call: &ExprCall) -> Option<Edit> {
    let [sql, values] = &call.arguments.args[..] else {
        return None;
    };
    let (query, given) = (module.text(sql), module.text(values));
    let literal = text(sql).unwrap_or_default();
    let text = if let Expr::Dict(_) = values {
        let named = r#"__import__("re").sub(r":(\w+)", r"'{\1}'", "#;
        format!("{named}{query}).format(**{given})")
    } else if literal.contains("%s") {
        format!("({query}).replace(\"%s\", \"'%s'\") % tuple({given})")
    } else {
        format!("({query}).replace(\"?\", \"'{{}}'\").format(*{given})")
    };
    Some(replace(&TextRange::new(sql.start(), values.end()), text))
}

/// `run([program, argument])`.
fn command(module: &Module<'_>, call: &ExprCall) -> Option<Edit> {
    let list = call.arguments.args.first()?;
    let Expr::List(words) = list else {
        return None;
    };
    // What is written down word for word is the same to a shell.
    let is_fixed = words.elts.iter().all(|word| text(word).is_some());
    if is_fixed || keyword(call, "shell").is_some() {
        return None;
    }
    let joined = format!("\" \".join(map(str, {})), shell=True", module.text(list));
    // A named argument may not stand before one without a name.
    (call.arguments.args.len() == 1).then(|| replace(list, joined))
}

/// `xpath("//a[@b = $c]", c=d)`.
fn path(module: &Module<'_>, call: &ExprCall) -> Option<Edit> {
    let path = call.arguments.args.first()?;
    let last = call.arguments.keywords.last()?;
    if !module.text(path).contains('$') || call.arguments.args.len() != 1 {
        return None;
    }
    let start = call.arguments.keywords.first()?.start();
    let named = &module.source()[TextRange::new(start, last.end()).to_std_range()];
    let quoted = r#"__import__("re").sub(r"\$(\w+)", r"'{\1}'", "#;
    let text = format!("{quoted}{}).format({named})", module.text(path));
    Some(replace(&TextRange::new(path.start(), last.end()), text))
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    fn check(source: &str, expected: &[(&str, &str)]) {
        tests::check(&super::OPERATOR, source, expected);
    }

    #[test]
    fn values_go_into_queries() {
        check(
            "db.execute(\"a = ?\", (b,))\n",
            &[(
                "\"a = ?\", (b,)",
                "(\"a = ?\").replace(\"?\", \"'{}'\").format(*(b,))",
            )],
        );
        check(
            "db.execute(\"a = %s\", [b])\n",
            &[(
                "\"a = %s\", [b]",
                "(\"a = %s\").replace(\"%s\", \"'%s'\") % tuple([b])",
            )],
        );
        check(
            "db.execute(\"a = :b\", {\"b\": c})\n",
            &[(
                "\"a = :b\", {\"b\": c}",
                "__import__(\"re\").sub(r\":(\\w+)\", r\"'{\\1}'\", \"a = :b\").format(**{\"b\": c})",
            )],
        );
        check("db.execute(\"a\")\n", &[]);
    }

    #[test]
    fn values_go_into_commands_and_paths() {
        check(
            "subprocess.run([\"ls\", a], check=True)\n",
            &[(
                "[\"ls\", a]",
                "\" \".join(map(str, [\"ls\", a])), shell=True",
            )],
        );
        check("subprocess.run(command)\n", &[]);
        check("subprocess.run([\"ls\", \"-l\"])\n", &[]);
        check(
            "tree.xpath(\"//a[@b = $c]\", c=d)\n",
            &[(
                "\"//a[@b = $c]\", c=d",
                "__import__(\"re\").sub(r\"\\$(\\w+)\", r\"'{\\1}'\", \"//a[@b = $c]\").format(c=d)",
            )],
        );
    }
}
