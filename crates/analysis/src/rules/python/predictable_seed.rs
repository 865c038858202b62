//! Generators of random numbers that start from a known value.

use super::secret_expressions::{calls_in, function_name, is_fixed};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "predictable-seed",
        title: "Predictable seed",
        languages: &[Language::Python],
        cwe: &[CweId(335), CweId(336), CweId(337), CweId(339), CweId(330)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        // A fixed seed is what makes an experiment repeatable.
        speaks: Speaks::WhenAsked,
        what: "Reports a generator of random numbers that is seeded with a literal, with the time, \
               with the number of the process, or with fewer than 8 random bytes.",
        why: "Who can guess the seed knows all numbers. The time of a request is known to the \
              second, and four bytes are tried out in minutes.",
        example: "import random\nimport time\n\nrandom.seed(time.time())\nprint(random.random())\n",
        better: "import secrets\n\nprint(secrets.randbelow(1_000_000))\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/335.html",
            "https://cwe.mitre.org/data/definitions/339.html",
        ],
    },
    hooks: &[Hook::Call(
        &[
            "random.Random",
            "random.Random.seed",
            "random.seed",
            "numpy.random.RandomState",
            "numpy.random.default_rng",
            "numpy.random.seed",
            "torch.manual_seed",
        ],
        seeded,
    )],
};

/// Functions whose result everybody can read or guess.
const CLOCKS: &[&str] = &[
    "getpid",
    "getppid",
    "monotonic",
    "now",
    "perf_counter",
    "time",
    "time_ns",
    "today",
    "utcnow",
];

/// A seed of fewer bytes is found by trying.
const MIN_SEED: i64 = 8;

fn seeded<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(seed) = call.positional(0).or_else(|| call.keyword("seed")) else {
        return;
    };
    let expression = seed.expression;
    let calls = calls_in(made_by(context, expression));
    let message = if is_fixed(context, expression) {
        "The seed is always the same, and so are the numbers"
    } else if calls
        .iter()
        .any(|call| CLOCKS.contains(&function_name(call)))
    {
        "The seed can be guessed, and so can the numbers"
    } else if calls.into_iter().any(|call| is_small(context, call)) {
        "The seed is so short that every one can be tried"
    } else {
        return;
    };
    context.report(expression.range(), message);
}

/// What made the value of `expression`.
fn made_by<'a>(context: &mut Context<'a>, expression: &'a Expr) -> &'a Expr {
    match expression {
        Expr::Name(_) => context.value_of(expression).made_by().unwrap_or(expression),
        _ => expression,
    }
}

/// `os.urandom(4)`.
fn is_small<'a>(context: &mut Context<'a>, call: &'a ExprCall) -> bool {
    let random = ["urandom", "token_bytes", "get_random_bytes"].contains(&function_name(call));
    let size = call.arguments.args.first().filter(|_| random);
    size.is_some_and(|size| context.integer(size).is_some_and(|size| size < MIN_SEED))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn known_seeds_are_reported_to_who_asks() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("predictable-seed", Some(337), source),
                expected,
                "{source}"
            );
        };
        check("import random\nrandom.seed(42)\n", &[2]);
        check("import random, time\nrandom.seed(int(time.time()))\n", &[2]);
        check(
            "import random, datetime\nnow = datetime.datetime.now()\nrandom.seed(now)\n",
            &[3],
        );
        check("import random, os\nr = random.Random(os.getpid())\n", &[2]);
        check(
            "import os, random\nseed = os.urandom(4)\nrandom.seed(seed)\n",
            &[3],
        );
        check(
            "import random, os\nrandom.seed(int.from_bytes(os.urandom(2), 'big'))\n",
            &[2],
        );
        check("import numpy\nnumpy.random.seed(0)\n", &[2]);
        check("import random\nrandom.seed()\nrandom.Random()\n", &[]);
        check("import random, os\nrandom.seed(os.urandom(32))\n", &[]);
        check("import random\ndef f(seed):\n    random.seed(seed)\n", &[]);
    }

    #[test]
    fn repeatable_experiments_are_left_alone() {
        assert!(lines("predictable-seed", None, "import random\nrandom.seed(42)\n").is_empty());
    }
}
