//! Secrets that are random but too short.

use super::secret_names::{Secret, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::{Assignment, Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "insufficient-entropy",
        title: "Secret too short",
        languages: &[Language::Python],
        cwe: &[CweId(331), CweId(334), CweId(332), CweId(339)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a password, key, token or salt that is made from fewer than 8 random bytes, \
               a key from fewer than 16, and passwords and tokens of fewer than 8 random \
               characters. Who asks for the weakness is told of every such random value.",
        why: "An attacker tries all values. A token of 4 bytes falls after some hours of requests, \
              a key of 8 bytes to a machine that can be rented.",
        example: "import secrets\n\nreset_token = secrets.token_hex(3)\n",
        better: "import secrets\n\nreset_token = secrets.token_hex(16)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/331.html",
            "https://docs.python.org/3/library/secrets.html#how-many-bytes-should-tokens-use",
        ],
    },
    hooks: &[
        Hook::Assignment(assigned),
        Hook::Call(
            &[
                "Crypto.Random.get_random_bytes",
                "os.urandom",
                "secrets.token_bytes",
                "secrets.token_hex",
                "secrets.token_urlsafe",
            ],
            asked,
        ),
    ],
};

/// What every secret has at least, in bytes, and what a key has.
const MIN_BYTES: i64 = 8;
const MIN_KEY_BYTES: i64 = 16;
/// How many random characters a password has at least.
const MIN_CHARACTERS: i64 = 8;

/// How deep in an expression the random value may stand.
const MAX_DEPTH: u32 = 5;

fn assigned<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    // A literal or a variable is not made here.
    let Expr::Call(call) = assignment.expression else {
        return;
    };
    let Some(kind) = assignment.label.and_then(secret) else {
        return;
    };
    let least = match kind {
        Secret::Key => MIN_KEY_BYTES,
        Secret::Password | Secret::Token | Secret::Session | Secret::Salt => MIN_BYTES,
        Secret::Code | Secret::Nonce | Secret::Digest => return,
    };
    if is_short(context, call, least, MAX_DEPTH) {
        let message = "This secret is so short that every value can be tried";
        context.report(assignment.expression.range(), message);
    }
}

/// Whether the random value in `call` is short: `token_hex(2)`, `urandom(4).hex()`,
/// `"".join(secrets.choice(letters) for _ in range(4))`.
fn is_short<'a>(context: &mut Context<'a>, call: &'a ExprCall, least: i64, depth: u32) -> bool {
    let (function, receiver) = match &*call.func {
        Expr::Attribute(node) => (node.attr.as_str(), Some(&*node.value)),
        Expr::Name(node) => (node.id.as_str(), None),
        _ => return false,
    };
    let first = call.arguments.args.first();
    let below = |context: &mut Context<'a>, size: &'a Expr, least: i64| {
        context
            .integer(size)
            .is_some_and(|size| size > 0 && size < least)
    };
    match (function, first) {
        (
            "urandom" | "token_bytes" | "token_hex" | "token_urlsafe" | "get_random_bytes",
            Some(size),
        ) => below(context, size, least),
        ("getrandbits" | "randbits", Some(bits)) => below(context, bits, least * 8),
        ("join", Some(Expr::Generator(node))) => below_range(context, &node.generators[0].iter),
        ("join", Some(Expr::ListComp(node))) => below_range(context, &node.generators[0].iter),
        ("choices" | "sample", Some(_)) => {
            let size = call.arguments.find_argument_value("k", 1);
            size.is_some_and(|size| below(context, size, MIN_CHARACTERS))
        }
        _ if depth > 0 => [receiver, first]
            .into_iter()
            .flatten()
            .any(|part| match part {
                Expr::Call(inner) => is_short(context, inner, least, depth - 1),
                _ => false,
            }),
        _ => false,
    }
}

fn below_range<'a>(context: &mut Context<'a>, iterated: &'a Expr) -> bool {
    let Expr::Call(call) = iterated else {
        return false;
    };
    let is_range = matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "range");
    match &*call.arguments.args {
        [count] if is_range => context
            .integer(count)
            .is_some_and(|count| count > 0 && count < MIN_CHARACTERS),
        _ => false,
    }
}

fn asked<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    if !RULE.about.cwe.iter().any(|&cwe| context.asks(cwe)) {
        return;
    }
    let Some(size) = call.arguments.first() else {
        return;
    };
    if context
        .integer(size.expression)
        .is_some_and(|size| size < MIN_BYTES)
    {
        let message = "Every value of this size can be tried";
        context.report_with(call.node.range(), message, Confidence::Low);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn short_secrets_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("insufficient-entropy", None, source),
                expected,
                "{source}"
            );
        };
        check("import secrets\ntoken = secrets.token_hex(4)\n", &[2]);
        check("import os\nsecret_key = os.urandom(8)\n", &[2]);
        check("from os import urandom\nsalt = urandom(4).hex()\n", &[2]);
        check(
            "import secrets\npassword = ''.join(secrets.choice(abc) for _ in range(6))\n",
            &[2],
        );
        check(
            "import random\npassword = ''.join(random.choices(abc, k=5))\n",
            &[2],
        );
        check(
            "import os, base64\nSIZE = 6\nself.api_key = base64.b64encode(os.urandom(SIZE))\n",
            &[3],
        );
        check(
            "import secrets\ntoken = secrets.token_hex()\nkey = secrets.token_bytes(32)\n",
            &[],
        );
        check(
            "import os\nnonce = os.urandom(4)\ndata = os.urandom(2)\n",
            &[],
        );
        check(
            "import secrets\npassword = ''.join(secrets.choice(abc) for _ in range(length))\n",
            &[],
        );
        check("import os\nsalt = os.urandom(16)\n", &[]);
    }

    #[test]
    fn who_asks_is_told_of_every_short_value() {
        let source = "import os\nseed = os.urandom(2)\nmore = os.urandom(16)\n";
        assert_eq!(lines("insufficient-entropy", Some(334), source), [2]);
    }
}
