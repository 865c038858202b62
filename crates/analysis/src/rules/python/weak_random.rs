//! Secrets made by a generator whose numbers can be predicted.

use super::secret_names::{Secret, secret};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::ast::{Expr, ExprDict};
use crate::python::flow::{Assignment, Call, Context, FunctionView, Kind, Known, Name};
use crate::python::{Ranged, TextRange};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "weak-random",
        title: "Predictable random number as a secret",
        languages: &[Language::Python],
        cwe: &[CweId(338), CweId(330), CweId(331)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports numbers of the modules random and numpy.random that become a password, key, \
               token, code, session identifier, salt or nonce: by the name of what they are \
               assigned to, by the name of the function that makes them, or because they are \
               hashed or used as a key. Who asks for the weakness is told every use.",
        why: "The generator gives its whole state away after 624 numbers, and much earlier when it \
              is seeded with the time. From then on an attacker knows every token that it will \
              make, and those that it has made.",
        example: "import random\nimport string\n\n\ndef reset_token():\n    return \
                  \"\".join(random.choices(string.ascii_letters, k=32))\n",
        better: "import secrets\n\n\ndef reset_token():\n    return secrets.token_urlsafe(32)\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/338.html",
            "https://docs.python.org/3/library/secrets.html",
        ],
    },
    hooks: &[
        Hook::Flow(Kind::Guessable, "is used as a secret"),
        Hook::Assignment(assigned),
        Hook::AnyCall(given),
        Hook::Dict(entered),
        Hook::Function(made),
        Hook::Module(asked),
    ],
};

const MESSAGE: &str = "This number can be predicted; make secrets with the module secrets";

fn must_not_be_guessed(name: &str) -> bool {
    secret(name).is_some_and(|kind| kind != Secret::Digest)
}

fn assigned<'a>(context: &mut Context<'a>, assignment: &Assignment<'a>) {
    // Cheap first: most assignments follow no call of the module random.
    if may_be_random(context, &assignment.value, assignment.range)
        && assignment.label.is_some_and(must_not_be_guessed)
    {
        report(context, &assignment.value, assignment.range);
    }
}

/// `User(token=random.random())`.
fn given<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    for argument in call.arguments {
        let range = argument.expression.range();
        if let Some(keyword) = argument.keyword
            && may_be_random(context, &argument.value, range)
            && must_not_be_guessed(keyword)
        {
            report(context, &argument.value, range);
        }
    }
}

/// `{"token": random.random()}`.
fn entered<'a>(context: &mut Context<'a>, expression: &'a Expr) {
    let Expr::Dict(ExprDict { items, .. }) = expression else {
        return;
    };
    for item in items {
        if let Some(Expr::StringLiteral(key)) = &item.key
            && must_not_be_guessed(key.value.to_str())
        {
            let value = context.value_of(&item.value);
            if context.harms(&value, Kind::Guessable) {
                context.report(item.value.range(), MESSAGE);
            }
        }
    }
}

/// Every random number in a function such as `generate_password`.
fn made<'a>(context: &mut Context<'a>, function: &FunctionView<'a>) {
    let node = function.node;
    if must_not_be_guessed(node.name.as_str()) {
        for range in weak_calls(context, node.range) {
            context.report(range, MESSAGE);
        }
    }
}

fn asked(context: &mut Context<'_>) {
    if RULE.about.cwe.iter().any(|&cwe| context.asks(cwe)) {
        let file = TextRange::up_to(crate::python::TextSize::of(context.module().source()));
        for range in weak_calls(context, file) {
            context.report_with(range, MESSAGE, Confidence::Low);
        }
    }
}

fn may_be_random(context: &Context<'_>, value: &Known<'_>, range: TextRange) -> bool {
    let last = context.calls_so_far().last();
    value.is_tainted() && context.harms(value, Kind::Guessable)
        || last.is_some_and(|(_, call)| range.contains_range(*call))
}

/// Reports the calls in `range`, or all of it if the number comes from elsewhere.
fn report<'a>(context: &mut Context<'a>, value: &Known<'a>, range: TextRange) {
    let calls = weak_calls(context, range);
    if calls.is_empty() && context.harms(value, Kind::Guessable) {
        context.report(range, MESSAGE);
    }
    for call in calls {
        context.report(call, MESSAGE);
    }
}

/// The calls of predictable generators in `range`.
fn weak_calls(context: &Context<'_>, range: TextRange) -> Vec<TextRange> {
    let calls = context.calls_so_far().iter();
    let inside = calls.filter(|(_, call)| range.contains_range(*call));
    let weak = inside.filter(|(name, _)| is_weak(context, *name));
    weak.map(|(_, call)| *call).collect()
}

fn is_weak(context: &Context<'_>, name: Name) -> bool {
    let path = context.spell(name);
    let function = path
        .strip_prefix("numpy.random.")
        .or_else(|| path.strip_prefix("random."));
    let function = function.map(|function| function.trim_start_matches("Random."));
    function.is_some_and(|function| {
        !function.starts_with("SystemRandom")
            && !matches!(function, "Random" | "default_rng" | "seed" | "shuffle")
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn predictable_secrets_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("weak-random", None, source), expected, "{source}");
        };
        check("import random\ntoken = random.getrandbits(128)\n", &[2]);
        check(
            "from random import choice\npassword = ''.join(choice(abc) for _ in range(9))\n",
            &[2],
        );
        check(
            "import random\ndef generate_password():\n    result = ''\n    for i in range(8):\n        \
             result += str(random.randint(0, 9))\n    return result\n",
            &[5],
        );
        check(
            "import random\ndef f():\n    password = ''\n    for i in range(8):\n        \
             password += random.choice('abc')\n    return password\n",
            &[5],
        );
        check(
            "import random\nparts = random.sample(abc, 12)\nself.api_key = ''.join(parts)\n",
            &[3],
        );
        check(
            "import random\nuser = User(otp=random.randint(0, 999999))\n",
            &[2],
        );
        check(
            "import random\nuser = {'reset_token': str(random.random())}\n",
            &[2],
        );
        check(
            "import random, hashlib\nhashlib.sha256(str(random.random()).encode())\n",
            &[2],
        );
        check(
            "import numpy as np\nsecret_key = np.random.bytes(32)\n",
            &[2],
        );
        check(
            "import random\nrng = random.Random()\nsession_id = rng.getrandbits(64)\n",
            &[3],
        );
        check(
            "import random\ndelay = random.random()\ncolor = random.choice(colors)\n",
            &[],
        );
        check("import secrets\ntoken = secrets.token_hex(16)\n", &[]);
        check(
            "import random\nrng = random.SystemRandom()\npassword = rng.choice(words)\n",
            &[],
        );
        check(
            "import random\nmax_token = random.randint(1, 9)\nnext_token = random.choice(t)\n",
            &[],
        );
        check("from mine import random\ntoken = random.choice(abc)\n", &[]);
    }

    #[test]
    fn who_asks_is_told_of_every_use() {
        let source = "import random\ndef f():\n    return random.choice('abc')\n";
        assert_eq!(lines("weak-random", Some(338), source), [3]);
        assert!(lines("weak-random", Some(89), source).is_empty());
    }
}
