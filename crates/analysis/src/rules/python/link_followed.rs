//! File reached through a link.

use super::syntax::{each_expression, last_name, root_name, scopes, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "link-followed",
        title: "File reached through a link",
        languages: &[Language::Python],
        cwe: &[CweId(59), CweId(61)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "Reports functions that open, copy or change a file whose path a caller chose, or \
               that lies in a folder which all users share, without looking whether it is a link.",
        why: "Whoever may put a link there decides which file the program reads or overwrites, \
               with its rights.",
        example: "\
def append(path, line):
    with open(path, \"a\") as log:
        log.write(line)
",
        better: "\
import os

def append(path, line):
    flags = os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags), \"a\") as log:
        log.write(line)
",
        references: &["https://cwe.mitre.org/data/definitions/59.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut follows = Vec::new();
        let mut looks = false;
        each_expression(scope.body, |expression| {
            looks |= matches!(
                last_name(expression),
                Some(
                    "islink"
                        | "is_symlink"
                        | "lstat"
                        | "realpath"
                        | "resolve"
                        | "O_NOFOLLOW"
                        | "O_EXCL"
                        | "mkstemp"
                        | "NamedTemporaryFile"
                )
            );
            if let Expr::Call(call) = expression {
                let keywords = &call.arguments.keywords;
                looks |= keywords
                    .iter()
                    .any(|one| one.arg.as_deref() == Some("follow_symlinks"));
                if opens(call) {
                    follows.push(call.range());
                }
            }
        });
        for range in follows.into_iter().filter(|_| !looks) {
            context.report(
                range,
                "this follows a link that another user may have put there",
            );
        }
    }
}

fn opens(call: &ExprCall) -> bool {
    let name = last_name(&call.func).unwrap_or("");
    let on_system = matches!(root_name(&call.func), Some("os" | "shutil"))
        || matches!(&*call.func, Expr::Name(_));
    let path = match name {
        "open" | "chmod" | "chown" | "copy" | "copyfile" | "copy2" | "rename" | "replace"
        | "truncate"
            if on_system =>
        {
            call.arguments.args.first()
        }
        _ => None,
    };
    path.is_some_and(|path| match text(path) {
        Some(path) => ["/tmp/", "/var/tmp/", "/dev/shm/"]
            .iter()
            .any(|folder| path.starts_with(folder)),
        None => true,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("link-followed", Some(59), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn followed_links_are_reported() {
        check("def f(p):\n    return open(p).read()\n", &[2]);
        check("import os\ndef f(p):\n    os.chmod(p, 0o600)\n", &[3]);
        check("import shutil\ndef f(p):\n    shutil.copy(p, '/a')\n", &[3]);
        check("open('/tmp/a', 'w')\n", &[1]);
    }

    #[test]
    fn others_are_not() {
        check(
            "import os\ndef f(p):\n    if os.path.islink(p):\n        return\n    open(p)\n",
            &[],
        );
        check(
            "import os\ndef f(p):\n    os.chmod(p, 0o600, follow_symlinks=False)\n",
            &[],
        );
        check("open('settings.ini')\n", &[]);
        check("text.replace(a, b)\n", &[]);
    }
}
