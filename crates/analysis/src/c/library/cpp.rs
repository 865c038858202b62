//! The library of C++. Operators and constructors are functions here, as the lowering makes them
//! calls.

use super::Amount::Little;
use super::Effect::{Appends, Copies, Fills, Writes};
use super::Origin::Input;
use super::Returns::{Argument, Like, Number, Unknown};
use super::{Model, TypeId, model};

const STR: TypeId = TypeId::CHAR_POINTER;
const STRING: TypeId = TypeId::STRING;
const INT: TypeId = TypeId::INT;
const SIZE: TypeId = TypeId::ULONG;
const VOID: TypeId = TypeId::VOID;
const UNKNOWN: TypeId = TypeId::UNKNOWN;

pub(super) const FUNCTIONS: &[Model] = &[
    model("stoi", INT, Number(0), &[]),
    model("stol", TypeId::LONG, Number(0), &[]),
    model("stoll", TypeId::LONG, Number(0), &[]),
    model("stoul", SIZE, Number(0), &[]),
    model("stoull", SIZE, Number(0), &[]),
    model("stod", TypeId::DOUBLE, Number(0), &[]),
    model("stof", TypeId::FLOAT, Number(0), &[]),
    model("to_string", STRING, Unknown, &[]),
    model("std::getline", UNKNOWN, Unknown, &[Fills(1, Input)]),
    model("move", UNKNOWN, Argument(0), &[]),
    model("forward", UNKNOWN, Argument(0), &[]),
    model("swap", VOID, Unknown, &[]),
    model("min", UNKNOWN, Unknown, &[]),
    model("max", UNKNOWN, Unknown, &[]),
    model("clamp", UNKNOWN, Unknown, &[]),
    model("make_unique", UNKNOWN, Unknown, &[]),
    model("make_shared", UNKNOWN, Unknown, &[]),
    model("endl", UNKNOWN, Unknown, &[]),
    // What the lowering calls operators and constructors.
    model("operator>>", UNKNOWN, Unknown, &[]),
    model("operator<<", UNKNOWN, Unknown, &[]),
    model("operator+", STRING, Unknown, &[]),
    model("operator+=", STRING, Unknown, &[Appends(0, 1)]),
    model(
        "operator=",
        STRING,
        Unknown,
        &[Writes(0, Little), Copies(0, 1)],
    ),
    model("array=", VOID, Unknown, &[Copies(0, 1)]),
    model("record=", VOID, Unknown, &[Copies(0, 1)]),
    model(
        "zeroed",
        VOID,
        Unknown,
        &[super::Effect::Zeroes(0, u8::MAX)],
    ),
    model("string", VOID, Unknown, &[Copies(0, 1)]),
    model("vector", VOID, Unknown, &[]),
    model("stream", VOID, Unknown, &[]),
];

pub(super) const METHODS: &[Model] = &[
    model("c_str", STR, Argument(0), &[]),
    model("data", STR, Argument(0), &[]),
    model("str", STRING, Argument(0), &[]),
    model("substr", STRING, Argument(0), &[]),
    model("append", STRING, Argument(0), &[Appends(0, 1)]),
    model("assign", STRING, Argument(0), &[Copies(0, 1)]),
    model("insert", STRING, Argument(0), &[Appends(0, 2)]),
    model("push_back", VOID, Unknown, &[Appends(0, 1)]),
    model("emplace_back", VOID, Unknown, &[Appends(0, 1)]),
    model("at", UNKNOWN, Unknown, &[]),
    model("front", UNKNOWN, Unknown, &[]),
    model("back", UNKNOWN, Unknown, &[]),
    model("size", SIZE, Unknown, &[]),
    model("length", SIZE, Unknown, &[]),
    model("empty", TypeId::BOOL, Unknown, &[]),
    model("find", SIZE, Like(0), &[]),
    model("rfind", SIZE, Like(0), &[]),
    model("find_first_of", SIZE, Like(0), &[]),
    model("find_first_not_of", SIZE, Like(0), &[]),
    model("find_last_of", SIZE, Like(0), &[]),
    model("compare", INT, Like(0), &[]),
    model("begin", UNKNOWN, Unknown, &[]),
    model("end", UNKNOWN, Unknown, &[]),
    model("open", VOID, Unknown, &[]),
    model("is_open", TypeId::BOOL, Unknown, &[]),
    model("close", VOID, Unknown, &[]),
    model("good", TypeId::BOOL, Unknown, &[]),
    model("fail", TypeId::BOOL, Unknown, &[]),
    model("get", UNKNOWN, Unknown, &[]),
    model("ignore", UNKNOWN, Unknown, &[]),
    model("clear", VOID, Unknown, &[]),
];
