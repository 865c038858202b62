//! Why a text is not a pattern.

/// Why and where a text is not a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the regular expression is wrong at byte {at}: {kind}")]
pub struct ParseError {
    /// Where, in bytes of the pattern.
    pub at: usize,
    /// Why.
    pub kind: ParseErrorKind,
}

/// The kinds of [`ParseError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseErrorKind {
    /// Longer than [`super::MAX_LENGTH`].
    #[error("it is longer than {} bytes; split it", super::MAX_LENGTH)]
    TooLong,
    /// Deeper than [`super::MAX_NESTING`].
    #[error(
        "groups are nested deeper than {} levels; split it",
        super::MAX_NESTING
    )]
    TooDeep,
    /// More characters beyond ASCII than an alphabet holds.
    #[error("it names too many ranges beyond ASCII; split it")]
    TooManyCharacters,
    /// A `)` without its `(`.
    #[error("this ')' closes nothing; write '\\)' for the character")]
    UnbalancedParenthesis,
    /// A `(` without its `)`.
    #[error("this group is not closed; add ')'")]
    UnclosedGroup,
    /// A `[` without its `]`.
    #[error("this class is not closed; add ']'")]
    UnclosedClass,
    /// A comment without its `)`.
    #[error("this comment is not closed; add ')'")]
    UnclosedComment,
    /// `*` with nothing before it.
    #[error("there is nothing to repeat; write '\\*' for the character")]
    NothingToRepeat,
    /// `a**`
    #[error("a repetition is repeated; put the inner one into '(?:…)'")]
    MultipleRepeat,
    /// `a{9999999999}`
    #[error("the number of repetitions is too large; use a smaller one")]
    RepeatTooLarge,
    /// `a{3,2}`
    #[error("the least number of repetitions is above the largest; swap them")]
    RepeatReversed,
    /// A backslash at the end.
    #[error("a backslash ends the pattern; write '\\\\' for the character")]
    EscapeAtEnd,
    /// `\q`
    #[error("this escape means nothing; write the character without the backslash")]
    BadEscape,
    /// `\N{DIGIT ONE}`
    #[error("named characters are not known here; write the character or its number")]
    NamedCharacter,
    /// `[z-a]`, `[a-\d]`
    #[error("this is no range of characters; put the smaller one first, or write '\\-'")]
    BadRange,
    /// `(?<x>a)`, `(?q)`
    #[error("this is no extension of a group; write '(?:', '(?P<name>' or '(?='")]
    BadExtension,
    /// `(?P<1>a)`
    #[error("this is no name of a group; use letters, digits and '_'")]
    BadGroupName,
    /// A name that two groups have.
    #[error("another group has this name; choose a new one")]
    DuplicateGroupName,
    /// `\2` without a second group.
    #[error("there is no such group; refer to one that is defined before")]
    UnknownGroup,
    /// `(a\1)`
    #[error("the group is still open; refer to it after its ')'")]
    OpenGroup,
    /// `(?(1)a|b|c)`
    #[error("a conditional has more than two branches; put them into '(?:…)'")]
    ConditionalBranches,
    /// `(?<=a*)`
    #[error("a lookbehind matches texts of different length; make it a fixed length")]
    VariableLookbehind,
}
