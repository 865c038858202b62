//! RSA encryption with the padding of PKCS #1 v1.5, or with none.

use super::secret_expressions::last_part;
use super::secret_names::has_word;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "rsa-without-oaep",
        title: "RSA encryption without OAEP",
        languages: &[Language::Python],
        cwe: &[CweId(780), CweId(327)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports RSA encryption with the padding of PKCS #1 v1.5 or without any.",
        why: "A server that tells in any way, also by the time it takes, whether the padding was \
              right decrypts every message for who asks often enough. RSA without padding gives \
              equal cipher texts for equal messages, and small messages are read at once.",
        example: "from Crypto.Cipher import PKCS1_v1_5\n\n\ndef encrypt(key, message):\n    return \
                  PKCS1_v1_5.new(key).encrypt(message)\n",
        better: "from Crypto.Cipher import PKCS1_OAEP\n\n\ndef encrypt(key, message):\n    return \
                 PKCS1_OAEP.new(key).encrypt(message)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/780.html",
            "https://robotattack.org/",
        ],
    },
    hooks: &[
        Hook::Call(&["Crypto.Cipher.PKCS1_v1_5.new"], |context, call| {
            context.report(call.node.range(), MESSAGE);
        }),
        // The module rsa knows no other padding.
        Hook::Call(&["rsa.encrypt", "rsa.decrypt"], |context, call| {
            context.report_with(call.node.range(), MESSAGE, Confidence::Medium);
        }),
        Hook::Call(&["builtins.pow"], textbook),
        Hook::AnyCall(padding_argument),
    ],
};

const MESSAGE: &str = "RSA encryption with this padding can be broken; use OAEP";

/// `key.encrypt(message, padding.PKCS1v15())`.
fn padding_argument<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let method = match &*call.node.func {
        Expr::Attribute(node) => node.attr.as_str(),
        _ => return,
    };
    let padding = match method {
        "encrypt" | "decrypt" => call.argument(1, "padding"),
        "public_encrypt" | "private_decrypt" => call.argument(1, "padding"),
        _ => return,
    };
    let Some(padding) = padding else { return };
    let name = match padding.expression {
        Expr::Call(made) => last_part(context, &made.func),
        other => match padding.value.made_by() {
            Some(Expr::Call(made)) => last_part(context, &made.func),
            _ => last_part(context, other),
        },
    };
    if matches!(
        name.as_deref(),
        Some("PKCS1v15" | "pkcs1_padding" | "no_padding")
    ) {
        context.report(padding.expression.range(), MESSAGE);
    }
}

/// `pow(message, e, n)` in a function that encrypts.
fn textbook<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let encrypts = context
        .function()
        .is_some_and(|function| has_word(function.name.as_str(), &["decrypt", "encrypt", "rsa"]));
    if call.arguments.len() == 3 && encrypts {
        let message = "This is RSA without any padding; use OAEP";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn other_paddings_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("rsa-without-oaep", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "from Crypto.Cipher import PKCS1_v1_5\nPKCS1_v1_5.new(key).encrypt(m)\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.asymmetric import padding\n\
             key.encrypt(m, padding.PKCS1v15())\np = padding.PKCS1v15()\nkey.decrypt(c, p)\n",
            &[2, 4],
        );
        check("import rsa\nrsa.encrypt(m, public)\n", &[2]);
        check("def rsa_encrypt(m, e, n):\n    return pow(m, e, n)\n", &[2]);
        check(
            "from Crypto.Signature import pkcs1_15\npkcs1_15.new(key).sign(h)\n",
            &[],
        );
        check(
            "from cryptography.hazmat.primitives.asymmetric import padding\n\
             key.sign(m, padding.PKCS1v15(), h)\nkey.encrypt(m, padding.OAEP(mgf=g, algorithm=a, label=None))\n",
            &[],
        );
        check(
            "from Crypto.Cipher import PKCS1_OAEP\nPKCS1_OAEP.new(key).encrypt(m)\n",
            &[],
        );
        check("def power(a, b, n):\n    return pow(a, b, n)\n", &[]);
    }
}
