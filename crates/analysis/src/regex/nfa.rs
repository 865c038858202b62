//! A finite automaton without empty transitions, as the analyses need it.
//!
//! A Thompson automaton is built first (`build.rs`), then its empty transitions are followed
//! (`follow.rs`). How many ways lead from one character to the next must survive that step: two
//! ways around a loop are what makes backtracking exponential. So parallel edges are kept, up to
//! two of a kind. Where two texts decide whether an empty transition may be taken (`\b`, a
//! lookahead of one character, a possessive loop), the edge carries only the characters that it
//! allows.
//!
//! Look-around of more than one character, and back references, have no exact counterpart. See
//! [`Purpose`] for what is put in their place.

mod build;
mod follow;

use super::alphabet::{Alphabet, CharSet};
use super::tree::Span;
use super::{Pattern, Use};

/// What the automaton is for, and so to which side it is inexact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Its language holds every text that the pattern matches, and perhaps more.
    Language,
    /// Its loops hold every loop of the pattern, long bounded repetitions included.
    Loops,
    /// Its loops are loops without a bound.
    EndlessLoops,
}

/// Repetitions with a bound above this one are not copied out.
pub(super) const MAX_COPIES: u32 = 8;

/// Most steps of the Thompson automaton, and most edges and visits while they are followed.
const MAX_STEPS: usize = 1 << 11;
const MAX_EDGES: usize = 1 << 14;
const MAX_VISITS: usize = 1 << 16;

/// The pattern is too large for an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pattern is too large to analyse; divide it into smaller ones")]
pub struct TooLarge;

/// A state: the start, or the place after a character.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// The characters that lead to it; empty for the start.
    pub(super) set: CharSet,
    /// The node of the character in the pattern; `None` for what the use adds around it.
    pub(super) span: Option<Span>,
    /// The outermost loop that it is in, from 1; 0: in none. All states of a loop reach each
    /// other, so this is the strongly connected component.
    pub(super) component: usize,
    /// Whether the text may end here.
    pub(super) accepting: bool,
}

/// A transition.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) to: usize,
    /// The characters that it takes.
    pub(super) set: CharSet,
    /// The widest loop that it goes around, an index of [`Nfa::loops`].
    pub(super) around: Option<usize>,
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    edges: Vec<Edge>,
    /// Where the edges of each state start, and the end.
    first_edges: Vec<usize>,
    /// The repetitions in the pattern; `None` is the search for a start.
    pub(super) loops: Vec<Option<Span>>,
    /// How many components there are.
    pub(super) components: usize,
}

impl Nfa {
    /// The state before any character.
    pub(super) const START: usize = 0;

    /// The automaton of `pattern`, used as `usage`.
    pub(super) fn new(
        pattern: &Pattern<'_>,
        usage: Use,
        purpose: Purpose,
    ) -> Result<Self, TooLarge> {
        let thompson = build::build(pattern, usage, purpose)?;
        follow::follow(&thompson, &pattern.alphabet)
    }

    /// Any text of characters of `set`.
    pub(super) fn any_of(set: CharSet) -> Self {
        let state = |set| State {
            set,
            span: None,
            component: 0,
            accepting: true,
        };
        let edge = Edge {
            to: 1,
            set,
            around: None,
        };
        Self {
            states: vec![state(CharSet::EMPTY), state(set)],
            edges: vec![edge; 2],
            first_edges: vec![0, 1, 2],
            loops: Vec::new(),
            components: 0,
        }
    }

    /// The transitions out of `state`.
    pub(super) fn edges(&self, state: usize) -> &[Edge] {
        let range = self
            .first_edges
            .get(state)
            .zip(self.first_edges.get(state + 1));
        range.map_or(&[], |(&first, &end)| &self.edges[first..end])
    }

    /// The states that `text` leads to from `from`, each once.
    pub(super) fn after(&self, from: &[usize], text: &[char], alphabet: &Alphabet) -> Vec<usize> {
        let mut current = from.to_vec();
        for &character in text {
            let Some(symbol) = alphabet.symbol(character) else {
                return Vec::new();
            };
            current = self.step(&current, |set| set.contains(symbol));
        }
        current
    }

    fn step(&self, from: &[usize], takes: impl Fn(CharSet) -> bool) -> Vec<usize> {
        let edges = from.iter().flat_map(|&state| self.edges(state));
        let mut next: Vec<usize> = edges
            .filter(|edge| takes(edge.set))
            .map(|edge| edge.to)
            .collect();
        next.sort_unstable();
        next.dedup();
        next
    }

    /// What a shortest text that leads from `from` to `to` takes, over states that `within`
    /// allows.
    pub(super) fn path(
        &self,
        from: usize,
        to: usize,
        within: impl Fn(&State) -> bool,
    ) -> Option<Vec<CharSet>> {
        let mut came_from: Vec<Option<(usize, CharSet)>> = vec![None; self.states.len()];
        let mut queue = vec![from];
        let mut next = 0;
        while let Some(&state) = queue.get(next).filter(|&&state| state != to) {
            next += 1;
            for edge in self.edges(state) {
                let is_new = edge.to != from && came_from[edge.to].is_none();
                if is_new && within(&self.states[edge.to]) {
                    came_from[edge.to] = Some((state, edge.set));
                    queue.push(edge.to);
                }
            }
        }
        let mut path = Vec::new();
        let mut state = to;
        while state != from {
            let (before, set) = came_from[state]?;
            path.push(set);
            state = before;
        }
        path.reverse();
        Some(path)
    }

    /// The characters with which the pattern goes on after `component`.
    pub(super) fn exits(&self, component: usize) -> CharSet {
        let states = self.states.iter().enumerate();
        let inside = states.filter(|(_, state)| state.component == component);
        inside
            .flat_map(|(index, _)| self.edges(index))
            .filter(|edge| {
                let to = &self.states[edge.to];
                to.component != component && to.span.is_some()
            })
            .fold(CharSet::EMPTY, |exits, edge| exits.or(edge.set))
    }

    /// A short text after which no text that starts with what led to `from` is matched.
    pub(super) fn rejected_suffix(
        &self,
        from: Vec<usize>,
        alphabet: &Alphabet,
    ) -> Option<Vec<char>> {
        const MAX_SETS: usize = 32;
        let mut queue = vec![(from, Vec::new())];
        let mut next = 0;
        while next < queue.len().min(MAX_SETS) {
            let (states, text) = queue[next].clone();
            next += 1;
            if !states.iter().any(|&state| self.states[state].accepting) {
                return Some(text);
            }
            let sets: Vec<CharSet> = states
                .iter()
                .flat_map(|&state| self.edges(state))
                .map(|edge| edge.set)
                .collect();
            let taken = sets.iter().copied().fold(CharSet::EMPTY, CharSet::or);
            let outside = alphabet.all().minus(taken);
            let mut characters: Vec<char> = std::iter::once(outside)
                .chain(sets)
                .filter_map(|set| alphabet.example(set))
                .collect();
            characters.dedup();
            for character in characters.into_iter().take(MAX_SETS) {
                let after = self.after(&states, &[character], alphabet);
                let text = text.iter().copied().chain([character]).collect();
                if !queue.iter().any(|(seen, _)| *seen == after) {
                    queue.push((after, text));
                }
            }
        }
        None
    }
}
