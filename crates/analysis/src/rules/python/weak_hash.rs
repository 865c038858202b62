//! MD5, SHA-1 and older hashes.

use super::secret_expressions::{last_part, secret_in};
use super::secret_names::{Secret, has_word};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Edit, Severity};
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Call, Context};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "weak-hash",
        title: "Broken hash function",
        languages: &[Language::Python],
        cwe: &[CweId(328), CweId(327)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports MD2, MD4, MD5, SHA-1 and RIPEMD in hashlib, pycryptodome and cryptography, \
               unless `usedforsecurity=False` says that nothing depends on it. Names that say so \
               too, such as `etag` and `cache`, lower the confidence.",
        why: "Two different inputs with the same MD5 or SHA-1 are made in minutes to months. An \
              attacker can replace a file, a certificate or a message that such a hash vouches \
              for.",
        example: "import hashlib\n\n\ndef same_certificate(certificate, known):\n    return \
                  hashlib.md5(certificate).hexdigest() in known\n",
        better: "import hashlib\n\n\ndef same_certificate(certificate, known):\n    return \
                 hashlib.sha256(certificate).hexdigest() in known\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/328.html",
            "https://docs.python.org/3/library/hashlib.html",
            "https://shattered.io/",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "hashlib.md5",
                "hashlib.sha1",
                "md5.md5",
                "md5.new",
                "sha.new",
                "sha.sha",
                "Crypto.Hash.MD2.new",
                "Crypto.Hash.MD4.new",
                "Crypto.Hash.MD5.new",
                "Crypto.Hash.RIPEMD.new",
                "Crypto.Hash.RIPEMD160.new",
                "Crypto.Hash.SHA.new",
                "Crypto.Hash.SHA1.new",
                "cryptography.hazmat.primitives.hashes.MD5",
            ],
            |context, call| report(context, call, call.positional(0)),
        ),
        Hook::Call(&["hashlib.new"], hash_by_name),
        Hook::Call(&["hashlib.file_digest"], |context, call| {
            if let Some(digest) = call.argument(1, "digest") {
                digest_named(context, call, digest);
            }
        }),
        // SHA-1 is also a part of OAEP, HMAC and one-time passwords, where it is not broken.
        Hook::Call(
            &["cryptography.hazmat.primitives.hashes.Hash"],
            |context, call| {
                if let Some(algorithm) = call.argument(0, "algorithm")
                    && let Expr::Call(made) = algorithm.expression
                    && last_part(context, &made.func).as_deref() == Some("SHA1")
                {
                    report(context, call, None);
                }
            },
        ),
    ],
};

fn hash_by_name<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if let Some(name) = call.argument(0, "name") {
        digest_named(context, call, name);
    }
}

/// Reports a call whose algorithm is the text `name`.
fn digest_named<'a>(context: &mut Context<'a>, call: &Call<'a, '_>, name: &Argument<'a>) {
    let Some(text) = context.string(name.expression) else {
        return;
    };
    let algorithm = text.to_ascii_lowercase().replace('-', "");
    let weak = [
        "md2",
        "md4",
        "md5",
        "md5sha1",
        "mdc2",
        "ripemd160",
        "sha",
        "sha0",
        "sha1",
    ];
    if weak.contains(&&*algorithm) {
        report(context, call, call.argument(1, "data"));
    }
}

fn report<'a>(context: &mut Context<'a>, call: &Call<'a, '_>, data: Option<&Argument<'a>>) {
    let for_security = call
        .keyword("usedforsecurity")
        .map(|argument| argument.expression);
    if for_security.is_some_and(|expression| context.boolean(expression) == Some(false)) {
        return;
    }
    // A hashed password is worse than this, whatever the hash: `fast-password-hash` says so.
    let secret = data.and_then(|data| secret_in(context, data.expression));
    if secret == Some(Secret::Password) {
        return;
    }
    let function = context.function().map(|function| function.name.as_str());
    let harmless = [
        "cache", "etag", "bucket", "shard", "gravatar", "avatar", "dedupe",
    ];
    let range = call.node.range();
    let message = "This hash is broken: collisions can be made on purpose";
    if function.is_some_and(|name| has_word(name, &harmless)) {
        return context.report_with(range, message, Confidence::Low);
    }
    match stronger(context, call) {
        Some(edit) => context.report_fix(range, message, "Use SHA-256", vec![edit]),
        None => context.report(range, message),
    }
}

/// `hashlib.md5` → `hashlib.sha256`, `hashlib.new("md5")` → `hashlib.new("sha256")`.
fn stronger(context: &Context<'_>, call: &Call<'_, '_>) -> Option<Edit> {
    let edit = |range: TextRange, text: String| Edit {
        start: range.start().to_usize(),
        end: range.end().to_usize(),
        text,
    };
    match (&*call.node.func, call.node.arguments.args.first()) {
        (Expr::Attribute(node), _) if matches!(node.attr.as_str(), "md5" | "sha1") => {
            Some(edit(node.attr.range, "sha256".to_owned()))
        }
        (Expr::Attribute(node), Some(Expr::StringLiteral(name))) if node.attr.as_str() == "new" => {
            let literal = context.text(name);
            Some(edit(
                name.range,
                literal.replace(name.value.to_str(), "sha256"),
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn broken_hashes_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("weak-hash", None, source), expected, "{source}");
        };
        check("import hashlib\nhashlib.md5(data)\n", &[2]);
        check(
            "from hashlib import sha1 as digest\nh = digest()\nh.update(data)\n",
            &[2],
        );
        check(
            "import hashlib\nname = 'MD5'\nhashlib.new(name, data)\n",
            &[3],
        );
        check("from Crypto.Hash import MD5\nMD5.new(data)\n", &[2]);
        check("from Cryptodome.Hash import SHA1\nSHA1.new()\n", &[2]);
        check(
            "from cryptography.hazmat.primitives import hashes\n\
             d = hashes.Hash(hashes.MD5())\ne = hashes.Hash(hashes.SHA1())\n",
            &[2, 3],
        );
        check(
            "import hashlib\nwith open(p, 'rb') as f:\n    hashlib.file_digest(f, 'sha1')\n",
            &[3],
        );
        check(
            "import hashlib\nhashlib.sha256(data)\nhashlib.new('sha3_256', data)\n",
            &[],
        );
        check(
            "import hashlib\nhashlib.md5(data, usedforsecurity=False)\n",
            &[],
        );
        check("import hashlib\nhashlib.new(algorithm, data)\n", &[]);
        check(
            "from cryptography.hazmat.primitives import hashes, hmac\n\
             hmac.HMAC(key, hashes.SHA1())\n",
            &[],
        );
        check("def md5(x):\n    return x\nmd5(data)\n", &[]);
    }
}
