//! Passwords that are hashed without a work factor.

use super::secret_expressions::{literal, secret_in};
use super::secret_names::{Secret, secret};
use super::syntax::{
    Local, Scope, any_expression, any_part, called, each_expression, each_part, each_statement,
    has_word, last_name, root_name, scopes, variable,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall, Operator, Stmt};
use crate::python::flow::{Argument, Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "fast-password-hash",
        title: "Password hashed without a work factor",
        languages: &[Language::Python],
        cwe: &[CweId(916), CweId(328), CweId(327)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a password that is hashed by a general hash such as SHA-256 or MD5, by a \
               password scheme without a work factor, and settings that choose such a scheme. A \
               hash that goes nowhere but into a slow one, such as bcrypt, is not reported.",
        why: "A graphics card computes billions of such hashes a second. Who gets hold of the \
              hashes finds most of the passwords within hours, with or without a salt.",
        example: "import hashlib\n\n\ndef store(db, user, password):\n    digest = \
                  hashlib.sha256(password.encode()).hexdigest()\n    db[user] = digest\n",
        better: "import bcrypt\n\n\ndef store(db, user, password):\n    digest = \
                 bcrypt.hashpw(password.encode(), bcrypt.gensalt())\n    db[user] = digest\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/916.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html",
        ],
    },
    hooks: &[
        Hook::Call(HASHES, |context, call| {
            if let Some(data) = call.argument(0, "data") {
                hashed(context, call, data);
            }
        }),
        Hook::Call(&["hashlib.new"], |context, call| {
            if let Some(data) = call.argument(1, "data") {
                hashed(context, call, data);
            }
        }),
        Hook::Call(SCHEMES, |context, call| {
            context.report(call.node.range(), "This password scheme has no work factor");
        }),
        Hook::Call(
            &["werkzeug.security.generate_password_hash"],
            |context, call| chosen(context, call.argument(1, "method")),
        ),
        Hook::Call(
            &["django.contrib.auth.hashers.make_password"],
            |context, call| chosen(context, call.argument(2, "hasher")),
        ),
        Hook::Assignment(hashers_setting),
    ],
};

/// Hashes that are fast on purpose, and their `update`.
const HASHES: &[&str] = &[
    "hashlib.md5",
    "hashlib.sha1",
    "hashlib.sha224",
    "hashlib.sha256",
    "hashlib.sha384",
    "hashlib.sha512",
    "hashlib.sha3_224",
    "hashlib.sha3_256",
    "hashlib.sha3_384",
    "hashlib.sha3_512",
    "hashlib.blake2b",
    "hashlib.blake2s",
    "hashlib.md5().update",
    "hashlib.sha1().update",
    "hashlib.sha224().update",
    "hashlib.sha256().update",
    "hashlib.sha384().update",
    "hashlib.sha512().update",
    "hashlib.sha3_256().update",
    "hashlib.sha3_512().update",
    "hashlib.blake2b().update",
    "hashlib.new().update",
    "md5.md5",
    "md5.new",
    "sha.new",
    "Crypto.Hash.MD5.new",
    "Crypto.Hash.MD5.new().update",
    "Crypto.Hash.SHA.new",
    "Crypto.Hash.SHA1.new",
    "Crypto.Hash.SHA1.new().update",
    "Crypto.Hash.SHA256.new",
    "Crypto.Hash.SHA256.new().update",
    "Crypto.Hash.SHA512.new",
    "Crypto.Hash.SHA512.new().update",
    "Crypto.Hash.SHA3_256.new",
    "cryptography.hazmat.primitives.hashes.Hash.update",
];

/// Password schemes of passlib that are nothing but a hash, or nothing at all.
const SCHEMES: &[&str] = &[
    "passlib.hash.bsdi_crypt.hash",
    "passlib.hash.des_crypt.hash",
    "passlib.hash.hex_md4.hash",
    "passlib.hash.hex_md5.hash",
    "passlib.hash.hex_sha1.hash",
    "passlib.hash.hex_sha256.hash",
    "passlib.hash.hex_sha512.hash",
    "passlib.hash.ldap_md5.hash",
    "passlib.hash.ldap_plaintext.hash",
    "passlib.hash.ldap_salted_md5.hash",
    "passlib.hash.ldap_salted_sha1.hash",
    "passlib.hash.ldap_sha1.hash",
    "passlib.hash.lmhash.hash",
    "passlib.hash.md5_crypt.hash",
    "passlib.hash.mysql323.hash",
    "passlib.hash.mysql41.hash",
    "passlib.hash.nthash.hash",
    "passlib.hash.plaintext.hash",
];

