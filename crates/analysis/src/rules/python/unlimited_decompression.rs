//! Decompression without a limit.

use super::syntax::{each_expression, has_word, last_name, root_name, scopes};
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
        id: "unlimited-decompression",
        title: "Decompression without a limit",
        languages: &[Language::Python],
        cwe: &[CweId(409), CweId(770)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports data that is decompressed as a whole, and archives that are unpacked, where \
               nothing looks at how large they become.",
        why: "A few kilobytes unpack to many gigabytes, which fill memory or disk.",
        example: "\
import zlib

def receive(data):
    return zlib.decompress(data)
",
        better: "\
import zlib

LIMIT = 10_000_000

def receive(data):
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, LIMIT)
    if unpacker.unconsumed_tail:
        raise ValueError(\"too large\")
    return text
",
        references: &["https://cwe.mitre.org/data/definitions/409.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    for scope in scopes(context.module()) {
        let mut unpacks = Vec::new();
        let mut looks = false;
        each_expression(scope.body, |expression| {
            let name = last_name(expression).unwrap_or("");
            looks |= matches!(
                name,
                "file_size" | "max_length" | "unconsumed_tail" | "getsize" | "compress_size"
            ) || has_word(name, &["max", "limit", "limits", "maximum"]);
            if let Expr::Call(call) = expression {
                looks |= call
                    .arguments
                    .keywords
                    .iter()
                    .any(|one| one.arg.as_deref() == Some("max_length"));
                if is_unpacking(call) {
                    unpacks.push(call.range());
                }
            }
        });
        for range in unpacks.into_iter().filter(|_| !looks) {
            context.report(
                range,
                "nothing limits how large this becomes when it is unpacked",
            );
        }
    }
}

/// `zlib.decompress(data, wbits)`: what stands second is no limit.
fn is_module_function(function: &Expr) -> bool {
    matches!(function, Expr::Attribute(node) if matches!(&*node.value, Expr::Name(name) if name.id == "zlib"))
}

fn is_unpacking(call: &ExprCall) -> bool {
    match last_name(&call.func) {
        // With a second argument, the method of a decompressor has a limit.
        Some("decompress") => call.arguments.args.len() < 2 || is_module_function(&call.func),
        Some("extractall" | "unpack_archive") => true,
        Some("read") => match &*call.func {
            Expr::Attribute(method) => {
                call.arguments.args.is_empty()
                    && matches!(&*method.value, Expr::Call(inner) if matches!(root_name(&inner.func), Some("gzip" | "bz2" | "lzma" | "GzipFile" | "BZ2File")))
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unlimited-decompression", Some(409), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unlimited_unpacking_is_reported() {
        check("import zlib\nzlib.decompress(d)\n", &[2]);
        check(
            "from gzip import decompress\ndef f(d):\n    return decompress(d)\n",
            &[3],
        );
        check("import zipfile\nzipfile.ZipFile(f).extractall('a')\n", &[2]);
        check("import gzip\ngzip.open(p).read()\n", &[2]);
        check("import shutil\nshutil.unpack_archive(p)\n", &[2]);
    }

    #[test]
    fn limited_unpacking_is_not() {
        check(
            "import zlib\nzlib.decompressobj().decompress(d, 1000)\n",
            &[],
        );
        check(
            "import bz2\nbz2.BZ2Decompressor().decompress(d, max_length=9)\n",
            &[],
        );
        check(
            "def f(z):\n    if sum(i.file_size for i in z.infolist()) < 9:\n        z.extractall()\n",
            &[],
        );
        check("import gzip\ngzip.open(p).read(100)\n", &[]);
    }
}
