//! File of a fixed name in a folder that all users share.

use super::syntax::{each_part, has_word, last_name, text};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, InterpolatedStringElement};
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "shared-temporary-path",
        title: "File of a fixed name in a folder that all users share",
        languages: &[Language::Python],
        cwe: &[CweId(379), CweId(377)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports files that are written, and folders that are made, under a name that can be \
               foreseen in `/tmp`, `/var/tmp`, `/dev/shm` or `tempfile.gettempdir()`.",
        why: "Every user of the machine can put a file, folder or link of that name there first, \
               and so reads, changes or redirects what the program writes.",
        example: "\
def save(text):
    with open(\"/tmp/report.txt\", \"w\") as file:
        file.write(text)
",
        better: "\
import tempfile

def save(text):
    with tempfile.NamedTemporaryFile(\"w\", suffix=\".txt\", delete=False) as file:
        file.write(text)
    return file.name
",
        references: &["https://cwe.mitre.org/data/definitions/379.html"],
    },
    hooks: &[
        Hook::Call(&["builtins.open", "io.open", "codecs.open"], open),
        Hook::Call(WRITES, write),
    ],
};

/// Calls that write to, or make, the path that comes first.
const WRITES: &[&str] = &[
    "logging.FileHandler",
    "os.mkdir",
    "os.makedirs",
    "os.mkfifo",
    "shelve.open",
    "sqlite3.connect",
    "zipfile.ZipFile",
];

const MESSAGE: &str = "other users of the machine can make a file of this name first";

fn open<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let writes = call.argument(1, "mode").is_some_and(|mode| {
        let mode = context.string(mode.expression);
        mode.is_some_and(|mode| mode.contains(['w', 'a', '+']))
    });
    if let Some(path) = call.argument(0, "file").filter(|_| writes) {
        judge(context, call, path);
    }
}

fn write<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(path) = call.positional(0) {
        judge(context, call, path);
    }
}

fn judge<'a>(context: &mut Context<'a>, call: &Call<'a, '_>, path: &Argument<'a>) {
    let made_by = match path.expression {
        Expr::Name(_) => path.value.made_by().unwrap_or(path.expression),
        expression => expression,
    };
    if is_shared(context, made_by) && !is_random(made_by) {
        context.report(call.node.range(), MESSAGE);
    }
}

/// Whether the path begins with a folder that all users share.
fn is_shared<'a>(context: &mut Context<'a>, path: &'a Expr) -> bool {
    let starts = |text: &str| {
        ["/tmp/", "/var/tmp/", "/dev/shm/"]
            .iter()
            .any(|folder| text.starts_with(folder))
    };
    match path {
        Expr::BinOp(node) => {
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || is_shared(context, &node.left))
        }
        Expr::FString(node) => match node.value.elements().next() {
            Some(InterpolatedStringElement::Literal(literal)) => starts(&literal.value),
            Some(InterpolatedStringElement::Interpolation(part)) => {
                is_shared(context, &part.expression)
            }
            None => false,
        },
        Expr::Call(call) => match last_name(&call.func) {
            Some("gettempdir") => true,
            Some("join" | "Path" | "joinpath") => {
                call.arguments.args.first().is_some_and(|first| {
                    matches!(text(first), Some("/tmp" | "/var/tmp" | "/dev/shm"))
                        || stacker::maybe_grow(64 * 1024, 1024 * 1024, || is_shared(context, first))
                })
            }
            Some("format") => match &*call.func {
                Expr::Attribute(method) => is_shared(context, &method.value),
                _ => false,
            },
            _ => false,
        },
        _ => context.string(path).is_some_and(|text| starts(&text)),
    }
}

/// Whether a part of the name cannot be foreseen.
fn is_random(path: &Expr) -> bool {
    let mut random = false;
    each_part(path, |part| {
        let words = [
            "uuid", "uuid1", "uuid4", "random", "secrets", "token", "mkdtemp", "urandom", "rand",
            "unique", "temp", "tmpdir", "workdir",
        ];
        random |=
            last_name(part).is_some_and(|name| has_word(name, &words) && name != "gettempdir");
    });
    random
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("shared-temporary-path", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn fixed_names_are_reported() {
        check("open('/tmp/a', 'w')\n", &[1]);
        check(
            "p = '/var/tmp/' + name\nwith open(p, 'ab') as f:\n    pass\n",
            &[2],
        );
        check(
            "with open(f'/tmp/{pid}.txt', mode='w') as f:\n    pass\n",
            &[1],
        );
        check(
            "import os, tempfile\nos.makedirs(os.path.join(tempfile.gettempdir(), 'app'))\n",
            &[2],
        );
        check("import os\nos.mkdir('/tmp/app')\n", &[2]);
        check(
            "import logging\nlogging.FileHandler('/tmp/app.log')\n",
            &[2],
        );
    }

    #[test]
    fn others_are_not() {
        check("open('/tmp/a')\nopen('/tmp/a', 'r')\n", &[]);
        check("open('a/tmp/b', 'w')\n", &[]);
        check("import uuid\nopen(f'/tmp/{uuid.uuid4()}', 'w')\n", &[]);
        check(
            "import tempfile\nopen(tempfile.mkdtemp() + '/a', 'w')\n",
            &[],
        );
        check("open('/home/a/b', 'w')\n", &[]);
    }
}
