//! Polynomial ambiguity: a text leads around one loop, from it to a later one, and around that.

use super::super::alphabet::CharSet;
use super::super::nfa::{Nfa, State, TooLarge};
use super::super::tree::Span;
use super::Polynomial;
use super::witness::{Attack, Trial};

/// Most triples of states that are looked at.
const MAX_TRIPLES: usize = 1 << 17;

/// Most texts that are tried for a pair of loops.
const MAX_ATTACKS: usize = 8;

/// A witness of polynomial time, and the repetitions that are to blame.
pub(super) fn find(nfa: &Nfa, trial: &mut Trial<'_>) -> Result<Option<Polynomial>, TooLarge> {
    let loops = loops(nfa);
    let mut search = Search {
        nfa,
        budget: MAX_TRIPLES,
    };
    for second in &loops {
        for first in &loops {
            if first.component == second.component || !first.set.overlaps(second.set) {
                continue;
            }
            let before = search.budget;
            let found = search.pair(first, second, trial)?;
            trial.spend((before - search.budget) as u64)?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }
    Ok(None)
}

/// The states of a component, and the characters that they take.
struct Loop {
    component: usize,
    states: Vec<usize>,
    set: CharSet,
}

fn loops(nfa: &Nfa) -> Vec<Loop> {
    let mut loops: Vec<Loop> = (1..=nfa.components)
        .map(|component| Loop {
            component,
            states: Vec::new(),
            set: CharSet::EMPTY,
        })
        .collect();
    for (index, state) in nfa.states.iter().enumerate() {
        if let Some(found) = state.component.checked_sub(1) {
            loops[found].states.push(index);
            loops[found].set = loops[found].set.or(state.set);
        }
    }
    loops
}

struct Search<'n> {
    nfa: &'n Nfa,
    budget: usize,
}

impl Search<'_> {
    /// Tries texts that lead around `first`, from it to `second`, and around that.
    fn pair(
        &mut self,
        first: &Loop,
        second: &Loop,
        trial: &mut Trial<'_>,
    ) -> Result<Option<Polynomial>, TooLarge> {
        let both = first.set.and(second.set);
        let mut attacks = 0;
        for &from in &first.states {
            let reachable = self.reachable(from, both);
            for &to in second.states.iter().filter(|&&to| reachable[to]) {
                if let Some(pump) = self.pump(from, to)? {
                    attacks += 1;
                    let found = self.attack(from, second, pump, trial)?;
                    if found.is_some() || attacks == MAX_ATTACKS {
                        return Ok(found);
                    }
                }
            }
        }
        Ok(None)
    }

    /// The text that leads to `from`, and with `pump` from there to `second`, if it is slow to
    /// match.
    fn attack(
        &self,
        from: usize,
        second: &Loop,
        pump: Vec<CharSet>,
        trial: &mut Trial<'_>,
    ) -> Result<Option<Polynomial>, TooLarge> {
        let nfa = self.nfa;
        // A search may as well start at the first pump.
        let is_search = nfa.states[from].span.is_none();
        let start = if is_search { from } else { Nfa::START };
        let prefix = nfa.path(start, from, |_| true);
        let range = self.widest_loop(second.component);
        let (Some(prefix), Some(range)) = (prefix, range) else {
            return Ok(None);
        };
        let attack = Attack {
            prefix,
            pump,
            component: second.component,
        };
        let witness = trial.polynomial(nfa, &attack)?;
        Ok(witness.map(|witness| Polynomial {
            witness,
            range,
            after: self.widest_loop(nfa.states[from].component),
        }))
    }

    /// The repetition that makes up `component`.
    fn widest_loop(&self, component: usize) -> Option<Span> {
        let nfa = self.nfa;
        let states = 0..nfa.states.len();
        let inside = |state: usize| nfa.states[state].component == component;
        states
            .filter(|&state| inside(state))
            .flat_map(|state| nfa.edges(state))
            .filter(|edge| inside(edge.to))
            .filter_map(|edge| nfa.loops[edge.around?])
            .max_by_key(|span| span.len())
    }

    /// Which states `from` reaches over characters of `set`.
    fn reachable(&self, from: usize, set: CharSet) -> Vec<bool> {
        let mut reached = vec![false; self.nfa.states.len()];
        let mut queue = vec![from];
        while let Some(state) = queue.pop() {
            for edge in self.nfa.edges(state) {
                if edge.set.overlaps(set) && !std::mem::replace(&mut reached[edge.to], true) {
                    queue.push(edge.to);
                }
            }
        }
        reached
    }

    /// What a text takes that leads from `from` to itself and to `to`, and from `to` to itself.
    fn pump(&mut self, from: usize, to: usize) -> Result<Option<Vec<CharSet>>, TooLarge> {
        let nfa = self.nfa;
        let (first, last) = (nfa.states[from].component, nfa.states[to].component);
        let is_in = |state: &State, component: usize| state.component == component;
        let mut seen = rustc_hash::FxHashSet::default();
        let mut queue = vec![Triple {
            states: [from, from, to],
            set: CharSet::EMPTY,
            before: 0,
        }];
        let mut next = 0;
        while next < queue.len() {
            let [a, b, c] = queue[next].states;
            for one in nfa
                .edges(a)
                .iter()
                .filter(|edge| is_in(&nfa.states[edge.to], first))
            {
                for three in nfa
                    .edges(c)
                    .iter()
                    .filter(|edge| is_in(&nfa.states[edge.to], last))
                {
                    let outer = one.set.and(three.set);
                    if outer.is_empty() {
                        continue;
                    }
                    for two in nfa.edges(b) {
                        let set = outer.and(two.set);
                        let states = [one.to, two.to, three.to];
                        if set.is_empty() || !seen.insert(states) {
                            continue;
                        }
                        self.budget = self.budget.checked_sub(1).ok_or(TooLarge)?;
                        queue.push(Triple {
                            states,
                            set,
                            before: next,
                        });
                        if states == [from, to, to] {
                            return Ok(Some(sets_to_last(&queue)));
                        }
                    }
                }
            }
            next += 1;
        }
        Ok(None)
    }
}

/// Three states that are reached over the same text.
struct Triple {
    states: [usize; 3],
    /// The last character of that text.
    set: CharSet,
    /// The triple before, an index of the queue.
    before: usize,
}

/// What the text to the last triple takes.
fn sets_to_last(queue: &[Triple]) -> Vec<CharSet> {
    let mut sets = Vec::new();
    let mut at = queue.len() - 1;
    while at != 0 {
        sets.push(queue[at].set);
        at = queue[at].before;
    }
    sets.reverse();
    sets
}
