//! Initialization vectors and nonces that are not new for every message.

use super::secret_expressions::{is_fixed, made_by};
use super::secret_names::{Secret, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "predictable-iv",
        title: "Predictable initialization vector or nonce",
        languages: &[Language::Python],
        cwe: &[CweId(329), CweId(1204), CweId(323)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports an initialization vector or nonce that is a literal, a part of the key, or \
               made by the module random.",
        why: "With the same vector, equal beginnings of messages give equal cipher texts, and an \
              attacker can test guesses. In GCM, CTR and ChaCha20 one repetition reveals the \
              difference of two messages, in GCM also the key that protects them from changes.",
        example: "from Crypto.Cipher import AES\nfrom Crypto.Util.Padding import pad\n\n\ndef \
                  encrypt(key, message):\n    cipher = AES.new(key, AES.MODE_CBC, bytes(16))\n    \
                  return cipher.encrypt(pad(message, 16))\n",
        better: "import os\n\nfrom Crypto.Cipher import AES\nfrom Crypto.Util.Padding import \
                 pad\n\n\ndef encrypt(key, message):\n    iv = os.urandom(16)\n    cipher = \
                 AES.new(key, AES.MODE_CBC, iv)\n    return iv + cipher.encrypt(pad(message, \
                 16))\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/329.html",
            "https://cwe.mitre.org/data/definitions/1204.html",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "Crypto.Cipher.AES.new",
                "Crypto.Cipher.ARC2.new",
                "Crypto.Cipher.Blowfish.new",
                "Crypto.Cipher.CAST.new",
                "Crypto.Cipher.ChaCha20.new",
                "Crypto.Cipher.ChaCha20_Poly1305.new",
                "Crypto.Cipher.DES.new",
                "Crypto.Cipher.DES3.new",
                "Crypto.Cipher.Salsa20.new",
            ],
            pycryptodome,
        ),
        Hook::Call(
            &[
                "cryptography.hazmat.primitives.ciphers.aead.AESCCM.encrypt",
                "cryptography.hazmat.primitives.ciphers.aead.AESGCM.encrypt",
                "cryptography.hazmat.primitives.ciphers.aead.AESGCMSIV.encrypt",
                "cryptography.hazmat.primitives.ciphers.aead.AESOCB3.encrypt",
                "cryptography.hazmat.primitives.ciphers.aead.ChaCha20Poly1305.encrypt",
            ],
            |context, call| check(context, call.argument(0, "nonce")),
        ),
        Hook::Call(
            &[
                "cryptography.hazmat.primitives.ciphers.modes.CBC",
                "cryptography.hazmat.primitives.ciphers.modes.CFB",
                "cryptography.hazmat.primitives.ciphers.modes.CFB8",
                "cryptography.hazmat.primitives.ciphers.modes.GCM",
                "cryptography.hazmat.primitives.ciphers.modes.OFB",
            ],
            |context, call| check(context, call.argument(0, "initialization_vector")),
        ),
        Hook::Call(
            &["cryptography.hazmat.primitives.ciphers.modes.CTR"],
            |context, call| check(context, call.argument(0, "nonce")),
        ),
        Hook::Call(
            &[
                "cryptography.hazmat.primitives.ciphers.algorithms.ChaCha20",
                "nacl.secret.Aead.encrypt",
                "nacl.secret.SecretBox.encrypt",
                "nacl.public.Box.encrypt",
            ],
            |context, call| check(context, call.argument(1, "nonce")),
        ),
        Hook::Call(&["pyDes.des", "pyDes.triple_des"], |context, call| {
            check(context, call.argument(2, "IV"));
        }),
        Hook::Call(
            &[
                "pyaes.AESModeOfOperationCBC",
                "pyaes.AESModeOfOperationOFB",
                "pyaes.AESModeOfOperationCFB",
            ],
            |context, call| check(context, call.argument(1, "iv")),
        ),
    ],
};

fn pycryptodome<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let named = ["iv", "IV", "nonce"]
        .iter()
        .find_map(|keyword| call.keyword(keyword));
    check(context, named.or_else(|| call.positional(2)));
}

fn check<'a>(context: &mut Context<'a>, vector: Option<&Argument<'a>>) {
    let Some(vector) = vector else { return };
    let expression = vector.expression;
    let message = if is_fixed(context, expression) {
        "The same vector is used for every message; make one with os.urandom"
    } else if context.harms(&vector.value, Kind::Guessable) {
        "The vector can be predicted; make it with os.urandom"
    } else if is_part_of_key(context, expression) {
        "The vector is a part of the key, the same for every message; make one with os.urandom"
    } else {
        return;
    };
    context.report(expression.range(), message);
}

/// `key[:16]`.
fn is_part_of_key<'a>(context: &mut Context<'a>, expression: &'a Expr) -> bool {
    match expression {
        Expr::Name(_) => {
            made_by(context, expression).is_some_and(|made_by| is_part_of_key(context, made_by))
        }
        Expr::Subscript(node) => match &*node.value {
            Expr::Name(name) => {
                let name = name.id.as_str();
                name == "key" || secret(name).is_some_and(Secret::is_credential)
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn predictable_vectors_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("predictable-iv", None, source), expected, "{source}");
        };
        check(
            "from Crypto.Cipher import AES\nAES.new(key, AES.MODE_CBC, b'0123456789abcdef')\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\niv = b'\\0' * 16\nAES.new(key, AES.MODE_CBC, iv=iv)\n",
            &[3],
        );
        check(
            "from Crypto.Cipher import AES\nIV = 16 * '\\x00'\ndef f():\n    return AES.new(k, 2, IV)\n",
            &[4],
        );
        check(
            "from Crypto.Cipher import AES\nAES.new(key, AES.MODE_CBC, key[:16])\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\niv = bytes.fromhex('00' * 16)\nAES.new(k, AES.MODE_CBC, iv)\n",
            &[3],
        );
        check(
            "from Crypto.Cipher import ChaCha20\nChaCha20.new(key=k, nonce=b'12345678')\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes\n\
             Cipher(algorithms.AES(key), modes.CBC(bytes(16)))\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers.aead import AESGCM\n\
             aes = AESGCM(key)\naes.encrypt(b'unique nonce', data, None)\n",
            &[3],
        );
        check(
            "from Crypto.Cipher import AES\nimport os\niv = os.urandom(16)\nAES.new(key, AES.MODE_CBC, iv)\n",
            &[],
        );
        check(
            "from Crypto.Cipher import AES\nAES.new(key, AES.MODE_GCM)\n",
            &[],
        );
        check(
            "from Crypto.Cipher import AES\ndef f(iv):\n    return AES.new(key, AES.MODE_CBC, iv)\n",
            &[],
        );
        check(
            "from Crypto.Cipher import AES\niv = blob[:16]\nAES.new(key, AES.MODE_CBC, iv)\n",
            &[],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers import modes\nmodes.GCM(iv, tag)\n",
            &[],
        );
    }
}
