//! Filters of HTML tags that miss some of what a browser reads as such a tag.

use super::matcher::{Input, Matcher, Outcome};
use super::tree::{ClassItemKind, Kind, Node};
use super::{Pattern, Use};

/// What a pattern filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filtered {
    /// Scripts from the start tag to the end tag.
    Script,
    /// The start tags of scripts.
    ScriptStart,
    /// The end tags of scripts.
    ScriptEnd,
    /// Comments.
    Comment,
}

/// A text that a filter of HTML tags misses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// What is filtered.
    pub filtered: Filtered,
    /// What is missed.
    pub missed: &'static str,
    /// What is special about it, e.g. `an attribute`.
    pub why: &'static str,
}

/// Plain texts of tags with any name. A pattern that matches one is no filter of scripts.
const ANY_TAG: [&str; 4] = ["<b>", "</b>", "<div>", "</div>"];

/// Plain texts of what a pattern may filter, and what browsers read in the same way.
struct Filter {
    filtered: Filtered,
    /// A filter matches each of these, from the first to the last character.
    plain: &'static [&'static str],
    variants: &'static [(&'static str, &'static str)],
}

/// A pattern is the first filter whose plain texts it matches.
const FILTERS: [Filter; 4] = [
    Filter {
        filtered: Filtered::Script,
        plain: &["<script>alert(1)</script>"],
        variants: &[
            ("<SCRIPT>alert(1)</SCRIPT>", "upper case"),
            ("<ScRiPt>alert(1)</sCrIpT>", "mixed case"),
            ("<script src=x>alert(1)</script>", "an attribute"),
            (
                "<script\nsrc=x>alert(1)</script>",
                "a newline in the start tag",
            ),
            (
                "<script/src=x>alert(1)</script>",
                "a slash in the start tag",
            ),
            ("<script>\nalert(1)\n</script>", "a newline in the script"),
            ("<script>alert(1<2)</script>", "a '<' in the script"),
            ("<script>alert(1)</script >", "a space in the end tag"),
            (
                "<script>alert(1)</script\t\n bar>",
                "an attribute in the end tag",
            ),
        ],
    },
    Filter {
        filtered: Filtered::ScriptStart,
        plain: &["<script>"],
        variants: &[
            ("<SCRIPT>", "upper case"),
            ("<ScRiPt>", "mixed case"),
            ("<script >", "a space in the tag"),
            ("<script src=x>", "an attribute"),
            ("<script\nsrc=x>", "a newline in the tag"),
            ("<script/src=x>", "a slash in the tag"),
        ],
    },
    Filter {
        filtered: Filtered::ScriptEnd,
        plain: &["</script>"],
        variants: &[
            ("</SCRIPT>", "upper case"),
            ("</sCrIpT>", "mixed case"),
            ("</script >", "a space in the tag"),
            ("</script\t\n bar>", "an attribute in the end tag"),
        ],
    },
    Filter {
        filtered: Filtered::Comment,
        plain: &["<!-- x -->", "<!---->"],
        variants: &[
            ("<!-- x --!>", "the end '--!>'"),
            ("<!-- x\n -->", "a newline in the comment"),
        ],
    },
];

/// Texts without tags: what matches one of these filters something else.
const PLAIN_TEXT: [&str; 3] = ["", "alert(1)", "b onclick=x"];

/// Most steps for one text. They have at most 32 characters.
const MAX_STEPS: u64 = 20_000;

impl Pattern<'_> {
    /// The variants of HTML tags that the pattern misses, if it is meant to match such tags: if
    /// it matches their plain form and no text without tags.
    ///
    /// After CodeQL's `py/bad-tag-filter`: found by matching.
    pub fn tag_filter_gaps(&self, usage: Use) -> Vec<Gap> {
        if !has_bracket(&self.root) {
            return Vec::new();
        }
        let mut matcher = Matcher::new(self);
        let mut run = |text: &str| {
            let input = Input::new(text.chars(), &self.alphabet);
            matcher.run(&input, usage, MAX_STEPS)
        };
        let others = PLAIN_TEXT.iter().chain(&ANY_TAG);
        if others.into_iter().any(|text| !is_miss(run(text))) {
            return Vec::new();
        }
        let filter = FILTERS.iter().find(|filter| {
            let mut plain = filter.plain.iter();
            plain.all(|text| run(text).found == Some((0, text.len())))
        });
        let Some(Filter {
            filtered, variants, ..
        }) = filter
        else {
            return Vec::new();
        };
        let missed = variants.iter().filter(|(text, _)| is_miss(run(text)));
        missed
            .map(|&(missed, why)| Gap {
                filtered: *filtered,
                missed,
                why,
            })
            .collect()
    }
}

