//! The rest of the C library.

use super::Amount::Text;
use super::Effect::{Reads, Tests};
use super::Returns::{Argument, ArgumentOrNull, Like, Never, Random, Rarely, Unknown};
use super::{Cleared, Model, TypeId, model};

const STR: TypeId = TypeId::CHAR_POINTER;
const PTR: TypeId = TypeId::VOID_POINTER;
const INT: TypeId = TypeId::INT;
const LONG: TypeId = TypeId::LONG;
const DOUBLE: TypeId = TypeId::DOUBLE;
const VOID: TypeId = TypeId::VOID;

pub(super) const FUNCTIONS: &[Model] = &[
    model("exit", VOID, Never, &[]),
    model("_exit", VOID, Never, &[]),
    model("_Exit", VOID, Never, &[]),
    model("quick_exit", VOID, Never, &[]),
    model("abort", VOID, Never, &[]),
    model("terminate", VOID, Never, &[]),
    model("__assert_fail", VOID, Never, &[]),
    model("__builtin_unreachable", VOID, Never, &[]),
    model("__builtin_trap", VOID, Never, &[]),
    model("longjmp", VOID, Never, &[]),
    model("siglongjmp", VOID, Never, &[]),
    model("err", VOID, Never, &[]),
    model("errx", VOID, Never, &[]),
    model("verr", VOID, Never, &[]),
    model("verrx", VOID, Never, &[]),
    model("pthread_exit", VOID, Never, &[]),
    model("system", INT, Unknown, &[]),
    model("rand", INT, Random, &[]),
    model("random", LONG, Random, &[]),
    model("rand_r", INT, Random, &[]),
    model("lrand48", LONG, Random, &[]),
    model("mrand48", LONG, Random, &[]),
    model("srand", VOID, Unknown, &[]),
    model("srandom", VOID, Unknown, &[]),
    model("time", LONG, Unknown, &[]),
    model("clock", LONG, Unknown, &[]),
    model("abs", INT, Like(0), &[]),
    model("labs", LONG, Like(0), &[]),
    model("sqrt", DOUBLE, Like(0), &[]),
    model("pow", DOUBLE, Like(0), &[]),
    model("fabs", DOUBLE, Like(0), &[]),
    model("floor", DOUBLE, Like(0), &[]),
    model("ceil", DOUBLE, Like(0), &[]),
    model("sin", DOUBLE, Like(0), &[]),
    model("cos", DOUBLE, Like(0), &[]),
    model("qsort", VOID, Unknown, &[]),
    model("bsearch", PTR, Rarely, &[]),
    model("atexit", INT, Unknown, &[]),
    model("setenv", INT, Unknown, &[]),
    model("putenv", INT, Unknown, &[]),
    model("unsetenv", INT, Unknown, &[]),
    model("setlocale", STR, Rarely, &[]),
    model("mktemp", STR, Argument(0), &[]),
    model("mkstemp", INT, Unknown, &[]),
    model("mkdtemp", STR, ArgumentOrNull(0), &[]),
    model(
        "realpath",
        STR,
        Rarely,
        &[Reads(0, Text(0)), super::Effect::Copies(1, 0)],
    ),
    model("canonicalize_file_name", STR, Rarely, &[Reads(0, Text(0))]),
    model("basename", STR, Unknown, &[Tests(0, Cleared::PATH)]),
    model("dirname", STR, Unknown, &[]),
    model("localtime", PTR, Rarely, &[]),
    model("gmtime", PTR, Rarely, &[]),
    model("ctime", STR, Rarely, &[]),
    model("asctime", STR, Rarely, &[]),
    model(
        "strftime",
        TypeId::ULONG,
        Unknown,
        &[super::Effect::Writes(0, super::Amount::Bytes(1))],
    ),
    model("mktime", LONG, Unknown, &[]),
    model("signal", PTR, Unknown, &[]),
    model("raise", INT, Unknown, &[]),
];
