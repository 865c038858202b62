//! Text: `strcpy` and its relatives.

use super::Amount::{AfterText, AfterTextUpTo, Bytes, Little, Text, TextUpTo};
use super::Effect::{Appends, Copies, Ends, Reads, Tests, Writes};
use super::Returns::{Argument, Between, CopyOf, Inside, Length, Like, Rarely, Unknown, Within};
use super::{Cleared, Model, TypeId, model};

const STR: TypeId = TypeId::CHAR_POINTER;
const INT: TypeId = TypeId::INT;
const SIZE: TypeId = TypeId::ULONG;

pub(super) const FUNCTIONS: &[Model] = &[
    model(
        "strcpy",
        STR,
        Argument(0),
        &[Reads(1, Text(1)), Writes(0, Text(1)), Copies(0, 1)],
    ),
    model(
        "stpcpy",
        STR,
        Inside(0),
        &[Reads(1, Text(1)), Writes(0, Text(1)), Copies(0, 1)],
    ),
    model(
        "wcscpy",
        STR,
        Argument(0),
        &[Reads(1, Text(1)), Copies(0, 1)],
    ),
    model(
        "lstrcpy",
        STR,
        Argument(0),
        &[Reads(1, Text(1)), Writes(0, Text(1)), Copies(0, 1)],
    ),
    model(
        "strncpy",
        STR,
        Argument(0),
        &[Reads(1, TextUpTo(1, 2)), Writes(0, Bytes(2)), Copies(0, 1)],
    ),
    model(
        "stpncpy",
        STR,
        Inside(0),
        &[Reads(1, TextUpTo(1, 2)), Writes(0, Bytes(2)), Copies(0, 1)],
    ),
    model(
        "strlcpy",
        SIZE,
        Length(1),
        &[
            Reads(1, Text(1)),
            Writes(0, Bytes(2)),
            Copies(0, 1),
            Ends(0),
        ],
    ),
    model(
        "strcat",
        STR,
        Argument(0),
        &[Reads(1, Text(1)), Writes(0, AfterText(1)), Appends(0, 1)],
    ),
    model(
        "lstrcat",
        STR,
        Argument(0),
        &[Reads(1, Text(1)), Writes(0, AfterText(1)), Appends(0, 1)],
    ),
    model(
        "strncat",
        STR,
        Argument(0),
        &[
            Reads(1, TextUpTo(1, 2)),
            Writes(0, AfterTextUpTo(1, 2)),
            Appends(0, 1),
        ],
    ),
    model(
        "strlcat",
        SIZE,
        Unknown,
        &[Reads(1, Text(1)), Writes(0, Bytes(2)), Appends(0, 1)],
    ),
    model("strlen", SIZE, Length(0), &[Reads(0, Text(0))]),
    model("strnlen", SIZE, Length(0), &[Reads(0, TextUpTo(0, 1))]),
    model("wcslen", SIZE, Unknown, &[Reads(0, Little)]),
    model(
        "strcmp",
        INT,
        Like(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strcasecmp",
        INT,
        Like(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "stricmp",
        INT,
        Like(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strcoll",
        INT,
        Like(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strncmp",
        INT,
        Like(0),
        &[
            Reads(0, TextUpTo(0, 2)),
            Reads(1, TextUpTo(1, 2)),
            Tests(0, Cleared::PATH),
            Tests(1, Cleared::PATH),
        ],
    ),
    model(
        "strncasecmp",
        INT,
        Like(0),
        &[Reads(0, TextUpTo(0, 2)), Reads(1, TextUpTo(1, 2))],
    ),
    model("strchr", STR, Inside(0), &[Reads(0, Text(0))]),
    model("strrchr", STR, Inside(0), &[Reads(0, Text(0))]),
    model("strchrnul", STR, Unknown, &[Reads(0, Text(0))]),
    model("index", STR, Inside(0), &[]),
    model("rindex", STR, Inside(0), &[]),
    model(
        "strstr",
        STR,
        Inside(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strcasestr",
        STR,
        Inside(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strpbrk",
        STR,
        Inside(0),
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strspn",
        SIZE,
        Unknown,
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model(
        "strcspn",
        SIZE,
        Unknown,
        &[Reads(0, Text(0)), Reads(1, Text(1))],
    ),
    model("strtok", STR, Inside(0), &[]),
    model("strtok_r", STR, Inside(0), &[]),
    model("strsep", STR, Rarely, &[]),
    model("strdup", STR, CopyOf(0), &[Reads(0, Text(0))]),
    model("_strdup", STR, CopyOf(0), &[Reads(0, Text(0))]),
    model("strndup", STR, CopyOf(0), &[Reads(0, TextUpTo(0, 1))]),
    model("strdupa", STR, CopyOf(0), &[Reads(0, Text(0))]),
    model("strerror", STR, Unknown, &[]),
    model("strsignal", STR, Unknown, &[]),
    // One character: what is tested is tested.
    model("isalnum", INT, Within(0, 0, 1024), &[]),
    model("isalpha", INT, Within(0, 0, 1024), &[]),
    model("isdigit", INT, Within(0, 0, 1024), &[]),
    model("isxdigit", INT, Within(0, 0, 1024), &[]),
    model("isspace", INT, Within(0, 0, 8192), &[]),
    model("isupper", INT, Within(0, 0, 1024), &[]),
    model("islower", INT, Within(0, 0, 1024), &[]),
    model("isprint", INT, Within(0, 0, 16384), &[]),
    model("ispunct", INT, Within(0, 0, 1024), &[]),
    model("iscntrl", INT, Within(0, 0, 1024), &[]),
    model("isgraph", INT, Within(0, 0, 32768), &[]),
    model("toupper", INT, Within(0, -1, 255), &[]),
    model("tolower", INT, Within(0, -1, 255), &[]),
    model("ffs", INT, Between(0, 32), &[]),
];
