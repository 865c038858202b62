//! Integer overflow: a number from outside goes into an integer of fixed width.

use super::syntax;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::{Expr, Operator};
use crate::python::flow::{Call, Context, FunctionView, Kind};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "integer-overflow",
        title: "Number that does not fit",
        languages: &[Language::Python],
        cwe: &[CweId(190), CweId(191), CweId(192), CweId(1335)],
        severity: Severity::Medium,
        confidence: Confidence::Low,
        speaks: Speaks::WhenAsked,
        what: "\
Reports numbers from a client, the command line or a caller that become integers of fixed width \
(ctypes, NumPy, `struct.pack`, `int.to_bytes`), and those that are an exponent or shift, when \
nothing compares them with a limit before.",
        why: "\
Integers of ctypes and NumPy wrap around without a word: a length becomes negative, a counter starts \
again at zero. `struct` raises, and a power of a large number fills the memory.",
        example: "\
import numpy as np

def seats(rows, per_row):
    return np.int32(rows) * np.int32(per_row)
",
        better: "\
import numpy as np

def seats(rows, per_row):
    if rows > 1000 or per_row > 1000:
        raise ValueError((rows, per_row))
    return np.int32(rows) * np.int32(per_row)
",
        references: &["https://cwe.mitre.org/data/definitions/190.html"],
    },
    hooks: &[
        Hook::Call(FIXED, check_fixed),
        Hook::Call(&["struct.pack", "struct.pack_into"], check_packed),
        Hook::Function(check_power),
    ],
};

const FIXED: &[&str] = &[
    "ctypes.c_byte",
    "ctypes.c_ubyte",
    "ctypes.c_short",
    "ctypes.c_ushort",
    "ctypes.c_int",
    "ctypes.c_uint",
    "ctypes.c_long",
    "ctypes.c_ulong",
    "ctypes.c_int8",
    "ctypes.c_uint8",
    "ctypes.c_int16",
    "ctypes.c_uint16",
    "ctypes.c_int32",
    "ctypes.c_uint32",
    "ctypes.c_size_t",
    "numpy.int8",
    "numpy.uint8",
    "numpy.int16",
    "numpy.uint16",
    "numpy.int32",
    "numpy.uint32",
    "numpy.int64",
    "numpy.uint64",
    "numpy.array",
    "numpy.full",
];

fn check_fixed<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let message = "the number may not fit, and then wraps around";
    check_arguments(context, call, 0, message);
}

fn check_packed<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    check_arguments(
        context,
        call,
        1,
        "the number may not fit, and then this raises",
    );
}

fn check_arguments<'a>(
    context: &mut Context<'a>,
    call: &Call<'a, '_>,
    first: usize,
    message: &'static str,
) {
    let mut values = call.arguments.iter().skip(first);
    if values.any(|argument| context.harms(&argument.value, Kind::Size)) {
        context.report(call.node.range(), message);
    }
}

fn check_power<'a>(context: &mut Context<'a>, view: &FunctionView<'a>) {
    let mut places = Vec::new();
    syntax::each_expression(&view.node.body, |expression| {
        if let Expr::BinOp(node) = expression
            && matches!(node.op, Operator::Pow | Operator::LShift)
        {
            places.push(node);
        }
    });
    for node in places {
        let value = context.value_of(&node.right);
        if context.harms(&value, Kind::Size) {
            context.report(node.range(), "the result is as large as the sender likes");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn numbers_that_may_not_fit_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(
                lines("integer-overflow", Some(190), source),
                expected,
                "{source}"
            );
        };
        check(
            "import ctypes\ndef f(n):\n    return ctypes.c_int(n)\n",
            &[3],
        );
        check(
            "import numpy as np\ndef f(n):\n    return np.int32(n) * 2\n",
            &[3],
        );
        check(
            "import struct\nn = int(input())\nstruct.pack('i', n)\n",
            &[3],
        );
        check("def f(n):\n    return 2 ** n\n", &[2]);
        check("def f(n):\n    return 1 << int(n)\n", &[2]);
        check("import ctypes\nctypes.c_int(5)\n", &[]);
        check(
            "import struct\ndef f(n):\n    if n < 256:\n        struct.pack('B', n)\n",
            &[],
        );
        check("def f(n):\n    return n ** 2\n", &[]);
    }
}
