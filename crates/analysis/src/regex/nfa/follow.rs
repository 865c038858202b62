//! Follows the empty transitions of a Thompson automaton.

use super::super::alphabet::{Alphabet, CharSet, NEWLINE};
use super::super::tree::{Assertion, Span};
use super::build::{Char, Role, Step, Thompson};
use super::{Edge, MAX_EDGES, MAX_VISITS, Nfa, State, TooLarge};

pub(super) fn follow(thompson: &Thompson, alphabet: &Alphabet) -> Result<Nfa, TooLarge> {
    let mut states = vec![State {
        set: CharSet::EMPTY,
        span: None,
        component: 0,
        accepting: false,
    }];
    let mut entries = vec![thompson.entry];
    let mut state_of = vec![0; thompson.steps.len()];
    for (index, step) in thompson.steps.iter().enumerate() {
        if let Step::Char(char) = step {
            state_of[index] = states.len();
            states.push(State {
                set: char.set,
                span: char.span,
                component: char.component,
                accepting: false,
            });
            entries.push(char.next);
        }
    }
    let mut walk = Walk {
        thompson,
        words: alphabet.words(),
        state_of,
        visits: vec![Visits::default(); thompson.steps.len()],
        on_path: vec![false; thompson.steps.len()],
        visited: Vec::new(),
        budget: MAX_VISITS,
        edges: Vec::with_capacity(2 * states.len()),
    };
    let mut first_edges = Vec::with_capacity(states.len() + 1);
    for index in 0..states.len() {
        first_edges.push(walk.edges.len());
        states[index].accepting = walk.from(
            entries[index],
            states[index].set,
            index == Nfa::START,
            alphabet,
        )?;
    }
    first_edges.push(walk.edges.len());
    Ok(Nfa {
        states,
        edges: walk.edges,
        first_edges,
        loops: thompson.loops.clone(),
        components: thompson.components,
    })
}

/// A way over empty transitions from one character towards the next.
#[derive(Clone, Copy)]
struct Way {
    step: usize,
    /// What the next character may be.
    allowed: CharSet,
    /// Whether a `$` lies on the way: at most one newline may follow.
    at_end: bool,
    around: Option<usize>,
}

/// How a step was entered from the current state.
#[derive(Clone, Copy, Default)]
struct Visits {
    /// How often. Two ways are as good as many.
    count: u32,
    /// What the next character could be, before and after a `$`.
    allowed: [CharSet; 2],
}

impl Visits {
    /// Notes a visit; `false` if it adds nothing.
    fn add(&mut self, way: &Way) -> bool {
        let allowed = &mut self.allowed[usize::from(way.at_end)];
        let is_new = self.count < 2 || !way.allowed.minus(*allowed).is_empty();
        self.count += u32::from(is_new);
        *allowed = allowed.or(way.allowed);
        is_new
    }
}

enum Task {
    Enter(Way),
    Leave(usize),
}

struct Walk<'t> {
    thompson: &'t Thompson,
    /// The characters of words, without and with `ASCII`.
    words: [CharSet; 2],
    state_of: Vec<usize>,
    visits: Vec<Visits>,
    /// The steps of the current way. An engine does not go around a loop on nothing.
    on_path: Vec<bool>,
    visited: Vec<usize>,
    budget: usize,
    edges: Vec<Edge>,
}

impl Walk<'_> {
    /// Adds the edges of the state after a character of `before` that continues at `entry`, and
    /// says whether the text may end there.
    fn from(
        &mut self,
        entry: usize,
        before: CharSet,
        is_start: bool,
        alphabet: &Alphabet,
    ) -> Result<bool, TooLarge> {
        for step in self.visited.drain(..) {
            self.visits[step] = Visits::default();
        }
        let mut accepting = false;
        let mut tasks = vec![Task::Enter(Way {
            step: entry,
            allowed: alphabet.all(),
            at_end: false,
            around: None,
        })];
        while let Some(task) = tasks.pop() {
            let way = match task {
                Task::Leave(step) => {
                    self.on_path[step] = false;
                    continue;
                }
                Task::Enter(way) => way,
            };
            if self.on_path[way.step] || !self.visits[way.step].add(&way) {
                continue;
            }
            self.budget = self.budget.checked_sub(1).ok_or(TooLarge)?;
            self.visited.push(way.step);
            match self.thompson.steps[way.step] {
                Step::Accept => accepting = true,
                Step::Dead => {}
                Step::Char(char) => self.arrive(way, &char)?,
                Step::Split(first, second) => {
                    self.on_path[way.step] = true;
                    tasks.push(Task::Leave(way.step));
                    tasks.push(Task::Enter(Way {
                        step: second,
                        ..way
                    }));
                    tasks.push(Task::Enter(Way { step: first, ..way }));
                }
                Step::Around { index, next } => {
                    let around = Some(self.wider(way.around, index));
                    let step = next;
                    tasks.push(Task::Enter(Way {
                        step,
                        around,
                        ..way
                    }));
                }
                Step::Next { set, next } => {
                    let allowed = way.allowed.and(set);
                    let step = next;
                    tasks.push(Task::Enter(Way {
                        step,
                        allowed,
                        ..way
                    }));
                }
                Step::Assert { assertion, next } => {
                    let passed = self.pass(way, assertion, before, is_start);
                    let onward = passed.map(|way| Task::Enter(Way { step: next, ..way }));
                    tasks.extend(onward);
                }
            }
        }
        Ok(accepting)
    }

    fn arrive(&mut self, way: Way, char: &Char) -> Result<(), TooLarge> {
        let is_allowed = match char.role {
            Role::Pattern => true,
            Role::Around => !way.at_end,
            Role::FinalNewline => way.at_end,
        };
        let set = char.set.and(way.allowed);
        if !is_allowed || set.is_empty() {
            return Ok(());
        }
        if self.edges.len() == MAX_EDGES {
            return Err(TooLarge);
        }
        self.edges.push(Edge {
            to: self.state_of[way.step],
            set,
            around: way.around,
        });
        Ok(())
    }

    fn wider(&self, one: Option<usize>, other: usize) -> usize {
        let length = |index: usize| self.thompson.loops[index].map_or(usize::MAX, Span::len);
        one.filter(|&one| length(one) >= length(other))
            .unwrap_or(other)
    }

    /// The way after `assertion`, or `None` if it never holds here.
    fn pass(
        &self,
        mut way: Way,
        assertion: Assertion,
        before: CharSet,
        is_start: bool,
    ) -> Option<Way> {
        match assertion {
            Assertion::TextStart if !is_start => return None,
            Assertion::LineStart if !is_start && !before.overlaps(NEWLINE) => return None,
            Assertion::TextStart | Assertion::LineStart => {}
            Assertion::TextEnd => way.allowed = CharSet::EMPTY,
            Assertion::LineEnd => way.allowed = way.allowed.and(NEWLINE),
            Assertion::FinalLineEnd => {
                way.allowed = way.allowed.and(NEWLINE);
                way.at_end = true;
            }
            Assertion::WordBoundary { negated, ascii } => {
                let word = self.words[usize::from(ascii)];
                let is_after_word = before.overlaps(word);
                let is_after_other = is_start || !before.minus(word).is_empty();
                // Where the character before may be either, so may the next.
                if is_after_word != is_after_other {
                    way.allowed = if is_after_word == negated {
                        way.allowed.and(word)
                    } else {
                        way.allowed.minus(word)
                    };
                }
            }
        }
        Some(way)
    }
}
