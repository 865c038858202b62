//! Password hashing that is told to do too little work.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Argument, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "weak-work-factor",
        title: "Too little work for a password hash",
        languages: &[Language::Python],
        cwe: &[CweId(916), CweId(326)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports PBKDF2 with fewer than 100,000 iterations, bcrypt with fewer than 10 rounds \
               (2^10) and scrypt with n below 2^14.",
        why: "The work factor is what keeps a stolen hash from being tried against billions of \
              passwords. Guessing costs the attacker exactly as little as it costs here.",
        example: "import hashlib\n\n\ndef digest(password, salt):\n    return \
                  hashlib.pbkdf2_hmac(\"sha256\", password, salt, 1000)\n",
        better: "import hashlib\n\n\ndef digest(password, salt):\n    return \
                 hashlib.pbkdf2_hmac(\"sha256\", password, salt, 600_000)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/916.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Call(
            &[
                "hashlib.pbkdf2_hmac",
                "cryptography.hazmat.primitives.kdf.pbkdf2.PBKDF2HMAC",
            ],
            |context, call| at_least(context, call.argument(3, "iterations"), PBKDF2_ITERATIONS),
        ),
        Hook::Call(&["Crypto.Protocol.KDF.PBKDF2"], pbkdf2_of_pycryptodome),
        Hook::Call(&["bcrypt.gensalt"], |context, call| {
            at_least(context, call.argument(0, "rounds"), BCRYPT_ROUNDS);
        }),
        Hook::Call(&["flask_bcrypt.generate_password_hash"], |context, call| {
            at_least(context, call.argument(1, "rounds"), BCRYPT_ROUNDS);
        }),
        Hook::Call(&["hashlib.scrypt"], |context, call| {
            at_least(context, call.keyword("n"), SCRYPT_N);
        }),
        Hook::Call(
            &["cryptography.hazmat.primitives.kdf.scrypt.Scrypt"],
            |context, call| at_least(context, call.argument(2, "n"), SCRYPT_N),
        ),
        Hook::Call(&["Crypto.Protocol.KDF.scrypt"], |context, call| {
            at_least(context, call.argument(3, "N"), SCRYPT_N);
        }),
        Hook::Call(
            &[
                "passlib.hash.pbkdf2_sha256.using",
                "passlib.hash.pbkdf2_sha512.using",
                "passlib.hash.pbkdf2_sha1.using",
            ],
            |context, call| at_least(context, call.keyword("rounds"), 20_000),
        ),
        Hook::Call(&["passlib.hash.bcrypt.using"], |context, call| {
            at_least(context, call.keyword("rounds"), BCRYPT_ROUNDS);
        }),
        Hook::Call(
            &["werkzeug.security.generate_password_hash"],
            method_with_iterations,
        ),
    ],
};

const PBKDF2_ITERATIONS: i64 = 100_000;
const BCRYPT_ROUNDS: i64 = 10;
const SCRYPT_N: i64 = 1 << 14;

fn at_least<'a>(context: &mut Context<'a>, work: Option<&Argument<'a>>, least: i64) {
    let Some(work) = work else { return };
    if context
        .integer(work.expression)
        .is_some_and(|given| given < least)
    {
        let message = format!("This password hash is cheap to guess; use at least {least}");
        context.report(work.expression.range(), message);
    }
}

/// The default of `count` is 1000.
fn pbkdf2_of_pycryptodome<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    match call.argument(3, "count") {
        Some(count) => at_least(context, Some(count), PBKDF2_ITERATIONS),
        None if !call.has_unpacked_arguments() => {
            context.report(
                call.node.range(),
                "PBKDF2 does 1000 iterations here; give it a count",
            );
        }
        None => {}
    }
}

/// `pbkdf2:sha256:1000`.
fn method_with_iterations<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(method) = call.argument(1, "method") else {
        return;
    };
    let Some(text) = context.string(method.expression) else {
        return;
    };
    let iterations = text
        .strip_prefix("pbkdf2:")
        .and_then(|rest| rest.split(':').nth(1));
    let iterations = iterations.and_then(|count| count.parse::<i64>().ok());
    if iterations.is_some_and(|count| count < PBKDF2_ITERATIONS) {
        let message =
            format!("This password hash is cheap to guess; use at least {PBKDF2_ITERATIONS}");
        context.report(method.expression.range(), message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn little_work_is_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("weak-work-factor", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "import hashlib\nhashlib.pbkdf2_hmac('sha256', p, s, 1000)\n",
            &[2],
        );
        check(
            "import hashlib\nN = 10 ** 4\nhashlib.pbkdf2_hmac('sha256', p, s, iterations=N)\n",
            &[3],
        );
        check(
            "from Crypto.Protocol.KDF import PBKDF2\nPBKDF2(p, s, 32)\nPBKDF2(p, s, count=5000)\n",
            &[2, 3],
        );
        check("import bcrypt\nbcrypt.hashpw(p, bcrypt.gensalt(4))\n", &[2]);
        check(
            "import hashlib\nhashlib.scrypt(p, salt=s, n=1024, r=8, p=1)\n",
            &[2],
        );
        check(
            "from werkzeug.security import generate_password_hash as g\n\
             g(p, method='pbkdf2:sha256:1000')\ng(p, 'pbkdf2:sha256:600000')\ng(p, 'pbkdf2:sha256')\n",
            &[2],
        );
        check(
            "import hashlib\nhashlib.pbkdf2_hmac('sha256', p, s, 600_000)\n",
            &[],
        );
        check(
            "import hashlib\ndef f(n):\n    hashlib.pbkdf2_hmac('sha256', p, s, n)\n",
            &[],
        );
        check(
            "import bcrypt\nbcrypt.gensalt()\nbcrypt.gensalt(rounds=12)\n",
            &[],
        );
        check(
            "import hashlib\nhashlib.scrypt(p, salt=s, n=2**14, r=8, p=1)\n",
            &[],
        );
        check(
            "from Crypto.Protocol.KDF import PBKDF2\nPBKDF2(p, s, 32, count=1000000)\nPBKDF2(*args)\n",
            &[],
        );
    }
}
