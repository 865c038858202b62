//! Tokens that are made of what everybody knows: the time, a name, an address of a network card.

use super::secret_names::{Secret, has_word, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall, InterpolatedStringElement, Stmt};
use crate::python::flow::{Assignment, Context, StatementKind, StatementView};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "guessable-token",
        title: "Token made of what can be known",
        languages: &[Language::Python],
        cwe: &[CweId(340), CweId(341), CweId(330)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports a password, token, code or session identifier that is made of the time, of \
               `uuid1`, of names and literals alone, also when it is hashed. Who asks for the \
               weakness is told of every `uuid1`.",
        why: "An attacker knows the names and the time of a request, and `uuid1` is a time and the \
              address of the network card. Hashing does not help: the attacker hashes the same.",
        example: "import hashlib\nimport time\n\n\ndef reset_token(email):\n    text = email + \
                  str(time.time())\n    return hashlib.sha256(text.encode()).hexdigest()\n",
        better: "import secrets\n\n\ndef reset_token(email):\n    return secrets.token_urlsafe(32)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/340.html",
            "https://cwe.mitre.org/data/definitions/341.html",
        ],
    },
    hooks: &[
        Hook::Assignment(assigned),
        Hook::Statement(&[StatementKind::Return], returned),
        Hook::Call(&["uuid.uuid1"], |context, call| {
            if RULE.about.cwe.iter().any(|&cwe| context.asks(cwe)) {
                let message = "uuid1 is made of the time and an address of this machine";
                context.report_with(call.node.range(), message, Confidence::Low);
            }
        }),
    ],
};

const MESSAGE: &str = "This is made of what an attacker can know; make it with the module secrets";

/// How an expression is computed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    /// Of literals.
    Fixed,
    /// Also of what can be known.
    Known,
    /// Of something else.
    Unknown,
}

impl Made {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Known, _) | (_, Self::Known) => Self::Known,
            (Self::Fixed, Self::Fixed) => Self::Fixed,
        }
    }
}

const MAX_DEPTH: u32 = 12;

fn is_token(name: &str) -> bool {
    matches!(
        secret(name),
        Some(Secret::Password | Secret::Key | Secret::Token | Secret::Code | Secret::Session)
    )
}

fn assigned<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    let is_made = matches!(
        assignment.expression,
        Expr::Attribute(_) | Expr::BinOp(_) | Expr::Call(_) | Expr::FString(_)
    );
    if is_made && assignment.label.is_some_and(is_token) {
        check(context, assignment.expression);
    }
}

fn returned<'a>(context: &mut Context<'a>, statement: &StatementView<'a>) {
    let Stmt::Return(node) = statement.node else {
        return;
    };
    let Some(expression) = node.value.as_deref() else {
        return;
    };
    if context
        .function()
        .is_some_and(|function| is_token(function.name.as_str()))
    {
        check(context, expression);
    }
}

fn check<'a>(context: &mut Context<'a>, expression: &'a Expr) {
    if made(context, expression, MAX_DEPTH) == Made::Known {
        context.report(expression.range(), MESSAGE);
    }
}

fn made<'a>(context: &mut Context<'a>, expression: &'a Expr, depth: u32) -> Made {
    let Some(depth) = depth.checked_sub(1) else {
        return Made::Unknown;
    };
    match expression {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => Made::Fixed,
        Expr::Name(name) => {
            let made_by = context.value_of(expression).made_by();
            match made_by.filter(|made_by| !matches!(made_by, Expr::Name(_))) {
                Some(made_by) => made(context, made_by, depth),
                None => named(name.id.as_str()),
            }
        }
        Expr::Attribute(node) => match node.attr.as_str() {
            "bytes" | "hex" | "int" | "urn" => made(context, &node.value, depth),
            name if depth + 1 < MAX_DEPTH => named(name),
            // `token = user.name` gives a token that was made elsewhere.
            _ => Made::Unknown,
        },
        Expr::BinOp(node) => {
            made(context, &node.left, depth).with(made(context, &node.right, depth))
        }
        Expr::FString(node) => {
            node.value
                .elements()
                .fold(Made::Fixed, |all, element| match element {
                    InterpolatedStringElement::Literal(_) => all,
                    InterpolatedStringElement::Interpolation(part) => {
                        all.with(made(context, &part.expression, depth))
                    }
                })
        }
        Expr::Subscript(node) => made(context, &node.value, depth),
        Expr::Call(node) => call(context, node, depth),
        _ => Made::Unknown,
    }
}

/// What the name of a variable says: who a user is can be known.
fn named(name: &str) -> Made {
    let known = ["address", "email", "login", "name", "username", "timestamp"];
    if has_word(name, &known) || matches!(name, "user_id" | "userid" | "uid" | "now") {
        Made::Known
    } else {
        Made::Unknown
    }
}

fn call<'a>(context: &mut Context<'a>, node: &'a ExprCall, depth: u32) -> Made {
    let (function, receiver) = match &*node.func {
        Expr::Attribute(attribute) => (attribute.attr.as_str(), Some(&*attribute.value)),
        Expr::Name(name) => (name.id.as_str(), None),
        _ => return Made::Unknown,
    };
    let arguments = node.arguments.args.iter();
    match function {
        "uuid1" | "time" | "time_ns" | "now" | "utcnow" | "getpid" | "getnode" | "today"
        | "monotonic" => Made::Known,
        "uuid3" | "uuid5" | "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512"
        | "b64encode" | "urlsafe_b64encode" | "str" | "int" | "hex" | "bytes" | "round"
        | "float" | "repr" | "UUID" => arguments.fold(Made::Fixed, |all, part| {
            all.with(made(context, part, depth))
        }),
        "encode" | "decode" | "hexdigest" | "digest" | "lower" | "upper" | "strftime"
        | "timestamp" | "isoformat" | "replace" | "format" => {
            let start = receiver.map_or(Made::Unknown, |receiver| made(context, receiver, depth));
            arguments.fold(start, |all, part| all.with(made(context, part, depth)))
        }
        _ => Made::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn tokens_made_of_known_things_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("guessable-token", None, source), expected, "{source}");
        };
        check("import uuid\nsession_id = str(uuid.uuid1())\n", &[2]);
        check("import time\ntoken = f'{user.email}-{time.time()}'\n", &[2]);
        check(
            "import hashlib, time\nraw = username + str(time.time())\n\
             token = hashlib.md5(raw.encode()).hexdigest()\n",
            &[3],
        );
        check(
            "from datetime import datetime\ndef make_token():\n    return str(datetime.now())\n",
            &[3],
        );
        check(
            "import hashlib\nsession['reset_token'] = hashlib.sha1(email.encode()).hexdigest()\n",
            &[2],
        );
        check(
            "import uuid\nsession_id = uuid.uuid1().hex\ntoken = uuid.uuid4().hex\n",
            &[2],
        );
        check("import uuid\ntoken = str(uuid.uuid4())\n", &[]);
        check(
            "import jwt, time\ntoken = jwt.encode({'exp': time.time()}, key)\n",
            &[],
        );
        check(
            "import hashlib\ntoken = hashlib.sha256(secret + email.encode()).hexdigest()\n",
            &[],
        );
        check("import time\nstarted = str(time.time())\n", &[]);
        check("nonce = str(int(time.time() * 1000))\n", &[]);
    }

    #[test]
    fn who_asks_is_told_of_every_uuid1() {
        assert_eq!(
            lines(
                "guessable-token",
                Some(341),
                "import uuid\nx = uuid.uuid1()\n"
            ),
            [2]
        );
    }
}
