//! What a regular expression of Python's `re` module does, found from its text alone.
//!
//! | question | method | source |
//! |---|---|---|
//! | can matching take exponential or polynomial time? | [`Pattern::exponential`], [`Pattern::polynomial`] | Wüstholz et al., TACAS 2017; Weideman et al., CIAA 2016; Weber and Seidl, TCS 1991 |
//! | which texts does a check let through? | [`Pattern::language`] | |
//! | does a dot in a host name match any character? | [`Pattern::incomplete_hostnames`] | CodeQL `py/incomplete-hostname-regexp` |
//! | may other text surround a host name? | [`Pattern::missing_anchor`] | CodeQL `js/regex/missing-regexp-anchor` |
//! | does a range hold more than its author thought? | [`Pattern::wide_ranges`] | CodeQL `py/overly-large-range` |
//! | which tags does a tag filter miss? | [`Pattern::tag_filter_gaps`] | CodeQL `py/bad-tag-filter` |
//!
//! The text is hostile: parsing takes linear time and bounded stack, and every analysis gives up at
//! a fixed amount of work and says so.

mod accepts;
mod alphabet;
mod hostname;
mod matcher;
pub(crate) mod memo;
mod nfa;
mod parse;
mod ranges;
mod redos;
mod tag_filter;
mod tree;

pub use accepts::Language;
pub use hostname::{IncompleteHostname, MissingAnchor};
pub use nfa::TooLarge;
pub use parse::{MAX_LENGTH, MAX_NESTING, ParseError, ParseErrorKind};
pub use ranges::{Excess, WideRange};
pub use redos::{Effort, Exponential, Polynomial, Witness};
pub use tag_filter::{Filtered, Gap};
pub use tree::Span;

use alphabet::Alphabet;
use tree::Node;

/// The flags that a pattern is compiled with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// `re.IGNORECASE`
    pub ignore_case: bool,
    /// `re.MULTILINE`
    pub multi_line: bool,
    /// `re.DOTALL`
    pub dot_all: bool,
    /// `re.VERBOSE`
    pub verbose: bool,
    /// `re.ASCII`, or a pattern of bytes.
    pub ascii: bool,
}

impl Flags {
    /// Those of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            ignore_case: self.ignore_case || other.ignore_case,
            multi_line: self.multi_line || other.multi_line,
            dot_all: self.dot_all || other.dot_all,
            verbose: self.verbose || other.verbose,
            ascii: self.ascii || other.ascii,
        }
    }
}

/// How a pattern is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// `re.match`: from the start of the text, to anywhere.
    Match,
    /// `re.search`, `findall`, `finditer`, `sub`, `split`: anywhere in the text.
    Search,
    /// `re.fullmatch`: all of the text.
    FullMatch,
}

/// A pattern that was parsed.
#[derive(Debug, Clone)]
pub struct Pattern<'t> {
    text: &'t str,
    flags: Flags,
    root: Node,
    groups: u32,
    alphabet: Alphabet,
}

impl<'t> Pattern<'t> {
    /// Parses `text`, the value of the string that is given to `re`, as Python 3.11 reads it. As
    /// in older versions, flags such as `(?i)` may stand anywhere.
    ///
    /// # Errors
    /// What Python refuses as well, and what is beyond [`MAX_LENGTH`] or [`MAX_NESTING`].
    pub fn parse(text: &'t str, flags: Flags) -> Result<Self, ParseError> {
        let parsed = parse::parse(text, flags)?;
        let alphabet = Alphabet::new(&parsed.wide_ranges).ok_or(ParseError {
            at: 0,
            kind: ParseErrorKind::TooManyCharacters,
        })?;
        Ok(Self {
            text,
            flags,
            root: parsed.root,
            groups: parsed.groups,
            alphabet,
        })
    }

    /// The text at `span`.
    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or("")
    }
}
