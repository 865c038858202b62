//! The syntax tree of a pattern. Every node knows which bytes of the pattern it stands for, and
//! how many characters it matches.

/// A stretch of the pattern's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte, from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many bytes it has.
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// The fewest and the most characters that a node matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Width {
    /// The fewest.
    pub(super) min: u32,
    /// The most; `u32::MAX` stands for any number.
    pub(super) max: u32,
}

impl Width {
    pub(super) const ZERO: Self = Self { min: 0, max: 0 };
    pub(super) const ONE: Self = Self { min: 1, max: 1 };

    fn then(self, other: Self) -> Self {
        Self {
            min: self.min.saturating_add(other.min),
            max: self.max.saturating_add(other.max),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }
}

/// A node of the tree. No tree is deeper than a small multiple of [`super::MAX_NESTING`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Its text.
    pub(super) span: Span,
    /// How many characters it matches.
    pub(super) width: Width,
    /// What it is.
    pub(super) kind: Kind,
}

/// The kinds of [`Node`]. Flags are resolved: each node carries those that change its meaning.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Matches the empty text.
    Empty,
    /// One literal character, written as itself or as an escape.
    Char {
        /// The character.
        value: char,
        /// Whether its other cases match too.
        ignore_case: bool,
    },
    /// `.`
    Any {
        /// Whether it matches a newline, as under `DOTALL`.
        newline: bool,
    },
    /// `\d`, `\S` and the like, outside a class.
    Shorthand(Shorthand),
    /// `[…]`
    Class(Class),
    /// `^`, `\b` and the like.
    Assertion(Assertion),
    /// `\1` or `(?P=name)`
    Backreference {
        /// The number of the group, from 1.
        group: u32,
        /// Whether the text may differ in case.
        ignore_case: bool,
    },
    /// `(…)`, `(?P<name>…)`, `(?:…)` or `(?i:…)`
    Group {
        /// The number of a capturing group, from 1.
        index: Option<u32>,
        /// What is inside.
        body: Box<Node>,
    },
    /// `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`
    Look {
        /// Whether it looks at the text before.
        behind: bool,
        /// Whether it holds when the body does not match.
        negative: bool,
        /// What is inside.
        body: Box<Node>,
    },
    /// `(?>…)`: once it has matched, it is not tried again in another way.
    Atomic(Box<Node>),
    /// `(?(1)yes|no)`
    Conditional {
        /// The number of the group, from 1.
        group: u32,
        /// What is matched if the group took part, and if it did not.
        branches: Box<[Node; 2]>,
    },
    /// `*`, `+`, `?`, `{m,n}` with what they repeat.
    Repeat {
        /// At least so often.
        min: u32,
        /// At most so often; `None`: without end.
        max: Option<u32>,
        /// In which order numbers of repetitions are tried.
        mode: Mode,
        /// What is repeated.
        body: Box<Node>,
    },
    /// One after the other.
    Sequence(Vec<Node>),
    /// `…|…`
    Alternation(Vec<Node>),
}

/// In which order a repetition tries numbers of repetitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Many first.
    Greedy,
    /// Few first.
    Lazy,
    /// As many as possible, and never fewer.
    Possessive,
}

/// What stands for a place between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assertion {
    /// `\A`, or `^` without `MULTILINE`.
    TextStart,
    /// `^` with `MULTILINE`.
    LineStart,
    /// `\Z`
    TextEnd,
    /// `$` without `MULTILINE`: the end, or before a newline that is the last character.
    FinalLineEnd,
    /// `$` with `MULTILINE`.
    LineEnd,
    /// `\b` or `\B`
    WordBoundary {
        /// Whether it is `\B`.
        negated: bool,
        /// Whether only ASCII characters make words.
        ascii: bool,
    },
}

/// `\d`, `\s`, `\w` and their opposites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shorthand {
    /// Which.
    pub(super) of: Category,
    /// Whether it is written in upper case: all but.
    pub(super) negated: bool,
    /// Whether only ASCII characters count.
    pub(super) ascii: bool,
}

/// What a [`Shorthand`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Category {
    /// Decimal digits.
    Digit,
    /// White space.
    Space,
    /// Letters, digits and the underscore.
    Word,
}