fn hashed<'a>(context: &mut Context<'a>, call: &Call<'a, '_>, data: &Argument<'a>) {
    if secret_in(context, data.expression) != Some(Secret::Password)
        || is_hashed_again(context, call.node)
    {
        return;
    }
    // Who asks about the salt alone is not helped by a hash that has one.
    let salt_asked = context.asks_for(&[CweId(759), CweId(760)]);
    if salt_asked && has_salt(data.expression) {
        return;
    }
    let message = "A password is hashed by a function that is made to be fast; use bcrypt, scrypt, \
                   Argon2 or PBKDF2";
    context.report(data.expression.range(), message);
}

/// Functions that derive a key from a password and take their time.
const SLOW: &[&str] = &[
    "PBKDF2",
    "checkpw",
    "derive",
    "hash_secret",
    "hash_secret_raw",
    "hashpw",
    "kdf",
    "pbkdf2_hmac",
    "scrypt",
];

/// Whether the hash that `call` computes, or puts into what it is called on, goes nowhere but into
/// a slow one: bcrypt reads 72 bytes of a password, so long ones are hashed before.
fn is_hashed_again(context: &Context<'_>, call: &ExprCall) -> bool {
    let module = context.module();
    let scopes = scopes(module);
    let receiver = match called(call) {
        Some("update") => root_name(&call.func),
        _ => None,
    };
    let Some(scope) = scopes.iter().find(|scope| stands_in(call.range(), scope)) else {
        return false;
    };
    match goes_to(scope.body, call.range(), receiver) {
        Goes::IntoSlowHash => true,
        Goes::Elsewhere => false,
        Goes::ToCaller => scope
            .function
            .filter(|function| Local::of(module).function(&function.name).is_some())
            .is_some_and(|helper| every_call_is_hashed(&scopes, &helper.name)),
    }
}

fn stands_in(place: TextRange, scope: &Scope<'_>) -> bool {
    any_expression(scope.body, |one| one.range() == place)
}

