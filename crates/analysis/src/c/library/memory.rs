//! Memory: `malloc` and `memcpy`.

use super::Amount::{Bytes, Product};
use super::Effect::{AllocatesInto, Copies, Frees, Reads, Writes, Zeroes};
use super::Returns::{Argument, Like, Memory, Rarely, Resized, Unknown};
use super::{Model, TypeId, model};

const PTR: TypeId = TypeId::VOID_POINTER;
const INT: TypeId = TypeId::INT;
const VOID: TypeId = TypeId::VOID;

pub(super) const FUNCTIONS: &[Model] = &[
    model("malloc", PTR, Memory(Bytes(0)), &[]),
    model("calloc", PTR, Memory(Product(0, 1)), &[]),
    model("realloc", PTR, Resized(0, Bytes(1)), &[]),
    model("reallocarray", PTR, Resized(0, Product(1, 2)), &[]),
    model("aligned_alloc", PTR, Memory(Bytes(1)), &[]),
    model("memalign", PTR, Memory(Bytes(1)), &[]),
    model("valloc", PTR, Memory(Bytes(0)), &[]),
    model("posix_memalign", INT, Unknown, &[AllocatesInto(0)]),
    model("free", VOID, Unknown, &[Frees(0)]),
    model("cfree", VOID, Unknown, &[Frees(0)]),
    model(
        "memcpy",
        PTR,
        Argument(0),
        &[Writes(0, Bytes(2)), Reads(1, Bytes(2)), Copies(0, 1)],
    ),
    model(
        "memmove",
        PTR,
        Argument(0),
        &[Writes(0, Bytes(2)), Reads(1, Bytes(2)), Copies(0, 1)],
    ),
    model(
        "mempcpy",
        PTR,
        Unknown,
        &[Writes(0, Bytes(2)), Reads(1, Bytes(2)), Copies(0, 1)],
    ),
    model("wmemcpy", PTR, Argument(0), &[Copies(0, 1)]),
    model(
        "bcopy",
        VOID,
        Unknown,
        &[Writes(1, Bytes(2)), Reads(0, Bytes(2)), Copies(1, 0)],
    ),
    model(
        "memset",
        PTR,
        Argument(0),
        &[Writes(0, Bytes(2)), Zeroes(0, 1)],
    ),
    model(
        "explicit_bzero",
        VOID,
        Unknown,
        &[Writes(0, Bytes(1)), Zeroes(0, u8::MAX)],
    ),
    model(
        "bzero",
        VOID,
        Unknown,
        &[Writes(0, Bytes(1)), Zeroes(0, u8::MAX)],
    ),
    model(
        "memcmp",
        INT,
        Like(0),
        &[Reads(0, Bytes(2)), Reads(1, Bytes(2))],
    ),
    model("memchr", PTR, Rarely, &[Reads(0, Bytes(2))]),
    model(
        "memmem",
        PTR,
        Rarely,
        &[Reads(0, Bytes(1)), Reads(2, Bytes(3))],
    ),
    // What a macro would otherwise be taken for.
    model("FD_SET", VOID, Unknown, &[]),
    model("FD_CLR", VOID, Unknown, &[]),
    model("FD_ZERO", VOID, Unknown, &[]),
    model("FD_ISSET", INT, Unknown, &[]),
];
