//! DES, RC4 and other ciphers that are broken.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "weak-cipher",
        title: "Broken cipher",
        languages: &[Language::Python],
        cwe: &[CweId(327), CweId(326)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports DES, 3DES, RC2, RC4, Blowfish, CAST, IDEA, SEED and XOR ciphers in \
               pycryptodome, cryptography and smaller libraries.",
        why: "The keys of DES are tried out in a day, RC4 leaks its plain text, and the 64-bit \
              blocks of the others repeat after some gigabytes, which reveals parts of the text.",
        example: "from Crypto.Cipher import DES\n\n\ndef encrypt(key, message, iv):\n    return \
                  DES.new(key, DES.MODE_CBC, iv).encrypt(message)\n",
        better: "from Crypto.Cipher import AES\n\n\ndef encrypt(key, message):\n    cipher = \
                 AES.new(key, AES.MODE_GCM)\n    return cipher.nonce, \
                 cipher.encrypt_and_digest(message)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/327.html",
            "https://sweet32.info/",
        ],
    },
    hooks: &[
        Hook::Call(BROKEN, |context, call| {
            let message = "This cipher is broken; use AES-GCM or ChaCha20-Poly1305";
            context.report(call.node.range(), message);
        }),
        Hook::Call(&["M2Crypto.EVP.Cipher"], cipher_by_name),
    ],
};

/// What makes a broken cipher.
const BROKEN: &[&str] = &[
    "Crypto.Cipher.ARC2.new",
    "Crypto.Cipher.ARC4.new",
    "Crypto.Cipher.Blowfish.new",
    "Crypto.Cipher.CAST.new",
    "Crypto.Cipher.DES.new",
    "Crypto.Cipher.DES3.new",
    "Crypto.Cipher.IDEA.new",
    "Crypto.Cipher.XOR.new",
    "arc4.ARC4",
    "blowfish.Cipher",
    "cryptography.hazmat.decrepit.ciphers.algorithms.ARC4",
    "cryptography.hazmat.decrepit.ciphers.algorithms.Blowfish",
    "cryptography.hazmat.decrepit.ciphers.algorithms.CAST5",
    "cryptography.hazmat.decrepit.ciphers.algorithms.IDEA",
    "cryptography.hazmat.decrepit.ciphers.algorithms.RC2",
    "cryptography.hazmat.decrepit.ciphers.algorithms.SEED",
    "cryptography.hazmat.decrepit.ciphers.algorithms.TripleDES",
    "cryptography.hazmat.primitives.ciphers.algorithms.ARC4",
    "cryptography.hazmat.primitives.ciphers.algorithms.Blowfish",
    "cryptography.hazmat.primitives.ciphers.algorithms.CAST5",
    "cryptography.hazmat.primitives.ciphers.algorithms.IDEA",
    "cryptography.hazmat.primitives.ciphers.algorithms.SEED",
    "cryptography.hazmat.primitives.ciphers.algorithms.TripleDES",
    "des.DesKey",
    "oscrypto.symmetric.des_cbc_pkcs5_encrypt",
    "oscrypto.symmetric.rc2_cbc_pkcs5_encrypt",
    "oscrypto.symmetric.rc4_encrypt",
    "oscrypto.symmetric.tripledes_cbc_pkcs5_encrypt",
    "pyDes.des",
    "pyDes.triple_des",
];

/// M2Crypto names ciphers as OpenSSL does: `des_ede3_cbc`, `rc4`.
fn cipher_by_name<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(name) = call.argument(0, "alg") else {
        return;
    };
    let Some(text) = context.string(name.expression) else {
        return;
    };
    let first = text.split(['_', '-']).next().unwrap_or_default();
    if matches!(
        first,
        "des" | "desx" | "rc2" | "rc4" | "bf" | "cast" | "cast5" | "idea" | "seed"
    ) {
        context.report(
            name.expression.range(),
            "This cipher is broken; use aes_256_gcm",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn broken_ciphers_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("weak-cipher", None, source), expected, "{source}");
        };
        check("from Crypto.Cipher import DES\nDES.new(key)\n", &[2]);
        check(
            "from Cryptodome.Cipher import DES3 as D\nc = D.new(key, D.MODE_CBC, iv)\n",
            &[2],
        );
        check(
            "import Crypto.Cipher.ARC4\nCrypto.Cipher.ARC4.new(key)\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import *\nBlowfish.new(key, 2, iv)\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers import algorithms, Cipher, modes\n\
             Cipher(algorithms.TripleDES(key), modes.CBC(iv))\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4\nARC4(key)\n",
            &[2],
        );
        check(
            "import pyDes\npyDes.des(b'DESCRYPT', pyDes.CBC, iv)\n",
            &[2],
        );
        check(
            "from M2Crypto import EVP\nEVP.Cipher(alg='des_ede3_cbc', key=k, iv=i, op=1)\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\nAES.new(key, AES.MODE_GCM)\n",
            &[],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers import algorithms\nalgorithms.AES(k)\n",
            &[],
        );
        check(
            "class DES:\n    def new(key):\n        return key\nDES.new(key)\n",
            &[],
        );
    }
}