/// Whether what the function `helper` returns goes nowhere but into a slow hash.
fn every_call_is_hashed(scopes: &[Scope<'_>], helper: &str) -> bool {
    let (mut mentions, mut calls) = (0, 0);
    let mut all_hashed = true;
    for scope in scopes {
        each_expression(scope.body, |one| {
            mentions += usize::from(variable(one) == Some(helper));
            if let Expr::Call(call) = one
                && variable(&call.func) == Some(helper)
            {
                calls += 1;
                let goes = goes_to(scope.body, call.range(), None);
                all_hashed &= matches!(goes, Goes::IntoSlowHash);
            }
        });
    }
    calls > 0 && calls == mentions && all_hashed
}

/// Where a value goes.
enum Goes {
    IntoSlowHash,
    ToCaller,
    Elsewhere,
}

/// Where the value of the expression at `at`, or of the variable `receiver`, goes in `body`.
fn goes_to(body: &[Stmt], at: TextRange, receiver: Option<&str>) -> Goes {
    let is_value = |part: &Expr, names: &[&str]| {
        part.range() == at || variable(part).is_some_and(|name| names.contains(&name))
    };
    let holds =
        |expression: &Expr, names: &[&str]| any_part(expression, |part| is_value(part, names));
    // The variables that hold the value, and the places where it only changes its name.
    let mut names: Vec<&str> = receiver.into_iter().collect();
    let mut passed_on = Vec::new();
    let mut returns = Vec::new();
    each_statement(body, |statement| match statement {
        Stmt::Assign(assign) if holds(&assign.value, &names) => {
            if !hides_in_slow_hash(&assign.value, at, &names) {
                names.extend(assign.targets.iter().filter_map(variable));
            }
            if assign.targets.iter().all(Expr::is_name_expr) {
                passed_on.push(assign.range);
            }
        }
        Stmt::Return(node) => returns.push(node.range),
        _ => {}
    });
    let mut slow = Vec::new();
    each_expression(body, |one| {
        if let Expr::Call(call) = one {
            if is_slow(call) {
                slow.push(call.arguments.range);
            } else if receiver.is_some() && call.range() == at {
                passed_on.push(at);
            }
        }
    });
    let (mut hashed, mut returned, mut elsewhere) = (false, false, false);
    each_expression(body, |one| {
        let is_set = matches!(one, Expr::Name(name) if name.ctx.is_store());
        if is_set || !is_value(one, &names) {
            return;
        }
        let within =
            |places: &[TextRange]| places.iter().any(|all| all.contains_range(one.range()));
        match (within(&slow), within(&returns), within(&passed_on)) {
            (true, _, _) => hashed = true,
            (_, true, _) => returned = true,
            (_, _, is_passed_on) => elsewhere |= !is_passed_on,
        }
    });
    match (hashed, returned, elsewhere) {
        (true, false, false) => Goes::IntoSlowHash,
        (false, true, false) => Goes::ToCaller,
        _ => Goes::Elsewhere,
    }
}

/// Whether what `expression` gives is what a slow hash made of the value.
fn hides_in_slow_hash(expression: &Expr, at: TextRange, names: &[&str]) -> bool {
    let mut slow = Vec::new();
    let mut values = Vec::new();
    each_part(expression, |part| match part {
        Expr::Call(call) if is_slow(call) => slow.push(call.arguments.range),
        _ if part.range() == at => values.push(at),
        Expr::Name(name) if names.contains(&name.id.as_str()) => values.push(name.range),
        _ => {}
    });
    let is_hidden = |value: &TextRange| slow.iter().any(|all| all.contains_range(*value));
    values.iter().all(is_hidden)
}

/// `hashlib.scrypt(…)`, `PasswordHasher().hash(…)`.
fn is_slow(call: &ExprCall) -> bool {
    const SCHEMES: &[&str] = &[
        "bcrypt", "argon2", "scrypt", "pbkdf2", "hasher", "ph", "pwd",
    ];
    match (called(call), &*call.func) {
        (Some("hash" | "verify"), Expr::Attribute(method)) => {
            last_name(&method.value).is_some_and(|name| has_word(name, SCHEMES))
        }
        (Some(name), _) => SLOW.contains(&name),
        _ => false,
    }
}

/// Whether something that is called a salt is part of `expression`.
fn has_salt(expression: &Expr) -> bool {
    let is_salt = |name: &str| secret(name) == Some(Secret::Salt);
    match expression {
        Expr::Name(node) => is_salt(node.id.as_str()),
        Expr::Attribute(node) => is_salt(node.attr.as_str()) || has_salt(&node.value),
        Expr::BinOp(node) if node.op == Operator::Add => {
            has_salt(&node.left) || has_salt(&node.right)
        }
        Expr::Call(node) => has_salt(&node.func) || node.arguments.args.iter().any(has_salt),
        Expr::FString(node) => node.value.elements().any(|element| {
            element
                .as_interpolation()
                .is_some_and(|part| has_salt(&part.expression))
        }),
        _ => false,
    }
}

/// Reports a method of a framework, given by name, that is nothing but a hash.
fn chosen<'a>(context: &mut Context<'a>, method: Option<&Argument<'a>>) {
    let Some(method) = method else { return };
    let Some((name, range)) = literal(context, method.expression) else {
        return;
    };
    let weak = [
        "crypt",
        "md5",
        "plain",
        "sha1",
        "sha224",
        "sha256",
        "sha384",
        "sha512",
        "unsalted_md5",
        "unsalted_sha1",
    ];
    if weak.contains(&&*name) {
        context.report(range, "This password scheme has no work factor");
    }
}

