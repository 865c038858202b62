//! Keys of ciphers, MACs and signatures in the source.

use super::secret_expressions::{is_fixed, literal};
use super::secret_names::secret;
use super::secret_values::{is_known_format, sureness};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "hard-coded-key",
        title: "Hard-coded cryptographic key",
        languages: &[Language::Python],
        cwe: &[CweId(321), CweId(798)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a literal that is used as the key of a cipher, a MAC or a signed token.",
        why: "Whoever sees the source decrypts everything and signs whatever they like, in every \
              installation, until a new version changes the key.",
        example: "import jwt\n\n\ndef login_token(user):\n    return jwt.encode({\"sub\": user}, \
                  \"letmein\", algorithm=\"HS256\")\n",
        better: "import os\n\nimport jwt\n\n\ndef login_token(user):\n    return jwt.encode({\"sub\": \
                 user}, os.environ[\"JWT_KEY\"], algorithm=\"HS256\")\n",
        references: &["https://cwe.mitre.org/data/definitions/321.html"],
    },
    hooks: &[
        Hook::Call(
            &[
                "Crypto.Cipher.AES.new",
                "Crypto.Cipher.ARC2.new",
                "Crypto.Cipher.ARC4.new",
                "Crypto.Cipher.Blowfish.new",
                "Crypto.Cipher.CAST.new",
                "Crypto.Cipher.ChaCha20.new",
                "Crypto.Cipher.ChaCha20_Poly1305.new",
                "Crypto.Cipher.DES.new",
                "Crypto.Cipher.DES3.new",
                "Crypto.Cipher.Salsa20.new",
                "Crypto.Hash.HMAC.new",
                "cryptography.fernet.Fernet",
                "cryptography.hazmat.primitives.ciphers.aead.AESCCM",
                "cryptography.hazmat.primitives.ciphers.aead.AESGCM",
                "cryptography.hazmat.primitives.ciphers.aead.AESSIV",
                "cryptography.hazmat.primitives.ciphers.aead.ChaCha20Poly1305",
                "cryptography.hazmat.primitives.ciphers.algorithms.AES",
                "cryptography.hazmat.primitives.ciphers.algorithms.ARC4",
                "cryptography.hazmat.primitives.ciphers.algorithms.Blowfish",
                "cryptography.hazmat.primitives.ciphers.algorithms.ChaCha20",
                "cryptography.hazmat.primitives.ciphers.algorithms.TripleDES",
                "cryptography.hazmat.primitives.cmac.CMAC",
                "cryptography.hazmat.primitives.hmac.HMAC",
                "hmac.HMAC",
                "hmac.digest",
                "hmac.new",
                "nacl.secret.SecretBox",
                "pyDes.des",
                "pyDes.triple_des",
                "pyaes.AESModeOfOperationCBC",
                "pyaes.AESModeOfOperationCTR",
                "pyaes.AESModeOfOperationECB",
            ],
            |context, call| check(context, call.argument(0, "key")),
        ),
        Hook::Call(
            &[
                "itsdangerous.JSONWebSignatureSerializer",
                "itsdangerous.Serializer",
                "itsdangerous.Signer",
                "itsdangerous.TimedJSONWebSignatureSerializer",
                "itsdangerous.TimestampSigner",
                "itsdangerous.URLSafeSerializer",
                "itsdangerous.URLSafeTimedSerializer",
            ],
            |context, call| check(context, call.argument(0, "secret_key")),
        ),
        Hook::Call(
            &[
                "jose.jws.sign",
                "jose.jwt.decode",
                "jose.jwt.encode",
                "jwt.encode",
            ],
            |context, call| check(context, call.argument(1, "key")),
        ),
        Hook::Call(&["jwt.decode"], |context, call| {
            if !skips_signature(context, call) {
                check(context, call.argument(1, "key"));
            }
        }),
        Hook::Call(&["authlib.jose.jwt.encode"], |context, call| {
            check(context, call.argument(2, "key"));
        }),
        Hook::Call(&["hashlib.blake2b", "hashlib.blake2s"], |context, call| {
            check(context, call.keyword("key"));
        }),
    ],
};

fn check<'a>(context: &mut Context<'a>, key: Option<&Argument<'a>>) {
    let Some(key) = key else { return };
    let place = match literal(context, key.expression) {
        // An empty key says that there is none, and a public key is for everyone.
        Some((text, _)) if text.is_empty() || text.contains("PUBLIC KEY") => return,
        Some((text, _)) if is_reported_elsewhere(key.expression, &text) => return,
        Some((_, range)) => range,
        None if is_fixed(context, key.expression) => key.expression.range(),
        None => return,
    };
    let message = "The key is written in the source; read it from the environment or a vault";
    context.report(place, message);
}

/// Whether another rule reports `text` by its form, or by the name of the variable that holds it.
fn is_reported_elsewhere(expression: &Expr, text: &str) -> bool {
    let name = match expression {
        Expr::Name(node) => node.id.as_str(),
        Expr::Attribute(node) => node.attr.as_str(),
        _ => return is_known_format(text),
    };
    let kind = secret(name).filter(|kind| kind.is_credential());
    let confidence = kind.and_then(|kind| sureness(kind, text));
    is_known_format(text) || confidence >= Some(Confidence::Medium)
}

/// Without a check of the signature the key does not matter; `jwt-not-verified` reports it.
fn skips_signature<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) -> bool {
    let verify = call.keyword("verify").map(|argument| argument.expression);
    let options = call
        .keyword("options")
        .map(|argument| context.text(argument.expression));
    verify.is_some_and(|verify| context.boolean(verify) == Some(false))
        || options.is_some_and(|options| options.contains("verify_signature"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn keys_in_the_source_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("hard-coded-key", None, source), expected, "{source}");
        };
        check(
            "from Crypto.Cipher import AES\nAES.new(b'0123456789abcdef', AES.MODE_GCM)\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\nk = 'sixteen byte key'.encode()\nAES.new(k, AES.MODE_GCM)\n",
            &[2],
        );
        check(
            "from cryptography.fernet import Fernet\nf = Fernet(b'x' * 32)\n",
            &[2],
        );
        check(
            "import hmac\nhmac.new(key=b'pepper', msg=m, digestmod='sha256')\n",
            &[2],
        );
        check(
            "import jwt\njwt.encode(payload, 'secret', algorithm='HS256')\n",
            &[2],
        );
        check(
            "import jwt\njwt.decode(token, 'secret', algorithms=['HS256'])\n",
            &[2],
        );
        check(
            "from itsdangerous import URLSafeSerializer\nURLSafeSerializer('letmein')\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.ciphers import algorithms\nalgorithms.AES(bytes(32))\n",
            &[2],
        );
        check(
            "from Crypto.Cipher import AES\nimport os\nAES.new(os.urandom(32), AES.MODE_GCM)\n",
            &[],
        );
        check(
            "import hmac\ndef f(key, m):\n    return hmac.new(key, m, 'sha256')\n",
            &[],
        );
        check(
            "import os, jwt\njwt.encode(p, os.environ['KEY'])\njwt.decode(t, '', options={'verify_signature': False})\n",
            &[],
        );
        check(
            "from cryptography.fernet import Fernet\nFernet(Fernet.generate_key())\n",
            &[],
        );
    }
}
