//! Steps and cases that are gone, although the function is still there.
//!
//! A repair changes how something is done. If a function of which most is gone does nothing new, if
//! a case that was told apart by a word (`action == "delete"`) or a field of a result is nowhere in the
//! file any more, or if nothing in the file has an effect any more, then something was left out.

use super::emptied::is_constant;
use super::outline::{Function, Outline};
use crate::python::ast::{CmpOp, Expr, Stmt};
use crate::repair_guard::{Kind, Violation};
use crate::rules::python::syntax::{
    any_expression, called, each_expression, each_statement, root_name, scopes, text,
};
use std::collections::BTreeSet;

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut violations = shrunken(before, after);
    violations.extend(cases(before, after));
    if violations.is_empty() {
        violations.extend(effects(before, after));
    }
    violations
}

/// A function that has lost more than half of its statements, while no function is new that could
/// have taken them.
fn shrunken(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let total = |outline: &Outline<'_>| -> usize { outline.functions.iter().map(statements).sum() };
    // What moved into helpers is still in the file.
    if total(after) * 3 > total(before) * 2 {
        return Vec::new();
    }
    let half = after.functions.iter().filter(|now| {
        let was = before.function(&now.name).map_or(0, statements);
        was >= LARGE && statements(now) * 2 < was
    });
    half.map(|function| Violation {
        kind: Kind::Removed,
        what: format!("more than half of {}()", function.name),
        line: function.line,
    })
    .collect()
}

/// Statements from which on a function is large enough to be judged by their number.
const LARGE: usize = 6;

fn statements(function: &Function<'_>) -> usize {
    let mut count = 0;
    each_statement(&function.node.body, |statement| {
        let says_nothing = match statement {
            Stmt::Expr(node) => is_constant(&node.value),
            Stmt::Pass(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => true,
            _ => false,
        };
        count += usize::from(!says_nothing);
    });
    count
}

/// Words that told cases apart, or named fields of results, and are gone from the function, from what
/// is new in the file, and from what stands outside functions.
fn cases(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut gone: Vec<(&str, usize)> = Vec::new();
    for function in &before.functions {
        // Only where the function is still there; else its absence is what is told.
        if after.function(&function.name).is_none() {
            continue;
        }
        let telling = telling_words(before, function);
        if telling.is_empty() {
            continue;
        }
        let now = words_for(before, after, &function.name);
        for (word, line) in telling {
            if !now.contains(word) && !gone.iter().any(|(known, _)| *known == word) {
                gone.push((word, line));
            }
        }
    }
    gone.into_iter()
        .map(|(word, line)| Violation {
            kind: Kind::Removed,
            what: format!("the case {word:?} (line {line} of the original)"),
            line,
        })
        .collect()
}

/// The words that may stand for those of the function `name`: its own and those of functions inside,
/// those of functions that are new, and those outside functions.
fn words_for<'a>(before: &Outline<'_>, after: &Outline<'a>, name: &str) -> BTreeSet<&'a str> {
    let mut words = BTreeSet::new();
    add_words(after.module.statements(), &mut words);
    for function in &after.functions {
        let is_own = function.name == name
            || function
                .name
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('.'));
        if is_own || before.function(&function.name).is_none() {
            add_words(&function.node.body, &mut words);
            let defaults = function.node.parameters.iter();
            words.extend(defaults.filter_map(|it| it.default()).filter_map(text));
        }
    }
    words
}

/// Every text of `body`, and the names of arguments: `dict(total=1)` has a field as well.
fn add_words<'a>(body: &'a [Stmt], words: &mut BTreeSet<&'a str>) {
    each_expression(body, |expression| {
        words.extend(text(expression));
        if let Expr::Call(call) = expression {
            let keywords = call.arguments.keywords.iter();
            words.extend(keywords.filter_map(|keyword| keyword.arg.as_deref()));
        }
    });
}

/// The words that `function` compares its input with, and the keys of dictionaries that it returns.
fn telling_words<'a>(outline: &Outline<'a>, function: &Function<'a>) -> Vec<(&'a str, usize)> {
    let mut found = Vec::new();
    let mut take = |expression: &'a Expr| {
        if let Some(word) = text(expression).filter(|word| is_name(word)) {
            found.push((word, outline.line(expression)));
        }
    };
    each_expression(&function.node.body, |expression| {
        if let Expr::Compare(node) = expression
            && matches!(node.ops.first(), Some(CmpOp::Eq))
        {
            take(&node.left);
            node.comparators.iter().for_each(&mut take);
        }
    });
    each_statement(&function.node.body, |statement| match statement {
        Stmt::Return(node) => {
            if let Some(value) = node.value.as_deref() {
                returned_keys(value, &mut take);
            }
        }
        Stmt::Match(node) => {
            for case in &node.cases {
                if let crate::python::ast::Pattern::MatchValue(value) = &case.pattern {
                    take(&value.value);
                }
            }
        }
        _ => {}
    });
    found
}

