//! Messages and places of SARIF.

use crate::finding::Place;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::borrow::Cow;

/// The base of all relative addresses: where the scan started.
pub(super) const ROOT: &str = "%SRCROOT%";

/// What stands for itself in a path: the unreserved characters of RFC 3986 and the slash. A
/// colon does not, since `a:b.py` would be a file `b.py` of the scheme `a`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

#[derive(Serialize)]
pub(super) struct Message<'a> {
    pub(super) text: Cow<'a, str>,
}

impl<'a> Message<'a> {
    pub(super) fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: without_links(text.into()),
        }
    }
}

/// The text without links. The standard makes a link of `[text](address)` in every message, and
/// ours may quote such a literal of hostile code. A backslash before the bracket, as the standard
/// has it, does not keep viewers from it: they look for the pattern and know of no escapes. With
/// a space in its middle nobody takes it for a link, and people read the same.
pub(super) fn without_links(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.contains("](") {
        true => Cow::Owned(text.replace("](", "] (")),
        false => text,
    }
}

/// The address of a file.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl Artifact {
    pub(super) fn new(path: &str) -> Self {
        let encoded = utf8_percent_encode(path, ENCODED);
        match path.starts_with('/') {
            true => Self {
                uri: format!("file://{encoded}"),
                uri_base_id: None,
            },
            false => Self {
                uri: encoded.to_string(),
                uri_base_id: Some(ROOT),
            },
        }
    }
}

/// A piece of code.
#[derive(Serialize)]
pub(super) struct Content<'a> {
    pub(super) text: &'a str,
}

/// Lines and columns count from 1, columns in Unicode code points; the end column is the one
/// after the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Content<'a>>,
}

impl From<Place> for Region<'_> {
    fn from(place: Place) -> Self {
        // External analyzers may count from 0, which no viewer reads.
        Self {
            start_line: place.line.max(1),
            start_column: place.column.max(1),
            end_line: place.end_line.max(1),
            end_column: place.end_column.max(1),
            snippet: None,
        }
    }
}

/// The whole lines around a region.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ContextRegion<'a> {
    pub(super) start_line: usize,
    pub(super) end_line: usize,
    pub(super) snippet: Content<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: Cow<'a, Artifact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context_region: Option<ContextRegion<'a>>,
}

impl<'a> Location<'a> {
    /// A place in a file; without a place, the file as such.
    pub(super) fn new(artifact: Cow<'a, Artifact>, place: Option<Place>) -> Self {
        Self {
            physical_location: PhysicalLocation {
                artifact_location: artifact,
                region: place.map(Region::from),
                context_region: None,
            },
            message: None,
        }
    }

    pub(super) fn with_message(mut self, message: &'a str) -> Self {
        self.message = Some(Message::new(message));
        self
    }

    /// With the code of its region.
    pub(super) fn with_snippet(mut self, snippet: Option<Content<'a>>) -> Self {
        if let Some(region) = &mut self.physical_location.region {
            region.snippet = snippet;
        }
        self
    }

    pub(super) fn with_context(mut self, context: Option<ContextRegion<'a>>) -> Self {
        self.physical_location.context_region = context;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_hold_no_links() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Message::new(text).text, expected, "{text:?}");
        };
        check(
            "`input(\"[x](http://evil/)\")`",
            "`input(\"[x] (http://evil/)\")`",
        );
        check("[[a](b)](c)](d)", "[[a] (b)] (c)] (d)");
        check("\\[x\\](1)", "\\[x\\] (1)");
        check("`argv[1]` (or [2] (x))", "`argv[1]` (or [2] (x))");
    }

    #[test]
    fn paths_become_addresses() {
        let check = |path: &str, uri: &str, relative: bool| {
            let artifact = Artifact::new(path);
            assert_eq!(artifact.uri, uri, "{path}");
            assert_eq!(artifact.uri_base_id.is_some(), relative, "{path}");
        };
        check("src/a-b_c.py", "src/a-b_c.py", true);
        check("../a b.py", "../a%20b.py", true);
        check("ż%41.py", "%C5%BC%2541.py", true);
        check("c:d\\e?f#g.py", "c%3Ad%5Ce%3Ff%23g.py", true);
        check("/x/[y].py", "file:///x/%5By%5D.py", false);
    }
}
