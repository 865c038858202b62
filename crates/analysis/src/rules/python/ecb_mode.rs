//! Block ciphers in ECB mode.

use super::secret_expressions::last_part;
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
        id: "ecb-mode",
        title: "Cipher in ECB mode",
        languages: &[Language::Python],
        cwe: &[CweId(327)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a block cipher in ECB mode, also where ECB is the default of the library.",
        why: "Equal blocks of the text give equal blocks of the cipher text, so that its structure \
              stays visible, and an attacker can exchange blocks unnoticed.",
        example: "from Crypto.Cipher import AES\n\n\ndef encrypt(key, message):\n    return \
                  AES.new(key, AES.MODE_ECB).encrypt(message)\n",
        better: "from Crypto.Cipher import AES\n\n\ndef encrypt(key, message):\n    cipher = \
                 AES.new(key, AES.MODE_GCM)\n    return cipher.nonce, \
                 cipher.encrypt_and_digest(message)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/327.html",
            "https://pycryptodome.readthedocs.io/en/latest/src/cipher/classic.html",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "Crypto.Cipher.AES.new",
                "Crypto.Cipher.ARC2.new",
                "Crypto.Cipher.Blowfish.new",
                "Crypto.Cipher.CAST.new",
                "Crypto.Cipher.DES.new",
                "Crypto.Cipher.DES3.new",
            ],
            mode_of_pycryptodome,
        ),
        Hook::Call(
            &[
                "cryptography.hazmat.primitives.ciphers.modes.ECB",
                "pyaes.AESModeOfOperationECB",
            ],
            |context, call| context.report(call.node.range(), MESSAGE),
        ),
    ],
};

const MESSAGE: &str = "ECB mode shows which blocks of the text are equal; use GCM";

fn mode_of_pycryptodome<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(mode) = call.argument(1, "mode") else {
        // The default of the older PyCrypto is ECB; pycryptodome refuses the call.
        if !call.has_unpacked_arguments() {
            context.report_with(call.node.range(), MESSAGE, Confidence::Medium);
        }
        return;
    };
    if last_part(context, mode.expression).as_deref() == Some("MODE_ECB") {
        context.report(mode.expression.range(), MESSAGE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn ecb_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("ecb-mode", None, source), expected, "{source}");
        };
        check(
            "from Crypto.Cipher import AES\nAES.new(key, AES.MODE_ECB)\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\nmode = AES.MODE_ECB\nAES.new(key, mode=mode)\n",
            &[3],
        );
        check(
            "from Crypto.Cipher import DES\nDES.new(b'8 bytes!')\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes\n\
             Cipher(algorithms.AES(key), modes.ECB())\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers.modes import ECB\nmode = ECB()\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\nAES.new(key, AES.MODE_CBC, iv)\n",
            &[],
        );
        check(
            "from Crypto.Cipher import AES\nAES.new(key, mode)\nAES.new(*args)\n",
            &[],
        );
        check("from Crypto.Cipher import ARC4\nARC4.new(key)\n", &[]);
    }
}
