//! What the functions of the standard libraries do, as data: one table a header.
//!
//! A newcomer who wants the analysis to know another function adds a line to a table.

mod cpp;
mod input;
mod memory;
mod posix;
mod stdio;
mod stdlib;
mod string;

use super::trace::Origin;
use super::types::{Type, TypeId};
use super::value::Cleared;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How much memory a function touches at an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// As many bytes as this argument says.
    Bytes(u8),
    /// As many as the product of two arguments says.
    Product(u8, u8),
    /// The text that this argument points to, with its terminator.
    Text(u8),
    /// That text, but no more bytes than the other argument says.
    TextUpTo(u8, u8),
    /// After the text that is there, the text of this argument.
    AfterText(u8),
    /// After the text that is there, the text of one argument, up to what the other says, and a
    /// terminator.
    AfterTextUpTo(u8, u8),
    /// What the format in this argument prints.
    Printed(u8),
    /// That, but no more bytes than the other argument says.
    PrintedUpTo(u8, u8),
    /// No one knows.
    Unlimited,
    /// Something small that always fits.
    Little,
}

/// What a function does to an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    Reads(u8, Amount),
    Writes(u8, Amount),
    /// The content comes from outside.
    Fills(u8, Origin),
    /// The content of the first becomes that of the second.
    Copies(u8, u8),
    /// The content of the second is added to the first.
    Appends(u8, u8),
    /// Everything after the format in this argument goes into the first.
    Formats(u8, u8),
    /// Everything after the format in this argument is filled from outside.
    Scans(u8, Origin),
    /// Everything after the format in the second argument is filled from the first.
    ScansText(u8, u8),
    /// The content ends with a terminator.
    Ends(u8),
    /// The content becomes zero, if the second argument is.
    Zeroes(u8, u8),
    /// The object is gone.
    Frees(u8),
    /// The program tests the content, so that it can no longer do this.
    Tests(u8, Cleared),
    /// A pointer is stored in the place that the argument points to: fresh memory.
    AllocatesInto(u8),
}

/// What a function returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returns {
    Unknown,
    /// It does not return.
    Never,
    /// Its argument.
    Argument(u8),
    /// Its argument, or null.
    ArgumentOrNull(u8),
    /// A pointer into its argument, or null.
    Inside(u8),
    /// Fresh memory of this size, or null.
    Memory(Amount),
    /// Fresh memory with a copy of the text of the argument, or null.
    CopyOf(u8),
    /// The memory of the argument with another size, or null.
    Resized(u8, Amount),
    /// Something that has to be given back, or null: a file, a directory.
    Handle,
    /// A text from outside, or null.
    Foreign(Origin),
    /// A pointer to something of the library, or null. Programs rarely test it, and it rarely
    /// is null.
    Rarely,
    /// The length of the text of the argument.
    Length(u8),
    /// Minus one, or how many bytes were moved: no more than the argument says.
    UpTo(u8),
    /// How many elements were moved: no more than the argument says.
    Elements(u8),
    /// The number that the text of the argument says.
    Number(u8),
    /// A number that depends on the argument.
    Like(u8),
    /// A number of this range that depends on the argument.
    Within(u8, i32, i32),
    /// A character from outside, or minus one.
    Character(Origin),
    /// A random number.
    Random,
    /// A number of this range.
    Between(i32, i32),
}

/// What one function does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model {
    pub(crate) name: &'static str,
    pub(crate) result: TypeId,
    pub(crate) returns: Returns,
    pub(crate) effects: &'static [Effect],
}

/// A line of a table.
const fn model(
    name: &'static str,
    result: TypeId,
    returns: Returns,
    effects: &'static [Effect],
) -> Model {
    Model {
        name,
        result,
        returns,
        effects,
    }
}

static FUNCTIONS: LazyLock<FxHashMap<&'static str, &'static Model>> = LazyLock::new(|| {
    [
        memory::FUNCTIONS,
        string::FUNCTIONS,
        stdio::FUNCTIONS,
        input::FUNCTIONS,
        stdlib::FUNCTIONS,
        posix::FUNCTIONS,
        cpp::FUNCTIONS,
    ]
    .into_iter()
    .flatten()
    .map(|model| (model.name, model))
    .collect()
});

static METHODS: LazyLock<FxHashMap<&'static str, &'static Model>> = LazyLock::new(|| {
    cpp::METHODS
        .iter()
        .map(|model| (model.name, model))
        .collect()
});

/// What the function `name` does, if it is one of a library.
pub(crate) fn find(name: &str) -> Option<&'static Model> {
    FUNCTIONS.get(name).copied()
}

/// What the method `name` of a `class` does, if it is one of the library.
pub(crate) fn find_method(class: Type, name: &str) -> Option<&'static Model> {
    let is_known = match class {
        Type::String | Type::Vector(_) | Type::Stream { .. } => true,
        // A fragment may not show what the object is. These names tell enough.
        Type::Unknown => matches!(name, "c_str" | "str" | "substr"),
        _ => false,
    };
    METHODS.get(name).copied().filter(|_| is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_has_one_line() {
        let tables = [
            memory::FUNCTIONS,
            string::FUNCTIONS,
            stdio::FUNCTIONS,
            input::FUNCTIONS,
            stdlib::FUNCTIONS,
            posix::FUNCTIONS,
            cpp::FUNCTIONS,
        ];
        let count: usize = tables.iter().map(|table| table.len()).sum();
        assert_eq!(FUNCTIONS.len(), count);
        assert_eq!(METHODS.len(), cpp::METHODS.len());
    }
}