/// Whether it is sure that nothing was found.
fn is_miss(outcome: Outcome) -> bool {
    outcome.found.is_none() && !outcome.exhausted
}

/// Whether the pattern names the character `<`.
fn has_bracket(node: &Node) -> bool {
    match &node.kind {
        Kind::Char { value: '<', .. } => true,
        Kind::Class(class) => class
            .items
            .iter()
            .any(|item| item.kind == ClassItemKind::Char('<')),
        _ => node.children().iter().any(has_bracket),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regex::Flags;

    #[test]
    fn missed_variants_are_named() {
        let check = |pattern: &str, expected: Option<(Filtered, &[&str])>| {
            let parsed = Pattern::parse(pattern, Flags::default()).unwrap();
            let gaps = parsed.tag_filter_gaps(Use::Search);
            let filtered = gaps.first().map(|gap| gap.filtered);
            let reasons: Vec<_> = gaps.iter().map(|gap| gap.why).collect();
            let found = filtered.map(|filtered| (filtered, reasons.as_slice()));
            assert_eq!(found, expected, "{pattern}");
        };
        let case = ["upper case", "mixed case"];
        check(
            "<script.*?>.*?</script>",
            Some((
                Filtered::Script,
                &[
                    case[0],
                    case[1],
                    "a newline in the start tag",
                    "a newline in the script",
                    "a space in the end tag",
                    "an attribute in the end tag",
                ],
            )),
        );
        check(
            r"(?is)<script\b[^>]*>.*?</script>",
            Some((
                Filtered::Script,
                &["a space in the end tag", "an attribute in the end tag"],
            )),
        );
        check(
            r"(?is)<script\b[^>]*>.*?</script\s*>",
            Some((Filtered::Script, &["an attribute in the end tag"])),
        );
        check(
            r"(?i)<script\b[^>]*>[^<]*</script\b[^>]*>",
            Some((Filtered::Script, &["a '<' in the script"])),
        );
        check(
            r"(?is)<script(\s[^>]*)?>.*?</script\b[^>]*>",
            Some((Filtered::Script, &["a slash in the start tag"])),
        );
        check(
            "(?i)<script>",
            Some((
                Filtered::ScriptStart,
                &[
                    "a space in the tag",
                    "an attribute",
                    "a newline in the tag",
                    "a slash in the tag",
                ],
            )),
        );
        check(
            "(?i)</?script>",
            Some((
                Filtered::ScriptStart,
                &[
                    "a space in the tag",
                    "an attribute",
                    "a newline in the tag",
                    "a slash in the tag",
                ],
            )),
        );
        check(
            "(?i)</script>",
            Some((
                Filtered::ScriptEnd,
                &["a space in the tag", "an attribute in the end tag"],
            )),
        );
        check(
            "<!--.*?-->",
            Some((
                Filtered::Comment,
                &["the end '--!>'", "a newline in the comment"],
            )),
        );
        check(
            "(?s)<!--.*?-->",
            Some((Filtered::Comment, &["the end '--!>'"])),
        );

        check(r"(?is)<script\b[^>]*>.*?</script\b[^>]*>", None);
        check("(?s)<!--.*?--!?>", None);
        check("<[^>]+>", None);
        check("<.*?>", None);
        check(r"</?\w+>", None);
        check("(?i)<script", None);
        check("[<>&]", None);
        check(".*", None);
        check(r"[\s\S]*<", None);
        check("<b>", None);
        check("a<b", None);
        check("(?P<name>a+)", None);
        check("(?:<(a+)+>)", None);
    }

    #[test]
    fn the_use_counts() {
        let pattern = Pattern::parse("(?is)<script.*", Flags::default()).unwrap();
        assert_eq!(pattern.tag_filter_gaps(Use::FullMatch), []);
        let pattern = Pattern::parse("(?i)^<script>$", Flags::default()).unwrap();
        assert!(!pattern.tag_filter_gaps(Use::Search).is_empty());
    }
}
