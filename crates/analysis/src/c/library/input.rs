//! Where data enters a program.

use super::Amount::{Bytes, Little, Product, Text, Unlimited};
use super::Effect::{AllocatesInto, Ends, Fills, Reads, Scans, ScansText, Writes};
use super::Origin::{CommandLine, Environment, Input, Network};
use super::Returns::{ArgumentOrNull, Character, Elements, Foreign, Number, Rarely, Unknown, UpTo};
use super::{Model, TypeId, model};

const STR: TypeId = TypeId::CHAR_POINTER;
const INT: TypeId = TypeId::INT;
const LONG: TypeId = TypeId::LONG;
const SIZE: TypeId = TypeId::ULONG;

pub(super) const FUNCTIONS: &[Model] = &[
    model("getenv", STR, Foreign(Environment), &[]),
    model("secure_getenv", STR, Foreign(Environment), &[]),
    model(
        "gets",
        STR,
        ArgumentOrNull(0),
        &[Writes(0, Unlimited), Fills(0, Input), Ends(0)],
    ),
    model(
        "fgets",
        STR,
        ArgumentOrNull(0),
        &[
            Writes(0, Bytes(1)),
            Reads(2, Little),
            Fills(0, Input),
            Ends(0),
        ],
    ),
    model(
        "gets_s",
        STR,
        ArgumentOrNull(0),
        &[Writes(0, Bytes(1)), Fills(0, Input), Ends(0)],
    ),
    model(
        "getline",
        LONG,
        Unknown,
        &[Reads(2, Little), AllocatesInto(0), Fills(0, Input)],
    ),
    model(
        "getdelim",
        LONG,
        Unknown,
        &[Reads(3, Little), AllocatesInto(0), Fills(0, Input)],
    ),
    model(
        "fread",
        SIZE,
        Elements(2),
        &[Writes(0, Product(1, 2)), Reads(3, Little), Fills(0, Input)],
    ),
    model(
        "read",
        LONG,
        UpTo(2),
        &[Writes(1, Bytes(2)), Fills(1, Input)],
    ),
    model(
        "pread",
        LONG,
        UpTo(2),
        &[Writes(1, Bytes(2)), Fills(1, Input)],
    ),
    model(
        "recv",
        LONG,
        UpTo(2),
        &[Writes(1, Bytes(2)), Fills(1, Network)],
    ),
    model(
        "recvfrom",
        LONG,
        UpTo(2),
        &[Writes(1, Bytes(2)), Fills(1, Network)],
    ),
    model(
        "SSL_read",
        INT,
        UpTo(2),
        &[Writes(1, Bytes(2)), Fills(1, Network)],
    ),
    model("getchar", INT, Character(Input), &[]),
    model("getc", INT, Character(Input), &[Reads(0, Little)]),
    model("fgetc", INT, Character(Input), &[Reads(0, Little)]),
    model("getch", INT, Character(Input), &[]),
    model("scanf", INT, Unknown, &[Reads(0, Text(0)), Scans(0, Input)]),
    model(
        "fscanf",
        INT,
        Unknown,
        &[Reads(0, Little), Reads(1, Text(1)), Scans(1, Input)],
    ),
    model(
        "sscanf",
        INT,
        Unknown,
        &[Reads(0, Text(0)), Reads(1, Text(1)), ScansText(0, 1)],
    ),
    model("readline", STR, Foreign(Input), &[]),
    model("getpass", STR, Foreign(Input), &[]),
    model(
        "readlink",
        LONG,
        UpTo(2),
        &[Reads(0, Text(0)), Writes(1, Bytes(2)), Fills(1, Input)],
    ),
    model("getopt", INT, Unknown, &[]),
    model("getlogin", STR, Rarely, &[]),
    model("gethostname", INT, Unknown, &[Writes(0, Bytes(1)), Ends(0)]),
    model("atoi", INT, Number(0), &[Reads(0, Text(0))]),
    model("atol", LONG, Number(0), &[Reads(0, Text(0))]),
    model("atoll", LONG, Number(0), &[Reads(0, Text(0))]),
    model("atof", TypeId::DOUBLE, Number(0), &[Reads(0, Text(0))]),
    model("strtol", LONG, Number(0), &[Reads(0, Text(0))]),
    model("strtoll", LONG, Number(0), &[Reads(0, Text(0))]),
    model("strtoimax", LONG, Number(0), &[Reads(0, Text(0))]),
    model("strtoul", SIZE, Number(0), &[Reads(0, Text(0))]),
    model("strtoull", SIZE, Number(0), &[Reads(0, Text(0))]),
    model("strtoumax", SIZE, Number(0), &[Reads(0, Text(0))]),
    model("strtod", TypeId::DOUBLE, Number(0), &[Reads(0, Text(0))]),
    model("strtof", TypeId::FLOAT, Number(0), &[Reads(0, Text(0))]),
    model("ntohl", TypeId::UINT, super::Returns::Like(0), &[]),
    model("ntohs", TypeId::USHORT, super::Returns::Like(0), &[]),
    model("htonl", TypeId::UINT, super::Returns::Like(0), &[]),
    model("htons", TypeId::USHORT, super::Returns::Like(0), &[]),
    model("GetCommandLineA", STR, Foreign(CommandLine), &[]),
];
