//! SARIF 2.1.0, the exchange format of static analysis (an OASIS standard).
//!
//! One run. Sallet is its driver, external analyzers are extensions with rules of their own. CWE
//! is a taxonomy that rules and results point to. Results are written as they are read from the
//! scan; only the rules and weaknesses that occur are collected first, because results refer to
//! them by index.

mod code;
mod index;
mod invocation;
mod location;
mod results;
#[cfg(test)]
mod tests;
mod tool;

use super::{Input, write_json};
use index::Index;
use invocation::Invocation;
use location::Message;
use results::Results;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use tool::{Taxonomy, Tool};

/// The key of our fingerprint in `partialFingerprints`. Its number grows when fingerprints
/// change, so that old ones are not compared with new ones.
pub(crate) const FINGERPRINT: &str = "salletFingerprint/v1";

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation<'a>; 1],
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    default_encoding: &'static str,
    taxonomies: [Taxonomy; 1],
    results: Results<'a>,
}

/// The folder that relative addresses are relative to. Without an address of its own: a report
/// should not tell where on whose machine the code lay.
#[derive(Serialize)]
struct Base {
    description: Message<'static>,
}

pub(super) fn write(input: &Input<'_>, out: &mut impl Write) -> io::Result<()> {
    let index = Index::new(input);
    let base = Base {
        description: Message::new("The folder where the scan started."),
    };
    let run = Run {
        tool: Tool::new(&index),
        invocations: [Invocation::new(input.scan)],
        original_uri_base_ids: BTreeMap::from([(location::ROOT, base)]),
        column_kind: "unicodeCodePoints",
        default_encoding: "utf-8",
        taxonomies: [Taxonomy::new(&index)],
        results: Results {
            input: *input,
            index: &index,
        },
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [run],
    };
    write_json(&log, out)
}