/// `[…]`
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Class {
    /// Whether it starts with `^`.
    pub(super) negated: bool,
    /// Whether other cases match too.
    pub(super) ignore_case: bool,
    /// What is inside, in order.
    pub(super) items: Vec<ClassItem>,
}

/// One item of a [`Class`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClassItem {
    /// Its text.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: ClassItemKind,
}

/// The kinds of [`ClassItem`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ClassItemKind {
    /// One character.
    Char(char),
    /// All characters from the first to the second.
    Range(char, char),
    /// `\d` and the like.
    Shorthand(Shorthand),
}

impl Node {
    /// A node without others below it.
    pub(super) fn leaf(span: Span, width: Width, kind: Kind) -> Self {
        Self { span, width, kind }
    }

    pub(super) fn group(span: Span, index: Option<u32>, body: Self) -> Self {
        Self {
            span,
            width: body.width,
            kind: Kind::Group {
                index,
                body: Box::new(body),
            },
        }
    }

    pub(super) fn atomic(span: Span, body: Self) -> Self {
        Self {
            span,
            width: body.width,
            kind: Kind::Atomic(Box::new(body)),
        }
    }

    pub(super) fn conditional(span: Span, group: u32, yes: Self, no: Self) -> Self {
        Self {
            span,
            width: yes.width.or(no.width),
            kind: Kind::Conditional {
                group,
                branches: Box::new([yes, no]),
            },
        }
    }

    pub(super) fn repeat(span: Span, min: u32, max: Option<u32>, mode: Mode, body: Self) -> Self {
        let most = match max {
            Some(max) => body.width.max.saturating_mul(max),
            None if body.width.max == 0 => 0,
            None => u32::MAX,
        };
        Self {
            span,
            width: Width {
                min: body.width.min.saturating_mul(min),
                max: most,
            },
            kind: Kind::Repeat {
                min,
                max,
                mode,
                body: Box::new(body),
            },
        }
    }

    /// `items` one after the other; the item itself if it is alone.
    pub(super) fn sequence(span: Span, mut items: Vec<Self>) -> Self {
        match items.len() {
            0 => Self::leaf(span, Width::ZERO, Kind::Empty),
            1 => items.swap_remove(0),
            _ => Self {
                span,
                width: items
                    .iter()
                    .fold(Width::ZERO, |width, item| width.then(item.width)),
                kind: Kind::Sequence(items),
            },
        }
    }

    /// Any of `branches`, of which there is at least one.
    pub(super) fn alternation(span: Span, branches: Vec<Self>) -> Self {
        let width = branches.iter().map(|branch| branch.width);
        Self {
            span,
            width: width.reduce(Width::or).unwrap_or(Width::ZERO),
            kind: Kind::Alternation(branches),
        }
    }

    /// The node without capturing and other groups around it.
    pub(super) fn peeled(&self) -> &Self {
        let mut node = self;
        while let Kind::Group { body, .. } = &node.kind {
            node = body;
        }
        node
    }

    /// Whether CPython makes this alternation of single characters a class, so that a character is
    /// read in one way.
    pub(super) fn is_class_of_branches(&self) -> bool {
        let Kind::Alternation(branches) = &self.kind else {
            return false;
        };
        let is_in_class = |branch: &Self| match &branch.kind {
            Kind::Char { .. } | Kind::Shorthand(_) => true,
            Kind::Class(class) => !class.negated,
            _ => false,
        };
        // Of branches that are the same, one is put before the others, which are then empty.
        let differ = branches.windows(2).any(|pair| pair[0].kind != pair[1].kind);
        differ && branches.iter().all(is_in_class)
    }

    /// The nodes directly below, in order.
    pub(super) fn children(&self) -> &[Self] {
        match &self.kind {
            Kind::Group { body, .. }
            | Kind::Look { body, .. }
            | Kind::Atomic(body)
            | Kind::Repeat { body, .. } => std::slice::from_ref(body),
            Kind::Conditional { branches, .. } => branches.as_slice(),
            Kind::Sequence(nodes) | Kind::Alternation(nodes) => nodes,
            _ => &[],
        }
    }
}
