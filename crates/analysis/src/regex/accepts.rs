//! Which texts a pattern lets through.

use super::alphabet::Alphabet;
use super::nfa::{Nfa, Purpose};
use super::tree::{Assertion, Kind, Node};
use super::{Pattern, Use};

/// The texts that pass a check with a pattern, and perhaps some more: where the pattern is too
/// large, or more than regular, every text.
pub struct Language<'p> {
    alphabet: &'p Alphabet,
    nfa: Option<Nfa>,
    /// Whether a text can be continued after each state so that it passes.
    can_pass: Vec<bool>,
    /// Literal texts that a lookahead at the start excludes, each with whether it looks only at
    /// the first line.
    excluded: Vec<(String, bool)>,
}

impl Pattern<'_> {
    /// The texts that a check which uses the pattern as `usage` lets through. Whatever the use
    /// leaves unchecked may be any text: what follows the match of `re.match`, also the newline
    /// that `$` allows at the end.
    pub fn language(&self, usage: Use) -> Language<'_> {
        let nfa = Nfa::new(self, usage, Purpose::Language).ok();
        Language {
            alphabet: &self.alphabet,
            can_pass: nfa.as_ref().map(can_pass).unwrap_or_default(),
            nfa,
            excluded: excluded(&self.root, usage),
        }
    }
}

impl Language<'_> {
    /// Whether a text that passes can contain `needle`. True if unsure.
    ///
    /// A check clears a text of what its language cannot contain: `/` or `..` for a path, a quote
    /// for SQL, `<` for HTML.
    pub fn can_contain(&self, needle: &str) -> bool {
        let Some(nfa) = &self.nfa else {
            return true;
        };
        let is_excluded = self.excluded.iter().any(|(literal, first_line)| {
            needle.contains(literal) && (!first_line || !self.can_contain("\n"))
        });
        if is_excluded {
            return false;
        }
        // A character that no set of the alphabet stands for is as good as any.
        if needle.chars().any(|c| self.alphabet.symbol(c).is_none()) {
            return true;
        }
        let needle: Vec<char> = needle.chars().collect();
        let ends = nfa.after(&reachable(nfa), &needle, self.alphabet);
        ends.iter().any(|&state| self.can_pass[state])
    }
}

/// The states that some text leads to.
fn reachable(nfa: &Nfa) -> Vec<usize> {
    let mut reached = vec![false; nfa.states.len()];
    reached[Nfa::START] = true;
    let mut queue = vec![Nfa::START];
    let mut next = 0;
    while let Some(&state) = queue.get(next) {
        next += 1;
        for edge in nfa.edges(state) {
            if !std::mem::replace(&mut reached[edge.to], true) {
                queue.push(edge.to);
            }
        }
    }
    queue
}

/// Which states lead to an accepting one.
fn can_pass(nfa: &Nfa) -> Vec<bool> {
    let mut before = vec![Vec::new(); nfa.states.len()];
    for state in 0..nfa.states.len() {
        for edge in nfa.edges(state) {
            before[edge.to].push(state);
        }
    }
    let mut passes: Vec<bool> = nfa.states.iter().map(|state| state.accepting).collect();
    let accepting = (0..nfa.states.len()).filter(|&state| passes[state]);
    let mut queue: Vec<usize> = accepting.collect();
    while let Some(state) = queue.pop() {
        for &state in &before[state] {
            if !std::mem::replace(&mut passes[state], true) {
                queue.push(state);
            }
        }
    }
    passes
}

/// The texts that are excluded by `(?!.*text)` at the very start, a common way to refuse `..`.
fn excluded(root: &Node, usage: Use) -> Vec<(String, bool)> {
    let items = match &root.kind {
        Kind::Sequence(items) => items,
        _ => return Vec::new(),
    };
    let mut is_at_start = usage != Use::Search;
    let mut excluded = Vec::new();
    for item in items {
        match &item.kind {
            Kind::Assertion(Assertion::TextStart) => is_at_start = true,
            Kind::Look {
                behind: false,
                negative: true,
                body,
            } if is_at_start => excluded.extend(anywhere(body)),
            Kind::Look { .. } => {}
            _ => break,
        }
    }
    excluded
}

/// The text of `.*text`, and whether the dot stops at newlines.
fn anywhere(body: &Node) -> Option<(String, bool)> {
    let Kind::Sequence(items) = &body.peeled().kind else {
        return None;
    };
    let (first, literals) = items.split_first()?;
    let first_line = match &first.kind {
        Kind::Repeat {
            min: 0,
            max: None,
            body,
            ..
        } => match body.peeled().kind {
            Kind::Any { newline } => !newline,
            _ => return None,
        },
        _ => return None,
    };
    let literal = literals.iter().map(|item| match item.kind {
        Kind::Char { value, .. } => Some(value),
        _ => None,
    });
    Some((literal.collect::<Option<String>>()?, first_line))
}
