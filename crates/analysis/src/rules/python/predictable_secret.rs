//! Secret from a predictable generator.

use super::secret_names::{Secret, has_word, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Stmt};
use crate::python::flow::{Assignment, Call, Context, Kind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "predictable-secret",
        title: "Secret from a predictable generator",
        languages: &[Language::Python],
        cwe: &[CweId(338), CweId(330), CweId(331), CweId(340)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports values of the random module, of numpy.random or of uuid1 that become a password, token, key, salt, code or session identifier, by the name of the variable, the argument, the key or the function.",
        why: "The generator is made for simulations: from a few of its values, or from the time of its start, all others follow. An attacker computes the tokens of others.",
        example: r#"import random

def new_password():
    return "".join(random.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(12))
"#,
        better: r#"import secrets

def new_password():
    return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(12))
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/338.html",
            "https://docs.python.org/3/library/secrets.html",
            "https://docs.python.org/3/library/random.html",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Guessable, "is used where it must not be guessed"),
        Hook::Assignment(check_assignment),
        Hook::AnyCall(check_arguments),
        Hook::Dict(check_keys),
        Hook::Statement(check_result),
    ],
};

/// Whether the name says that its value must not be guessed.
fn must_not_be_guessed(name: &str) -> bool {
    secret(name).is_some_and(|secret| secret != Secret::Digest)
}

fn check_assignment<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    if assignment.label.is_some_and(must_not_be_guessed) {
        context.flows_into(
            Kind::Guessable,
            assignment.range,
            &assignment.value,
            Confidence::High,
        );
    }
}

/// `User(password=…)`, `cookie["session"]`.
fn check_arguments<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        if argument.keyword.is_some_and(must_not_be_guessed) {
            let range = argument.expression.range();
            context.flows_into(Kind::Guessable, range, &argument.value, Confidence::High);
        }
    }
}

fn check_keys<'a>(context: &mut Context<'a>, display: &'a Expr) {
    let Expr::Dict(display) = display else {
        return;
    };
    for item in &display.items {
        if let Some(Expr::StringLiteral(key)) = &item.key
            && must_not_be_guessed(key.value.to_str())
        {
            let value = context.value_of(&item.value);
            context.flows_into(
                Kind::Guessable,
                item.value.range(),
                &value,
                Confidence::High,
            );
        }
    }
}

/// What a function such as `new_password` or `generateToken` returns.
fn check_result<'a>(context: &mut Context<'a>, statement: &StatementView<'a>) {
    let Stmt::Return(node) = statement.node else {
        return;
    };
    let (Some(result), Some(function)) = (&node.value, context.function()) else {
        return;
    };
    if makes_secret(function.name.as_str()) {
        let value = context.value_of(result);
        context.flows_into(Kind::Guessable, result.range(), &value, Confidence::High);
    }
}

fn makes_secret(function: &str) -> bool {
    const NOUNS: &[&str] = &[
        "password",
        "passwd",
        "passphrase",
        "token",
        "otp",
        "secret",
        "salt",
        "nonce",
        "captcha",
    ];
    const VERBS: &[&str] = &[
        "generate",
        "generator",
        "gen",
        "create",
        "make",
        "new",
        "random",
    ];
    must_not_be_guessed(function) || has_word(function, NOUNS) && has_word(function, VERBS)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn secrets_are_known_by_their_names() {
        let check = |source: &str, expected: &[usize]| {
            let source = format!("import random, secrets, string, uuid, hashlib, time\n{source}");
            assert_eq!(lines(RULE.about.id, None, &source), expected, "{source}");
        };
        check(
            "password = ''.join(random.choice(string.ascii_letters) for _ in range(9))",
            &[2],
        );
        check("def make_token():\n    return random.randint(0, 9)", &[3]);
        check(
            "def generatePassword(n):\n    r = ''\n    for _ in range(n):\n        r += random.choice('abc')\n    return r",
            &[6],
        );
        check("user.session_id = str(random.getrandbits(64))", &[2]);
        check(
            "token = hashlib.sha256(str(time.time()).encode()).hexdigest()",
            &[2],
        );
        check("api_key = str(uuid.uuid1())", &[2]);
        check("save(password=random.sample('abc', 2))", &[2]);
        check("row = {'otp': random.randrange(1000000)}", &[2]);
        check("salt = random.Random().getrandbits(32)", &[2]);
        check(
            "password = ''.join(secrets.choice('abc') for _ in range(9))",
            &[],
        );
        check("token = random.SystemRandom().randint(0, 9)", &[]);
        check("api_key = str(uuid.uuid4())", &[]);
        check("dice = random.randint(1, 6)", &[]);
        check("def roll():\n    return random.randint(1, 6)", &[]);
        check("password_length = random.randint(8, 12)", &[]);
    }
}
