//! Compares code with its repair: is something gone, emptied or switched off?
//!
//! An analyzer falls silent as well when the code that it complained of is deleted, when errors are
//! swallowed, or when it is told to be silent. None of that is a repair. What is looked for is told
//! by [`Kind`]; whether the code still does what it did is for tests to say.

mod c;
mod comments;
mod python;

use sallet_core::task::Language;
use std::fmt;

/// One thing that a repair must not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// What kind of thing.
    pub kind: Kind,
    /// What it is about, e.g. the name of a function.
    pub what: String,
    /// Line in the repaired code, or in the original where the repaired code has none; from 1.
    pub line: usize,
}

/// What a repair must not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A function, class, method or route is gone.
    Missing,
    /// A function cannot be called as before.
    Signature,
    /// A function that gave a result gives none.
    NoResult,
    /// A body does nothing any more.
    Emptied,
    /// Steps of a function are gone and nothing stands in their place.
    Removed,
    /// An exception is caught and nothing is done about it.
    Swallowed,
    /// A test is gone, skipped or says less.
    Test,
    /// A comment or pragma tells an analyzer or compiler to be silent.
    Suppressed,
}

impl Kind {
    /// Whether it is about what callers see, not about what the code does inside.
    pub fn is_interface(self) -> bool {
        matches!(self, Self::Missing | Self::Signature | Self::NoResult)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, line) = (&self.what, self.line);
        match self.kind {
            Kind::Missing => write!(f, "{what} is gone (line {line} of the original)"),
            Kind::Signature => write!(f, "line {line}: {what} cannot be called as before"),
            Kind::NoResult => write!(f, "line {line}: {what} gives no result any more"),
            Kind::Emptied => write!(f, "line {line}: {what} does nothing any more"),
            Kind::Removed => write!(f, "line {line}: {what} is gone"),
            Kind::Swallowed => write!(f, "line {line}: {what} is caught and ignored"),
            Kind::Test => write!(f, "line {line}: the test {what} says less than before"),
            Kind::Suppressed => write!(f, "line {line}: {what} silences a check"),
        }
    }
}

/// What `after` must not have done to `before`, by rising line. Both are expected to parse; of code
/// that does not, what can be read is compared. Never panics, whatever the texts.
pub fn check(language: Language, before: &str, after: &str) -> Vec<Violation> {
    let mut violations = match language {
        Language::Python => python::check(before, after),
        Language::C | Language::Cpp => c::check(language, before, after),
    };
    violations.sort_by_key(|violation| violation.line);
    violations
}
