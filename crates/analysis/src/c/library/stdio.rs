//! Output and files: `printf` and `fopen`.

use super::Amount::{Bytes, Little, Printed, PrintedUpTo, Product, Text};
use super::Effect::{AllocatesInto, Formats, Frees, Reads, Writes};
use super::Returns::{Elements, Handle, Like, Unknown};
use super::{Model, TypeId, model};

const STR: TypeId = TypeId::CHAR_POINTER;
const PTR: TypeId = TypeId::VOID_POINTER;
const INT: TypeId = TypeId::INT;
const SIZE: TypeId = TypeId::ULONG;
const VOID: TypeId = TypeId::VOID;

pub(super) const FUNCTIONS: &[Model] = &[
    model(
        "fopen",
        PTR,
        Handle,
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model("fopen64", PTR, Handle, &[Reads(0, Text(0))]),
    model("freopen", PTR, Handle, &[]),
    model("fdopen", PTR, Handle, &[]),
    model("popen", PTR, Handle, &[Reads(0, Text(0))]),
    model("tmpfile", PTR, Handle, &[]),
    model("fmemopen", PTR, Handle, &[]),
    model("fclose", INT, Unknown, &[Reads(0, Little), Frees(0)]),
    model("pclose", INT, Unknown, &[Reads(0, Little), Frees(0)]),
    model("fflush", INT, Unknown, &[]),
    model("feof", INT, Unknown, &[Reads(0, Little)]),
    model("ferror", INT, Unknown, &[Reads(0, Little)]),
    model("clearerr", VOID, Unknown, &[Reads(0, Little)]),
    model("fileno", INT, Unknown, &[Reads(0, Little)]),
    model("fseek", INT, Unknown, &[Reads(0, Little)]),
    model("fseeko", INT, Unknown, &[Reads(0, Little)]),
    model("ftell", TypeId::LONG, Unknown, &[Reads(0, Little)]),
    model("ftello", TypeId::LONG, Unknown, &[Reads(0, Little)]),
    model("rewind", VOID, Unknown, &[Reads(0, Little)]),
    model("setvbuf", INT, Unknown, &[]),
    model("setbuf", VOID, Unknown, &[]),
    model("ungetc", INT, Like(0), &[]),
    model("printf", INT, Unknown, &[Reads(0, Text(0))]),
    model("vprintf", INT, Unknown, &[Reads(0, Text(0))]),
    model(
        "fprintf",
        INT,
        Unknown,
        &[Reads(0, Little), Reads(1, Text(1))],
    ),
    model(
        "vfprintf",
        INT,
        Unknown,
        &[Reads(0, Little), Reads(1, Text(1))],
    ),
    model("dprintf", INT, Unknown, &[Reads(1, Text(1))]),
    model("syslog", VOID, Unknown, &[Reads(1, Text(1))]),
    model("wprintf", INT, Unknown, &[]),
    model("fwprintf", INT, Unknown, &[Reads(0, Little)]),
    model(
        "sprintf",
        INT,
        Unknown,
        &[Reads(1, Text(1)), Writes(0, Printed(1)), Formats(0, 1)],
    ),
    model(
        "vsprintf",
        INT,
        Unknown,
        &[Reads(1, Text(1)), Writes(0, Printed(1)), Formats(0, 1)],
    ),
    model(
        "snprintf",
        INT,
        Unknown,
        &[
            Reads(2, Text(2)),
            Writes(0, PrintedUpTo(2, 1)),
            Formats(0, 2),
        ],
    ),
    model(
        "vsnprintf",
        INT,
        Unknown,
        &[
            Reads(2, Text(2)),
            Writes(0, PrintedUpTo(2, 1)),
            Formats(0, 2),
        ],
    ),
    model("asprintf", INT, Unknown, &[AllocatesInto(0), Formats(0, 1)]),
    model(
        "vasprintf",
        INT,
        Unknown,
        &[AllocatesInto(0), Formats(0, 1)],
    ),
    model("puts", INT, Unknown, &[Reads(0, Text(0))]),
    model(
        "fputs",
        INT,
        Unknown,
        &[Reads(0, Text(0)), Reads(1, Little)],
    ),
    model("putchar", INT, Unknown, &[]),
    model("putc", INT, Unknown, &[Reads(1, Little)]),
    model("fputc", INT, Unknown, &[Reads(1, Little)]),
    model(
        "fwrite",
        SIZE,
        Elements(2),
        &[Reads(0, Product(1, 2)), Reads(3, Little)],
    ),
    model("perror", VOID, Unknown, &[]),
    model("remove", INT, Unknown, &[]),
    model("rename", INT, Unknown, &[]),
    model("tmpnam", STR, Unknown, &[]),
    model("tempnam", STR, Unknown, &[]),
    model(
        "write",
        TypeId::LONG,
        super::Returns::UpTo(2),
        &[Reads(1, Bytes(2))],
    ),
    model(
        "pwrite",
        TypeId::LONG,
        super::Returns::UpTo(2),
        &[Reads(1, Bytes(2))],
    ),
    model(
        "send",
        TypeId::LONG,
        super::Returns::UpTo(2),
        &[Reads(1, Bytes(2))],
    ),
    model(
        "sendto",
        TypeId::LONG,
        super::Returns::UpTo(2),
        &[Reads(1, Bytes(2))],
    ),
];