/// The keys of a dictionary that is returned as it is, or as the argument of a call.
fn returned_keys<'a>(value: &'a Expr, take: &mut impl FnMut(&'a Expr)) {
    match value {
        Expr::Dict(node) => node.iter_keys().flatten().for_each(take),
        Expr::Call(call) => {
            for argument in &call.arguments.args {
                if let Expr::Dict(node) = argument {
                    node.iter_keys().flatten().for_each(&mut *take);
                }
            }
        }
        _ => {}
    }
}

/// Whether the word looks like a name or an option, not like markup, SQL or a sentence.
fn is_name(word: &str) -> bool {
    (2..=40).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// Files that had an effect outside and have none any more.
fn effects(before: &Outline<'_>, after: &Outline<'_>) -> Option<Violation> {
    let lost = before.functions.iter().find(|function| {
        has_effect(&function.node.body) && after.function(&function.name).is_some()
    })?;
    let none_left = scopes(after.module)
        .iter()
        .all(|scope| !has_effect(scope.body));
    none_left.then(|| Violation {
        kind: Kind::Removed,
        what: format!("everything that {}() did outside", lost.name),
        line: lost.line,
    })
}

/// Whether something is run, written, sent or asked for.
fn has_effect(body: &[Stmt]) -> bool {
    any_expression(body, |expression| match expression {
        Expr::Call(call) => called(call).is_some_and(|name| {
            let module = root_name(&call.func).filter(|root| *root != name);
            EFFECTS.contains(&name) || module.is_some_and(|module| MODULES.contains(&module))
        }),
        _ => false,
    })
}

/// Modules whose functions have effects.
const MODULES: [&str; 9] = [
    "os",
    "shutil",
    "subprocess",
    "requests",
    "httpx",
    "urllib",
    "smtplib",
    "socket",
    "asyncio",
];

/// Names of functions and methods that have effects, whosever they are.
const EFFECTS: [&str; 32] = [
    "system",
    "popen",
    "Popen",
    "check_call",
    "check_output",
    "execute",
    "executemany",
    "executescript",
    "commit",
    "open",
    "write",
    "write_text",
    "write_bytes",
    "writelines",
    "writerow",
    "writerows",
    "read",
    "read_text",
    "read_bytes",
    "unlink",
    "rmtree",
    "mkdir",
    "makedirs",
    "extractall",
    "extractfile",
    "urlopen",
    "urlretrieve",
    "sendall",
    "sendmail",
    "send_message",
    "save",
    "update",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair_guard::Kind::Removed;

    fn check(before: &str, after: &str, expected: &[(Kind, &str)]) {
        super::super::hold(super::check, before, after, expected);
    }

    #[test]
    fn cases_stay() {
        let before = "def a(x):\n    if x == 'delete':\n        drop(x)\n    return {'total': 1, 'rows': x}\n";
        check(
            before,
            "def a(x):\n    return {'total': 1, 'rows': x}\n",
            &[(Removed, "the case \"delete\" (line 2 of the original)")],
        );
        check(
            before,
            "def a(x):\n    if x == 'delete':\n        drop(x)\n    return {'rows': x}\n",
            &[(Removed, "the case \"total\" (line 4 of the original)")],
        );
        // Told apart in another way.
        check(
            before,
            "ACTIONS = {'delete': drop}\n\ndef a(x):\n    ACTIONS[x](x)\n    return dict(total=1, rows=x)\n",
            &[],
        );
    }

    #[test]
    fn most_of_a_function_is_still_there() {
        let long = "def a(x):\n    b = x + 1\n    c = b + 1\n    d = c + 1\n    e = d + 1\n    f = e + 1\n    return f\n";
        check(
            long,
            "def a(x):\n    return x + 5\n",
            &[(Removed, "more than half of a()")],
        );
        let moved = "def _b(x):\n    b = x + 1\n    c = b + 1\n    d = c + 1\n    return d\n\ndef a(x):\n    return _b(x) + 2\n";
        check(long, moved, &[]);
    }

    #[test]
    fn effects_stay() {
        let before = "def a(x):\n    os.system('ping ' + x)\n    return x\n";
        check(
            before,
            "def a(x):\n    subprocess.run(['ping', x])\n    return x\n",
            &[],
        );
        check(
            before,
            "def a(x):\n    print(x)\n    return x\n",
            &[(Removed, "everything that a() did outside")],
        );
    }
}
