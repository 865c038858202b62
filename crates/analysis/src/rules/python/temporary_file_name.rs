//! Temporary file name that others can take first.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use std::borrow::Cow;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "temporary-file-name",
        title: "Temporary file name that others can take first",
        languages: &[Language::Python],
        cwe: &[CweId(377), CweId(379)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports functions that only make up a name for a temporary file: `tempfile.mktemp`, \
               `os.tempnam`, `os.tmpnam`.",
        why: "Between the choice of the name and the opening of the file another user can put a \
               file or link of that name there, and so reads or redirects what is written.",
        example: "\
import tempfile

def store(text):
    name = tempfile.mktemp()
    with open(name, \"w\") as file:
        file.write(text)
    return name
",
        better: "\
import tempfile

def store(text):
    with tempfile.NamedTemporaryFile(\"w\", delete=False) as file:
        file.write(text)
    return file.name
",
        references: &[
            "https://cwe.mitre.org/data/definitions/377.html",
            "https://docs.python.org/3/library/tempfile.html#tempfile.mktemp",
        ],
    },
    hooks: &[Hook::Call(
        &["tempfile.mktemp", "os.tempnam", "os.tmpnam"],
        check,
    )],
};

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let message = "another user can make a file of this name before it is opened";
    // A pipe of Windows is no file, and a folder of one's own is closed to others.
    let prefix = call.argument(1, "prefix").map(|prefix| prefix.expression);
    let prefix = prefix.and_then(|prefix| prefix_of(context, prefix));
    if prefix.is_some_and(|prefix| prefix.starts_with(r"\\.\pipe")) {
        return;
    }
    if call.argument(2, "dir").is_some() {
        return context.report_with(call.node.range(), message, Confidence::Low);
    }
    context.report(call.node.range(), message);
}

/// The text that `expression` begins with.
fn prefix_of<'a>(context: &mut Context<'a>, expression: &'a Expr) -> Option<Cow<'a, str>> {
    match expression {
        Expr::BinOp(node) => prefix_of(context, &node.left),
        Expr::Call(node) => match &*node.func {
            Expr::Attribute(method) => prefix_of(context, &method.value),
            _ => None,
        },
        other => context.string(other),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("temporary-file-name", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn names_are_reported() {
        check("import tempfile\nname = tempfile.mktemp()\n", &[2]);
        check(
            "from tempfile import mktemp as m\nopen(m('.txt'), 'w')\n",
            &[2],
        );
        check("import os\nos.tmpnam()\n", &[2]);
        check("import tempfile as t\nf = t.mktemp\nf(suffix='a')\n", &[3]);
    }

    #[test]
    fn files_are_not() {
        check(
            "import tempfile\ntempfile.mkstemp()\ntempfile.NamedTemporaryFile()\n",
            &[],
        );
        check("def mktemp():\n    pass\nmktemp()\n", &[]);
        check(
            "import tempfile\ntempfile.mktemp(prefix=r'\\\\.\\pipe\\a-%d' % n)\n",
            &[],
        );
    }
}
