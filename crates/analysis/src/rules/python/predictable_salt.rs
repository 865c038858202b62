//! Salts that are the same for everyone, or can be guessed.

use super::secret_expressions::{is_fixed, secret_in};
use super::secret_names::{Secret, has_word};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Operator};
use crate::python::flow::{Argument, Call, Context, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "predictable-salt",
        title: "Predictable salt",
        languages: &[Language::Python],
        cwe: &[CweId(760), CweId(759)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a salt for hashing a password or deriving a key that is a literal, the name \
               of the user, or made by the module random.",
        why: "With the same salt for everyone, one table of hashes serves for all users, and equal \
              passwords are seen to be equal. With a salt that is known before, the table is \
              ready before the hashes are stolen.",
        example: "import hashlib\n\n\ndef digest(password):\n    return hashlib.pbkdf2_hmac(\"sha256\", \
                  password, b\"pepper\", 600_000)\n",
        better: "import hashlib\nimport os\n\n\ndef digest(password):\n    salt = os.urandom(16)\n    \
                 return salt + hashlib.pbkdf2_hmac(\"sha256\", password, salt, 600_000)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/760.html",
            "https://docs.python.org/3/library/hashlib.html#key-derivation",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "hashlib.pbkdf2_hmac",
                "Crypto.Protocol.KDF.bcrypt",
                "cryptography.hazmat.primitives.kdf.pbkdf2.PBKDF2HMAC",
                "nacl.pwhash.argon2i.kdf",
                "nacl.pwhash.argon2id.kdf",
                "nacl.pwhash.scrypt.kdf",
            ],
            |context, call| salted(context, call.argument(2, "salt")),
        ),
        Hook::Call(
            &[
                "argon2.low_level.hash_secret",
                "argon2.low_level.hash_secret_raw",
                "bcrypt.hashpw",
                "bcrypt.kdf",
                "crypt.crypt",
                "Crypto.Protocol.KDF.PBKDF2",
                "Crypto.Protocol.KDF.scrypt",
                "django.contrib.auth.hashers.make_password",
                "django.utils.crypto.pbkdf2",
                "hashlib.scrypt",
                "scrypt.hash",
            ],
            |context, call| salted(context, call.argument(1, "salt")),
        ),
        Hook::Call(
            &[
                "cryptography.hazmat.primitives.kdf.scrypt.Scrypt",
                "cryptography.hazmat.primitives.kdf.argon2.Argon2id",
            ],
            |context, call| salted(context, call.argument(0, "salt")),
        ),
        Hook::Call(
            &[
                "argon2.PasswordHasher.hash",
                "passlib.hash.pbkdf2_sha256.using",
                "passlib.hash.pbkdf2_sha512.using",
                "passlib.hash.sha256_crypt.using",
                "passlib.hash.sha512_crypt.using",
                "passlib.hash.bcrypt.using",
                "passlib.hash.argon2.using",
            ],
            |context, call| salted(context, call.keyword("salt")),
        ),
        Hook::Call(CONCATENATED, concatenated),
    ],
};

/// Hashes whose salt is put in front of or behind the password.
const CONCATENATED: &[&str] = &[
    "hashlib.md5",
    "hashlib.sha1",
    "hashlib.sha224",
    "hashlib.sha256",
    "hashlib.sha384",
    "hashlib.sha512",
    "hashlib.sha3_256",
    "hashlib.sha3_512",
];

fn salted<'a>(context: &mut Context<'a>, salt: Option<&Argument<'a>>) {
    let Some(salt) = salt else { return };
    if matches!(salt.expression, Expr::NoneLiteral(_)) {
        return;
    }
    if let Some(why) = predictable(context, salt) {
        context.report(salt.expression.range(), why);
    }
}

fn predictable<'a>(context: &mut Context<'a>, salt: &Argument<'a>) -> Option<&'static str> {
    if is_fixed(context, salt.expression) {
        return Some("The salt is the same for every password; make one with os.urandom(16)");
    }
    if context.harms(&salt.value, Kind::Guessable) {
        return Some("The salt can be predicted; make one with os.urandom(16)");
    }
    let identity = ["email", "login", "name", "userid", "username"];
    let names_user = name_in(salt.expression).is_some_and(|name| has_word(name, &identity));
    names_user.then_some("The salt is known to everyone; make one with os.urandom(16)")
}

/// The name of the variable that `expression` is, or that it encodes.
fn name_in(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(node) => Some(node.id.as_str()),
        Expr::Call(node) => match &*node.func {
            Expr::Attribute(method) if method.attr.as_str() == "encode" => name_in(&method.value),
            _ => None,
        },
        _ => None,
    }
}

/// `sha256(b"pepper" + password)`.
fn concatenated<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(data) = call.positional(0) else {
        return;
    };
    let mut expression = data.expression;
    while let Expr::Call(node) = expression
        && let Expr::Attribute(method) = &*node.func
        && method.attr.as_str() == "encode"
    {
        expression = &method.value;
    }
    let Expr::BinOp(node) = expression else {
        return;
    };
    if node.op != Operator::Add {
        return;
    }
    for (salt, password) in [(&node.left, &node.right), (&node.right, &node.left)] {
        if secret_in(context, password) == Some(Secret::Password) && is_fixed(context, salt) {
            let message = "The salt is the same for every password";
            return context.report(salt.range(), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn predictable_salts_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("predictable-salt", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "from hashlib import pbkdf2_hmac\npbkdf2_hmac('sha256', p, b'salt', 600000)\n",
            &[2],
        );
        check(
            "import hashlib\nSALT = 'x' * 8\ndef f(p):\n    salt = SALT.encode()\n    \
             return hashlib.scrypt(p, salt=salt, n=2**14, r=8, p=1)\n",
            &[5],
        );
        check(
            "import bcrypt\nbcrypt.hashpw(p, b'$2b$12$abcdefghijklmnopqrstuu')\n",
            &[2],
        );
        check(
            "from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC\n\
             k = PBKDF2HMAC(algorithm=a, length=32, salt=bytes(16), iterations=600000)\n",
            &[2],
        );
        check(
            "import hashlib\nhashlib.pbkdf2_hmac('sha256', p, username.encode(), 600000)\n",
            &[2],
        );
        check(
            "import hashlib\nhashlib.sha256(b'pepper' + password.encode())\n",
            &[2],
        );
        check("import crypt\ncrypt.crypt(p, 'ab')\n", &[2]);
        check(
            "import os, hashlib\nsalt = os.urandom(16)\nhashlib.pbkdf2_hmac('sha256', p, salt, 600000)\n",
            &[],
        );
        check(
            "import bcrypt\nbcrypt.hashpw(p, bcrypt.gensalt())\nbcrypt.hashpw(p, user.hash)\n",
            &[],
        );
        check(
            "import hashlib\ndef f(p, salt):\n    return hashlib.pbkdf2_hmac('sha256', p, salt, 10)\n",
            &[],
        );
        check(
            "import crypt\ncrypt.crypt(p, crypt.mksalt())\ncrypt.crypt(p)\n",
            &[],
        );
        check("import hashlib\nhashlib.sha256(b'prefix' + data)\n", &[]);
    }
}
