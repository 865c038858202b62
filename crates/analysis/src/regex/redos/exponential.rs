//! Exponential ambiguity: two different ways around a loop read the same text.

use super::super::alphabet::CharSet;
use super::super::nfa::{Edge, Nfa, State, TooLarge};
use super::super::tree::Span;
use super::Exponential;
use super::witness::{Attack, Trial};

/// Most pairs of edges that are looked at.
const MAX_PAIRS: usize = 1 << 18;

/// A witness of exponential time, and the repetition that is to blame.
pub(super) fn find(nfa: &Nfa, trial: &mut Trial<'_>) -> Result<Option<Exponential>, TooLarge> {
    let mut search = Search {
        nfa,
        budget: MAX_PAIRS,
        dead_ends: vec![false; nfa.states.len() * nfa.states.len()],
    };
    let states = 0..nfa.states.len();
    for state in states.filter(|&state| nfa.states[state].component != 0) {
        let before = search.budget;
        let found = search.forks_of(state, trial)?;
        trial.spend((before - search.budget) as u64)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

struct Search<'n> {
    nfa: &'n Nfa,
    budget: usize,
    /// Pairs of states that never meet again.
    dead_ends: Vec<bool>,
}

/// What a text takes that two different ways read, from a fork to where they meet.
struct Meeting {
    sets: Vec<CharSet>,
    at: usize,
    /// The widest loop that one of them goes around.
    around: Option<usize>,
}

impl Search<'_> {
    /// Tries every pair of edges out of `state` that read the same character and stay in its
    /// loop.
    fn forks_of(
        &mut self,
        state: usize,
        trial: &mut Trial<'_>,
    ) -> Result<Option<Exponential>, TooLarge> {
        let component = self.nfa.states[state].component;
        let edges: Vec<Edge> = self.inner_edges(state, component).copied().collect();
        for (index, one) in edges.iter().enumerate() {
            for other in &edges[index + 1..] {
                if let Some(meeting) = self.meet(one, other)? {
                    let found = self.attack(state, meeting, trial)?;
                    if found.is_some() {
                        return Ok(found);
                    }
                }
            }
        }
        Ok(None)
    }

    /// The edges out of `state` that stay in `component`.
    fn inner_edges(&self, state: usize, component: usize) -> impl Iterator<Item = &Edge> {
        let stays = move |edge: &&Edge| self.nfa.states[edge.to].component == component;
        self.nfa.edges(state).iter().filter(stays)
    }

    /// The witness whose pump leads from `state` over two ways to `meeting` and back.
    fn attack(
        &self,
        state: usize,
        meeting: Meeting,
        trial: &mut Trial<'_>,
    ) -> Result<Option<Exponential>, TooLarge> {
        let nfa = self.nfa;
        let component = nfa.states[state].component;
        let in_loop = |state: &State| state.component == component;
        let back = nfa.path(meeting.at, state, in_loop);
        let prefix = nfa.path(Nfa::START, state, |_| true);
        let range = meeting.around.and_then(|index| nfa.loops[index]);
        let (Some(back), Some(prefix), Some(range)) = (back, prefix, range) else {
            return Ok(None);
        };
        let attack = Attack {
            prefix,
            pump: [meeting.sets, back].concat(),
            component,
        };
        let witness = trial.exponential(nfa, &attack)?;
        Ok(witness.map(|witness| Exponential { witness, range }))
    }

    /// Whether two ways that part over `one` and `other` read the same text until they meet.
    fn meet(&mut self, one: &Edge, other: &Edge) -> Result<Option<Meeting>, TooLarge> {
        let component = self.nfa.states[one.to].component;
        let mut queue = Vec::new();
        queue.extend(self.pair(one, other, None));
        let mut next = 0;
        let mut entered = Vec::new();
        while let Some(&Pair { states, around, .. }) = queue.get(next) {
            let (a, b) = (states.0.min(states.1), states.0.max(states.1));
            if a == b {
                // These pairs do meet, or were not followed to the end.
                entered
                    .iter()
                    .for_each(|&pair: &usize| self.dead_ends[pair] = false);
                return Ok(Some(Meeting {
                    sets: sets_to(&queue, next),
                    at: a,
                    around,
                }));
            }
            let key = a * self.nfa.states.len() + b;
            if !std::mem::replace(&mut self.dead_ends[key], true) {
                entered.push(key);
                let length = queue.len();
                for one in self.inner_edges(a, component) {
                    for other in self.inner_edges(b, component) {
                        queue.extend(self.pair(one, other, Some((next, around))));
                    }
                }
                let pushed = queue.len() - length;
                self.budget = self.budget.checked_sub(pushed).ok_or(TooLarge)?;
            }
            next += 1;
        }
        Ok(None)
    }

    /// The pair that `one` and `other` lead to over the same character, after a pair with its
    /// index and the widest loop so far.
    fn pair(
        &self,
        one: &Edge,
        other: &Edge,
        before: Option<(usize, Option<usize>)>,
    ) -> Option<Pair> {
        let set = one.set.and(other.set);
        let around = self.wider(one.around, other.around);
        let so_far = before.and_then(|(_, around)| around);
        (!set.is_empty()).then_some(Pair {
            states: (one.to, other.to),
            set,
            before: before.map(|(index, _)| index),
            around: self.wider(so_far, around),
        })
    }

    fn wider(&self, one: Option<usize>, other: Option<usize>) -> Option<usize> {
        let length = |index: &usize| self.nfa.loops[*index].map_or(usize::MAX, Span::len);
        one.into_iter().chain(other).max_by_key(length)
    }
}

/// Two states that are reached over the same text.
#[derive(Clone, Copy)]
struct Pair {
    states: (usize, usize),
    /// The last character of that text.
    set: CharSet,
    /// The pair before, an index of the queue.
    before: Option<usize>,
    around: Option<usize>,
}

/// What the text to the pair at `end` takes.
fn sets_to(queue: &[Pair], end: usize) -> Vec<CharSet> {
    let before = |pair: &&Pair| pair.before.map(|index| &queue[index]);
    let pairs = std::iter::successors(queue.get(end), before);
    let mut sets: Vec<CharSet> = pairs.map(|pair| pair.set).collect();
    sets.reverse();
    sets
}
