//! Which thing of a program a name means: the scopes of a text, and what each of them defines.

use std::collections::HashSet;
use std::ops::Range;

/// Where a thing is defined, as far as that tells things of one name apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Home {
    /// In this scope; 0 is the whole text.
    Scope(usize),
    /// As a member of a class or structure, whichever.
    Members,
    /// As the tag of a structure in C.
    Tags,
    /// As the keyword of an argument in Python, which follows a parameter.
    Keywords,
}

/// A stretch of text with names of its own.
struct Scope {
    range: Range<usize>,
    names: HashSet<String>,
    /// Functions inside a class do not see its names; they are its members.
    is_class: bool,
}

/// The scopes of a text, an outer one before those in it.
pub(super) struct Scopes(Vec<Scope>);

impl Scopes {
    /// The whole text.
    pub(super) fn new() -> Self {
        let whole = Scope {
            range: 0..usize::MAX,
            names: HashSet::new(),
            is_class: false,
        };
        Self(vec![whole])
    }

    /// Opens the scope `range`, inside those that were opened before and hold it.
    pub(super) fn open(&mut self, range: Range<usize>, is_class: bool) -> usize {
        self.0.push(Scope {
            range,
            names: HashSet::new(),
            is_class,
        });
        self.0.len() - 1
    }

    /// Defines `name` in a scope.
    pub(super) fn define(&mut self, scope: usize, name: &str) {
        if let Some(scope) = self.0.get_mut(scope) {
            scope.names.insert(name.to_owned());
        }
    }

    /// The innermost scope at `offset`.
    pub(super) fn at(&self, offset: usize) -> usize {
        let holds = |scope: &Scope| scope.range.contains(&offset);
        self.0.iter().rposition(holds).unwrap_or(0)
    }

    /// Where `name`, standing at `offset`, is defined; `None`: nowhere in the text.
    pub(super) fn home(&self, name: &str, offset: usize) -> Option<Home> {
        let innermost = self.at(offset);
        let holding = (0..=innermost).rev().filter(|&scope| {
            let scope = &self.0[scope];
            scope.range.contains(&offset) && scope.names.contains(name)
        });
        let mut visible = holding.filter(|&scope| scope == innermost || !self.0[scope].is_class);
        visible.next().map(|scope| match self.0[scope].is_class {
            true => Home::Members,
            false => Home::Scope(scope),
        })
    }
}