/// Django hashes new passwords by the first of `PASSWORD_HASHERS`.
fn hashers_setting<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    if assignment.label != Some("PASSWORD_HASHERS") {
        return;
    }
    let first = match assignment.expression {
        Expr::List(node) => node.elts.first(),
        Expr::Tuple(node) => node.elts.first(),
        _ => None,
    };
    let Some(Expr::StringLiteral(hasher)) = first else {
        return;
    };
    let class = hasher.value.to_str().rsplit('.').next().unwrap_or_default();
    let weak = [
        "CryptPasswordHasher",
        "MD5PasswordHasher",
        "SHA1PasswordHasher",
        "UnsaltedMD5PasswordHasher",
        "UnsaltedSHA1PasswordHasher",
    ];
    if weak.contains(&class) {
        context.report(hasher.range, "This password scheme has no work factor");
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn fast_hashes_of_passwords_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("fast-password-hash", None, source),
                expected,
                "{source}"
            );
        };
        check(
            "import hashlib\ndef f(password):\n    return hashlib.sha256(password.encode())\n",
            &[3],
        );
        check(
            "from hashlib import md5\nmd5(request.form['passwd'].encode())\n",
            &[2],
        );
        check(
            "import hashlib\nh = hashlib.sha512()\nh.update(salt + user.password.encode())\n",
            &[3],
        );
        check(
            "import hashlib\ndata = password.encode('utf-8')\nhashlib.new('sha256', data)\n",
            &[3],
        );
        check(
            "import hashlib\nhashlib.sha256(f'{salt}{pwd}'.encode())\n",
            &[2],
        );
        check(
            "from Crypto.Hash import SHA256\nSHA256.new(data=password)\n",
            &[2],
        );
        check(
            "from passlib.hash import hex_sha256\nhex_sha256.hash(word)\n",
            &[2],
        );
        check(
            "from werkzeug.security import generate_password_hash\n\
             generate_password_hash(password, method='sha256')\n",
            &[2],
        );
        check(
            "PASSWORD_HASHERS = [\n    'django.contrib.auth.hashers.MD5PasswordHasher',\n]\n",
            &[2],
        );
        check("import hashlib\nhashlib.sha256(content).hexdigest()\n", &[]);
        check(
            "import hashlib\nhashlib.sha256(password_hash + nonce)\n",
            &[],
        );
        check(
            "import hashlib\nhashlib.pbkdf2_hmac('sha256', password, salt, 600000)\n",
            &[],
        );
        check(
            "from werkzeug.security import generate_password_hash\ngenerate_password_hash(password)\n",
            &[],
        );
        check(
            "import bcrypt\nbcrypt.hashpw(password, bcrypt.gensalt())\n",
            &[],
        );
    }

    #[test]
    fn a_hash_that_a_slow_one_hashes_again_is_not_reported() {
        let check = |code: &str, expected: &[usize]| {
            let source = format!("import hashlib, bcrypt\n{code}");
            assert_eq!(
                lines("fast-password-hash", None, &source),
                expected,
                "{source}"
            );
        };
        check(
            "def f(password):\n    data = hashlib.sha512(password).digest()\n    return hashlib.scrypt(data, salt=s, n=2**15, r=8, p=1)\n",
            &[],
        );
        check(
            "def f(password):\n    return bcrypt.hashpw(base64.b64encode(hashlib.sha256(password).digest()), s)\n",
            &[],
        );
        check(
            "def f(password):\n    h = hashlib.sha256()\n    h.update(password)\n    return bcrypt.hashpw(h.hexdigest().encode(), s)\n",
            &[],
        );
        check(
            "def short(password):\n    return hashlib.sha256(password).digest()\ndef f(p):\n    return bcrypt.hashpw(short(p), s)\ndef g(p, h):\n    return bcrypt.checkpw(short(p), h)\n",
            &[],
        );
        check(
            "def f(password):\n    data = hashlib.sha512(password).digest()\n    log(data)\n    return hashlib.scrypt(data, salt=s, n=2**15, r=8, p=1)\n",
            &[3],
        );
        check(
            "def f(password):\n    data = hashlib.sha512(password).digest()\n    return data, bcrypt.hashpw(other, s)\n",
            &[3],
        );
        check(
            "def short(password):\n    return hashlib.sha256(password).digest()\ndef f(p):\n    return bcrypt.hashpw(short(p), s)\ndef g(p):\n    return short(p)\n",
            &[3],
        );
        check(
            "def f(password):\n    return hashlib.sha256(hashlib.sha256(password).digest()).digest()\n",
            &[3],
        );
    }

    #[test]
    fn a_salted_hash_is_no_answer_to_who_asks_for_the_salt() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("fast-password-hash", Some(759), source),
                expected,
                "{source}"
            );
        };
        check("import hashlib\nhashlib.sha256(password.encode())\n", &[2]);
        check(
            "import hashlib\nhashlib.sha256(salt + password.encode())\n",
            &[],
        );
        check(
            "import hashlib\nhashlib.sha256((user.salt + password).encode())\n",
            &[],
        );
    }
}
