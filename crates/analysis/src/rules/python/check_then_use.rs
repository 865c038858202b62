//! File that is checked before it is used.

use super::syntax::{each_expression, keyword, last_name, root_name, scopes, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use rustc_hash::FxHashMap;
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "check-then-use",
        title: "File that is checked before it is used",
        languages: &[Language::Python],
        cwe: &[CweId(367)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports files that are opened after `os.access` looked at them. When asked for time- \
               of-check time-of-use: also files that are opened, made, moved or deleted after a \
               test such as `os.path.exists` or `os.stat` of the same path. To open with mode \
               \"x\" checks once more and for good.",
        why: "Between the check and the use another program can put a different file, or a link, \
               in the place of the one that was checked.",
        example: "\
import os

NAME = \"notes.txt\"

def read():
    if os.access(NAME, os.R_OK):
        with open(NAME) as file:
            return file.read()
    return None
",
        better: "\
NAME = \"notes.txt\"

def read():
    try:
        with open(NAME) as file:
            return file.read()
    except PermissionError:
        return None
",
        references: &[
            "https://cwe.mitre.org/data/definitions/367.html",
            "https://docs.python.org/3/library/os.html#os.access",
        ],
    },
    hooks: &[Hook::Module(check)],
};

const MESSAGE: &str = "the file may be another one than that which was checked before";

fn check(context: &mut Context<'_>) {
    let asked = context.asks(CweId(367));
    let uses_access =
        memchr::memmem::find(context.module().source().as_bytes(), b"access(").is_some();
    if !asked && !uses_access {
        return;
    }
    for scope in scopes(context.module()) {
        // What was checked, and whether by `os.access`, by the text of its path.
        let mut checked: FxHashMap<&str, bool> = FxHashMap::default();
        each_expression(scope.body, |expression| {
            let Expr::Call(call) = expression else {
                return;
            };
            let name = last_name(&call.func).unwrap_or("");
            let by_access = name == "access" && root_name(&call.func) == Some("os")
                || matches!(&*call.func, Expr::Name(name) if name.id == "access");
            let by_test = matches!(
                name,
                "exists"
                    | "lexists"
                    | "isfile"
                    | "isdir"
                    | "islink"
                    | "is_file"
                    | "is_dir"
                    | "is_symlink"
                    | "stat"
                    | "lstat"
                    | "getsize"
                    | "getmtime"
            );
            if by_access || by_test && asked {
                if let Some(path) = subject(call) {
                    checked.insert(context.text(path), by_access);
                }
                return;
            }
            if !is_use(name) {
                return;
            }
            let path = subject(call).map(|path| context.text(path));
            match path.and_then(|path| checked.remove(path)) {
                // The opening itself is the check.
                _ if name == "open" && opens_new(context, call) => {}
                Some(true) if name == "open" => context.report(call.range(), MESSAGE),
                Some(_) => context.report_with(call.range(), MESSAGE, Confidence::Low),
                None => {}
            }
        });
    }
}

/// Whether `call`, of an `open`, fails where there is a file already: `"x"` and `O_EXCL`.
fn opens_new(context: &Context<'_>, call: &ExprCall) -> bool {
    let mode = keyword(call, "mode").or_else(|| match subject(call) {
        // `path.open("x")`
        Some(path)
            if call
                .arguments
                .args
                .first()
                .is_none_or(|one| !std::ptr::eq(one, path)) =>
        {
            call.arguments.args.first()
        }
        _ => call.arguments.args.get(1),
    });
    mode.and_then(text).is_some_and(|mode| mode.contains('x'))
        || context.text(call).contains("O_EXCL")
}

/// The path that a function gets first, or that a method of a path is called on.
fn subject(call: &ExprCall) -> Option<&Expr> {
    let first = call.arguments.args.first();
    match &*call.func {
        Expr::Attribute(method) => match (root_name(&call.func), first) {
            (Some("os" | "shutil" | "io" | "codecs"), _) => first,
            // `from os import path`, or a variable of this name.
            (Some("path"), Some(_)) if !method.attr.starts_with("write") => first,
            _ => Some(&method.value),
        },
        _ => first,
    }
}

fn is_use(name: &str) -> bool {
    matches!(
        name,
        "open"
            | "remove"
            | "unlink"
            | "rename"
            | "replace"
            | "mkdir"
            | "makedirs"
            | "rmdir"
            | "rmtree"
            | "chmod"
            | "chown"
            | "copy"
            | "copyfile"
            | "copy2"
            | "move"
            | "write_text"
            | "write_bytes"
            | "read_text"
            | "read_bytes"
            | "touch"
            | "symlink"
            | "link"
            | "truncate"
            | "send_file"
            | "execv"
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(lines("check-then-use", None, source), expected, "{source}");
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("check-then-use", Some(367), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn checked_files_are_reported() {
        check(
            "import os\nif os.access(p, os.W_OK):\n    open(p, 'w')\n",
            &[3],
        );
        check(
            "from os import access, R_OK\nif access(p, R_OK):\n    f = open(p)\n",
            &[3],
        );
        check(
            "import os\nif os.access(p, os.F_OK):\n    os.remove(p)\n",
            &[3],
        );
        check_asked("import os\nif os.path.exists(p):\n    open(p)\n", &[3]);
        check_asked(
            "import os\nif not os.path.isdir(d):\n    os.makedirs(d)\n",
            &[3],
        );
        check_asked(
            "def f(path):\n    if path.exists():\n        path.unlink()\n",
            &[3],
        );
        check_asked("import os\nst = os.stat(p)\nos.chown(p, 1, 1)\n", &[3]);
    }

    #[test]
    fn others_are_not() {
        check("import os\nif os.path.exists(p):\n    open(p)\n", &[]);
        check(
            "import os\nif os.access(p, os.W_OK):\n    open(q, 'w')\n",
            &[],
        );
        check_asked("import os\nopen(p)\nos.path.exists(p)\n", &[]);
        check_asked(
            "import os\nif os.path.exists(p):\n    raise E\nopen(p, 'xb')\nos.unlink(p)\n",
            &[],
        );
        check_asked(
            "def f(p):\n    if not p.exists():\n        p.open(mode='x')\n",
            &[],
        );
        check_asked(
            "def f(p):\n    if not p.exists():\n        p.open('x')\n",
            &[],
        );
        check_asked(
            "import os\nif os.path.exists(p):\n    raise E\nopen(p, 'wb')\n",
            &[4],
        );
        check_asked(
            "import os\nif os.path.exists(p):\n    raise E\nopen(q, 'x')\nopen(p, 'w')\n",
            &[5],
        );
        check_asked("import os\nif os.path.exists(p):\n    print(p)\n", &[]);
    }
}
