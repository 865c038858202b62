//! Keys of asymmetric ciphers that are too short.

use super::secret_expressions::last_part;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Edit, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "short-key",
        title: "Key too short",
        languages: &[Language::Python],
        cwe: &[CweId(326)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports the making of RSA, DSA, ElGamal and Diffie-Hellman keys with fewer than 2048 \
               bits and of keys on elliptic curves with fewer than 224.",
        why: "Keys of 768 bits have been broken in public and 1024 are in reach of a state. Who \
              breaks the key reads everything and signs in its owner's name.",
        example: "from Crypto.PublicKey import RSA\n\nkey = RSA.generate(1024)\n",
        better: "from Crypto.PublicKey import RSA\n\nkey = RSA.generate(3072)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/326.html",
            "https://www.keylength.com/",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "Crypto.PublicKey.DSA.generate",
                "Crypto.PublicKey.ElGamal.generate",
                "Crypto.PublicKey.RSA.generate",
                "paramiko.DSSKey.generate",
                "paramiko.RSAKey.generate",
                "paramiko.rsakey.RSAKey.generate",
            ],
            |context, call| bits(context, call.argument(0, "bits")),
        ),
        Hook::Call(
            &["cryptography.hazmat.primitives.asymmetric.dsa.generate_private_key"],
            |context, call| bits(context, call.argument(0, "key_size")),
        ),
        Hook::Call(
            &[
                "cryptography.hazmat.primitives.asymmetric.dh.generate_parameters",
                "cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key",
            ],
            |context, call| bits(context, call.argument(1, "key_size")),
        ),
        Hook::Call(&["rsa.newkeys"], |context, call| {
            bits(context, call.argument(0, "nbits"));
        }),
        Hook::Call(&["M2Crypto.RSA.gen_key"], |context, call| {
            bits(context, call.positional(0));
        }),
        Hook::Call(&["OpenSSL.crypto.PKey.generate_key"], |context, call| {
            bits(context, call.argument(1, "bits"))
        }),
        Hook::Call(&["Crypto.PublicKey.ECC.generate"], |context, call| {
            let Some(curve) = call.keyword("curve") else {
                return;
            };
            let name = context.string(curve.expression);
            if name.is_some_and(|name| is_short_curve(&name)) {
                context.report(curve.expression.range(), CURVE);
            }
        }),
        Hook::Call(
            &["cryptography.hazmat.primitives.asymmetric.ec.generate_private_key"],
            |context, call| {
                let Some(curve) = call.argument(0, "curve") else {
                    return;
                };
                let class = match curve.expression {
                    Expr::Call(made) => &*made.func,
                    other => other,
                };
                let name = last_part(context, class);
                if name.is_some_and(|name| is_short_curve(&name)) {
                    context.report(curve.expression.range(), CURVE);
                }
            },
        ),
    ],
};

/// What the least key of the day is worth 112 bits of security.
const LEAST: i64 = 2048;
const CURVE: &str = "This curve has fewer than 224 bits; use P-256";

fn bits<'a>(context: &mut Context<'a>, size: Option<&Argument<'a>>) {
    let Some(size) = size else { return };
    let range = size.expression.range();
    if context
        .integer(size.expression)
        .is_none_or(|bits| bits >= LEAST)
    {
        return;
    }
    let message = "This key has fewer than 2048 bits";
    if matches!(size.expression, Expr::NumberLiteral(_)) {
        let edit = Edit {
            start: range.start().to_usize(),
            end: range.end().to_usize(),
            text: "3072".to_owned(),
        };
        context.report_fix(range, message, "Use 3072 bits", vec![edit]);
    } else {
        context.report(range, message);
    }
}

fn is_short_curve(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let bits: String = name
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let known = ["p-", "p1", "prime", "sec", "brainpool", "nist"];
    known.iter().any(|prefix| name.starts_with(prefix))
        && bits
            .parse::<u32>()
            .is_ok_and(|bits| (100..224).contains(&bits))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn short_keys_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("short-key", None, source), expected, "{source}");
        };
        check(
            "from Crypto.PublicKey import RSA, DSA\nRSA.generate(1024)\nDSA.generate(bits=1024)\n",
            &[2, 3],
        );
        check(
            "from Crypto.PublicKey import RSA\nSIZE = 512 * 2\nRSA.generate(SIZE)\n",
            &[3],
        );
        check(
            "from cryptography.hazmat.primitives.asymmetric import rsa, dsa, ec\n\
             rsa.generate_private_key(public_exponent=65537, key_size=1024)\n\
             rsa.generate_private_key(65537, 512)\n\
             dsa.generate_private_key(1024)\n\
             ec.generate_private_key(ec.SECP192R1())\n\
             ec.generate_private_key(curve=ec.SECT163K1)\n",
            &[2, 3, 4, 5, 6],
        );
        check("import rsa\nrsa.newkeys(512)\n", &[2]);
        check("import paramiko\nparamiko.RSAKey.generate(1024)\n", &[2]);
        check(
            "from OpenSSL import crypto\nk = crypto.PKey()\nk.generate_key(crypto.TYPE_RSA, 1024)\n",
            &[3],
        );
        check(
            "from Crypto.PublicKey import ECC\nECC.generate(curve='P-192')\n",
            &[2],
        );
        check(
            "from Crypto.PublicKey import RSA, ECC\nRSA.generate(2048)\nECC.generate(curve='P-256')\n",
            &[],
        );
        check(
            "from cryptography.hazmat.primitives.asymmetric import ec\n\
             ec.generate_private_key(ec.SECP256R1())\nec.generate_private_key(ec.SECP224R1())\n",
            &[],
        );
        check(
            "from Crypto.PublicKey import RSA\ndef f(bits):\n    return RSA.generate(bits)\n",
            &[],
        );
        check(
            "from Crypto.PublicKey import ECC\nECC.generate(curve='Ed25519')\n",
            &[],
        );
    }
}
