//! Uploaded file that is stored unchecked.

use super::syntax::{
    Local, Scope, compares_signature, each_expression, has_word, keeps_client_name, keyword,
    last_name, scopes, text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, InterpolatedStringElement};
use crate::python::flow::Context;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unchecked-upload",
        title: "Uploaded file that is stored unchecked",
        languages: &[Language::Python],
        cwe: &[CweId(434), CweId(646)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports uploaded files that are stored under the name that the client gave, or whose \
               name or kind nothing looks at. When asked for unrestricted uploads: also those of \
               which only the name is looked at, not the content. To compare the first bytes \
               with signatures is to look at it where the name does not end as the client likes.",
        why: "An uploaded program, script or page runs on the server or in the browsers of others \
               once it can be opened. The name and the type that come with it are what the client \
               says, not what it is.",
        example: "\
from flask import Flask, request

app = Flask(__name__)

@app.route(\"/upload\", methods=[\"POST\"])
def upload():
    file = request.files[\"file\"]
    file.save(\"uploads/\" + file.filename)
    return \"stored\"
",
        better: "\
import uuid
from flask import Flask, abort, request
from PIL import Image

app = Flask(__name__)

@app.route(\"/upload\", methods=[\"POST\"])
def upload():
    picture = Image.open(request.files[\"file\"])
    if picture.format not in (\"PNG\", \"JPEG\"):
        abort(415)
    picture.save(\"uploads/\" + uuid.uuid4().hex + \".png\")
    return \"stored\"
",
        references: &["https://cwe.mitre.org/data/definitions/434.html"],
    },
    hooks: &[Hook::Module(check)],
};

fn check(context: &mut Context<'_>) {
    let asked = context.asks(CweId(434));
    let source = context.module().source().as_bytes();
    let uploads = ["files", "FILES", "UploadFile", "FileField"];
    if !asked
        && !uploads
            .iter()
            .any(|name| memchr::memmem::find(source, name.as_bytes()).is_some())
    {
        return;
    }
    let module = context.module();
    for scope in scopes(module) {
        let mut upload = Upload::of(&scope);
        let Some(stored) = upload.stored else {
            continue;
        };
        if upload.is_file && !upload.looks_at_content {
            let (file, local) = (module.statements(), Local::of(module));
            let keeps = |call: &&ExprCall| keeps_client_name(file, &scope, &local, call);
            upload.looks_at_content =
                !upload.calls.iter().any(keeps) && compares_signature(file, &scope, &local);
        }
        if upload.is_file && !upload.looks_at_name && !upload.looks_at_content {
            context.report(
                stored,
                "this stores what a client uploads, and nothing looks at what it is",
            );
        } else if asked && !upload.looks_at_content && (upload.is_file || upload.chooses_ending) {
            context.report_with(
                stored,
                "this stores what a client uploads, and nothing looks at its content",
                Confidence::Low,
            );
        }
    }
}

/// What a function does with an upload.
#[derive(Default)]
struct Upload<'a> {
    /// The calls that open or store a file.
    calls: Vec<&'a ExprCall>,
    /// Whether there is one: a file of a form.
    is_file: bool,
    /// Where it is stored.
    stored: Option<TextRange>,
    /// Whether data of the request is stored under a name whose ending the client chooses.
    chooses_ending: bool,
    looks_at_name: bool,
    looks_at_content: bool,
}

impl<'a> Upload<'a> {
    fn of(scope: &Scope<'a>) -> Self {
        let mut upload = Self::default();
        if let Some(function) = scope.function {
            upload.is_file = function.parameters.iter().any(|one| {
                let annotation = one.annotation().and_then(last_name);
                annotation == Some("UploadFile")
            });
        }
        let mut reads_request = false;
        let mut opened = None;
        let mut writes = false;
        each_expression(scope.body, |expression| {
            let name = last_name(expression).unwrap_or("");
            reads_request |= matches!(name, "request" | "req");
            upload.look(expression, name);
            let Expr::Call(call) = expression else {
                return;
            };
            if matches!(
                name,
                "save" | "upload_fileobj" | "put_object" | "write_bytes" | "open"
            ) {
                upload.calls.push(call);
            }
            match name {
                "save" | "upload_fileobj" | "put_object"
                    if !call.arguments.is_empty() || writes =>
                {
                    upload.stored = upload.stored.or(Some(call.range()));
                }
                "copyfileobj" | "write_bytes" => {
                    upload.stored = upload.stored.or(Some(call.range()))
                }
                "write" => writes = true,
                "open" if opens_to_write(call) => {
                    opened = opened.or(Some(call.range()));
                    upload.chooses_ending |= call.arguments.args.first().is_some_and(ends_open);
                }
                _ => {}
            }
        });
        upload.stored = upload.stored.or(opened.filter(|_| writes));
        upload.chooses_ending &= reads_request;
        upload
    }

    /// Notes whether `expression` is an upload, or looks at one.
    fn look(&mut self, expression: &Expr, name: &str) {
        let is_files = |base: &Expr| matches!(last_name(base), Some("files" | "FILES"));
        self.is_file |= match expression {
            Expr::Subscript(node) => is_files(&node.value),
            Expr::Call(call) => match &*call.func {
                Expr::Attribute(method) => is_files(&method.value),
                _ => false,
            },
            _ => false,
        };
        let by_name = [
            "allowed",
            "allow",
            "extension",
            "extensions",
            "ext",
            "suffix",
            "splitext",
            "endswith",
            "rsplit",
            "validate",
            "valid",
            "whitelist",
            "mimetype",
            "mimetypes",
            "permitted",
        ];
        self.looks_at_name |=
            has_word(name, &by_name) || matches!(name, "content_type" | "guess_type");
        let by_content = [
            "magic",
            "imghdr",
            "filetype",
            "puremagic",
            "pil",
            "verify",
            "sniff",
            "scan",
            "clamav",
            "clamd",
        ];
        self.looks_at_content |= has_word(name, &by_content)
            || matches!(name, "Image" | "from_buffer" | "what" | "imread");
    }
}

fn opens_to_write(call: &ExprCall) -> bool {
    let mode = keyword(call, "mode")
        .or_else(|| call.arguments.args.get(1))
        .and_then(text);
    mode.is_some_and(|mode| mode.contains(['w', 'a', 'x']))
}

/// Whether the end of a path is not fixed: `f"{name}"`, `join(folder, name)`.
fn ends_open(path: &Expr) -> bool {
    match path {
        Expr::StringLiteral(_) => false,
        Expr::BinOp(node) => ends_open(&node.right),
        Expr::FString(node) => {
            matches!(
                node.value.elements().last(),
                Some(InterpolatedStringElement::Interpolation(_))
            )
        }
        Expr::Call(call) => call.arguments.args.last().is_none_or(ends_open),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unchecked-upload", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unchecked-upload", Some(434), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unchecked_uploads_are_reported() {
        check(
            "from flask import request\ndef f():\n    a = request.files['a']\n    a.save('b/' + a.filename)\n",
            &[4],
        );
        check(
            "def f(request):\n    a = request.FILES['a']\n    with open(a.name, 'wb') as g:\n        g.write(a.read())\n",
            &[3],
        );
        check(
            "async def f(a: UploadFile):\n    with open(a.filename, 'wb') as g:\n        g.write(await a.read())\n",
            &[2],
        );
        check(
            "def f(request):\n    default_storage.save('a', request.FILES.get('a'))\n",
            &[2],
        );
        check(
            "def f(a: UploadFile):\n    shutil.copyfileobj(a.file, g)\n",
            &[2],
        );
    }

    #[test]
    fn checked_uploads_are_not() {
        let by_name = "def f():\n    a = request.files['a']\n    if allowed_file(a.filename):\n        a.save('b')\n";
        check(by_name, &[]);
        check_asked(by_name, &[4]);
        check_asked(
            "def f():\n    a = request.files['a']\n    if imghdr.what(a) in KINDS:\n        a.save('b')\n",
            &[],
        );
        let by_bytes = |checks: &str, name: &str| {
            format!(
                "SIGNATURES = (b'\\x89PNG', b'\\xff\\xd8')\nENDINGS = ('.png', '.jpg')\ndef f(a: UploadFile):\n    content = a.file.read()\n    if not content.startswith(SIGNATURES):\n        raise E\n{checks}    with open(join(d, {name}), 'xb') as g:\n        g.write(content)\n"
            )
        };
        check_asked(&by_bytes("", "token() + '.png'"), &[]);
        check_asked(&by_bytes("", "a.filename"), &[7]);
        check_asked(
            &by_bytes("    e = splitext(a.filename)[1]\n", "token() + e"),
            &[8],
        );
        check_asked(
            &by_bytes(
                "    e = splitext(a.filename)[1]\n    if e not in ENDINGS:\n        raise E\n",
                "token() + e",
            ),
            &[],
        );
        check_asked(
            &by_bytes(
                "    e = splitext(a.filename)[1]\n    if e in ('.php', '.html'):\n        raise E\n",
                "token() + e",
            ),
            &[10],
        );
        let helper = |ending: &str| {
            by_bytes("    e = ending(a.filename)\n", "token() + e").replacen(
                "def f(",
                &format!("def ending(name):\n    for ending in ENDINGS:\n        if name.endswith(ending):\n            return {ending}\n    return None\ndef f("),
                1,
            )
        };
        check_asked(&helper("ending"), &[]);
        check_asked(&helper("name"), &[13]);
        check_asked(
            "KINDS = ((b'\\x89PNG', '.png'),)\ndef kind(start):\n    for signature, ending in KINDS:\n        if start.startswith(signature):\n            return ending\ndef f():\n    a = request.files['a']\n    e = kind(a.read(8))\n    if e is None:\n        abort(415)\n    a.save(token() + e)\n",
            &[],
        );
        check_asked(
            "def f():\n    a = request.files['a']\n    if a.read(1).startswith(b''):\n        a.save(token())\n",
            &[4],
        );
        check("def f():\n    return request.files['a'].read()\n", &[]);
        check("def f(request):\n    form.save()\n", &[]);
        check_asked(
            "def f(request):\n    with open(f\"{request.args['n']}.png\", 'wb') as g:\n        g.write(b)\n",
            &[],
        );
        check_asked(
            "def f(request):\n    n = request.args['n']\n    with open(n, 'wb') as g:\n        g.write(b)\n",
            &[3],
        );
    }
}
