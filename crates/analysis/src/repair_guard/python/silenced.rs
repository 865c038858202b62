//! Comments and calls that tell a checker to be silent, and calls that hide from it.

use super::outline::Outline;
use crate::python::ast::Expr;
use crate::repair_guard::{Kind, Violation, comments};
use crate::rules::python::syntax::{called, each_expression, root_name, scopes};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut had = silencers(before);
    for (what, line) in silencers(after) {
        match had.iter().position(|(known, _)| *known == what) {
            Some(index) => drop(had.swap_remove(index)),
            None => violations.push(Violation {
                kind: Kind::Suppressed,
                what,
                line,
            }),
        }
    }
    violations
}

fn silencers(outline: &Outline<'_>) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for range in outline.module.comments() {
        let text = outline.module.text(&range);
        if let Some(mark) = comments::silencing(text) {
            found.push((format!("the comment `{mark}`"), outline.line(&range)));
        }
    }
    for scope in scopes(outline.module) {
        each_expression(scope.body, |expression| {
            if let Expr::Call(call) = expression
                && let Some(what) = hides(call)
            {
                found.push((what, outline.line(call)));
            }
        });
    }
    found
}

/// What a call hides: warnings, or what is called.
fn hides(call: &crate::python::ast::ExprCall) -> Option<String> {
    let name = called(call);
    let root = root_name(&call.func);
    match (root, name) {
        (_, Some("disable_warnings")) => Some("disable_warnings()".to_owned()),
        (Some("warnings"), Some("filterwarnings" | "simplefilter")) => {
            let first = call.arguments.args.first()?;
            let quiet = crate::rules::python::syntax::text(first) == Some("ignore");
            quiet.then(|| "warnings that are ignored".to_owned())
        }
        (_, Some("__import__")) => Some("__import__()".to_owned()),
        // What is called is made up: getattr(os, "sys" + "tem")("…"), globals()["eval"]("…").
        _ => match &*call.func {
            Expr::Call(inner) if called(inner) == Some("getattr") => {
                Some("a call through getattr()".to_owned())
            }
            Expr::Subscript(node) => match &*node.value {
                Expr::Call(inner)
                    if matches!(called(inner), Some("globals" | "locals" | "vars")) =>
                {
                    Some("a call through a namespace".to_owned())
                }
                Expr::Attribute(node) if node.attr.as_str() == "__dict__" => {
                    Some("a call through a namespace".to_owned())
                }
                _ => None,
            },
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::Suppressed;

    #[test]
    fn checkers_are_heard() {
        let check = |after: &str, expected: Option<&str>| {
            let expected: Vec<_> = expected.iter().map(|it| (Suppressed, *it)).collect();
            super::super::hold(super::check, "run(x)\n", after, &expected);
        };
        check("run(x)\n", None);
        check("run(x)  # nosec\n", Some("the comment `nosec`"));
        check("run(x)  # noqa: S602\n", Some("the comment `noqa`"));
        check(
            "run(x)  # sallet: ignore[command-injection]\n",
            Some("the comment `sallet: ignore`"),
        );
        check("run(x)  # nosemgrep\n", Some("the comment `nosemgrep`"));
        check("# not a second time\nrun(x)\n", None);
        check(
            "urllib3.disable_warnings()\nrun(x)\n",
            Some("disable_warnings()"),
        );
        check(
            "warnings.simplefilter('ignore')\nrun(x)\n",
            Some("warnings that are ignored"),
        );
        check(
            "getattr(os, 'sys' + 'tem')(x)\n",
            Some("a call through getattr()"),
        );
        check(
            "globals()['ev' + 'al'](x)\n",
            Some("a call through a namespace"),
        );
        check("__import__('os').system(x)\n", Some("__import__()"));
    }

    #[test]
    fn what_was_silent_may_be() {
        let code = "run(x)  # nosec\n";
        super::super::hold(super::check, code, code, &[]);
        let twice = "run(x)  # nosec\nrun(y)  # nosec\n";
        super::super::hold(
            super::check,
            code,
            twice,
            &[(Suppressed, "the comment `nosec`")],
        );
    }
}
