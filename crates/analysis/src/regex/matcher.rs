//! A backtracking matcher that counts its steps.
//!
//! It tries what CPython's `sre` tries, in the same order, so that the number of its steps grows
//! as the time of the real engine does. It never runs away: beyond a number of steps it stops.

mod compile;
#[cfg(test)]
mod tests;

use super::alphabet::{Alphabet, CharSet, Symbol};
use super::tree::Assertion;
use super::{Pattern, Use};
use compile::{Instruction, Program};

/// A text, as a matcher reads it.
#[derive(Debug, Clone)]
pub(super) struct Input {
    characters: Vec<char>,
    symbols: Vec<Option<Symbol>>,
}

impl Input {
    pub(super) fn new(text: impl IntoIterator<Item = char>, alphabet: &Alphabet) -> Self {
        let characters: Vec<char> = text.into_iter().collect();
        let symbols = characters.iter().map(|&c| alphabet.symbol(c)).collect();
        Self {
            characters,
            symbols,
        }
    }

    fn is(&self, position: usize, set: CharSet) -> bool {
        let symbol = self.symbols.get(position);
        symbol.is_some_and(|symbol| symbol.is_some_and(|symbol| set.contains(symbol)))
    }

    fn len(&self) -> usize {
        self.characters.len()
    }
}

/// What came of matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The characters that match, from the first to after the last.
    pub(super) found: Option<(usize, usize)>,
    /// How many steps it took.
    pub(super) steps: u64,
    /// Whether the limit ended it.
    pub(super) exhausted: bool,
}

/// What to undo, or where to go on, when a way fails.
#[derive(Debug, Clone, Copy)]
enum Frame {
    Choice {
        instruction: usize,
        position: usize,
    },
    Capture {
        slot: usize,
        old: Option<usize>,
    },
    Counter {
        index: usize,
        old: Counter,
    },
    /// The start of a lookaround or atomic group, and where to go on if its body fails.
    Barrier {
        position: usize,
        otherwise: Option<usize>,
    },
}

/// The state of a counted repetition.
#[derive(Debug, Clone, Copy, Default)]
struct Counter {
    count: u32,
    /// Where the last repetition that could be left out started.
    last: Option<usize>,
}

/// A compiled pattern and the memory to run it.
#[derive(Debug)]
pub(super) struct Matcher {
    program: Program,
    /// Characters of words, without and with `ASCII`.
    words: [CharSet; 2],
    stack: Vec<Frame>,
    captures: Vec<Option<usize>>,
    counters: Vec<Counter>,
    steps: u64,
    limit: u64,
}

impl Matcher {
    pub(super) fn new(pattern: &Pattern<'_>) -> Self {
        let program = compile::compile(pattern);
        Self {
            words: pattern.alphabet.words(),
            stack: Vec::new(),
            captures: vec![None; 2 * program.groups],
            counters: vec![Counter::default(); program.bounds.len()],
            program,
            steps: 0,
            limit: 0,
        }
    }

    /// Matches `input` as `usage` does, in at most `limit` steps.
    pub(super) fn run(&mut self, input: &Input, usage: Use, limit: u64) -> Outcome {
        self.steps = 0;
        self.limit = limit;
        // A start that fails undoes what it captured.
        self.captures.fill(None);
        let last_start = if usage == Use::Search { input.len() } else { 0 };
        let found = (0..=last_start).find_map(|start| {
            let whole = usage == Use::FullMatch;
            Some((start, self.run_at(input, start, whole)?))
        });
        Outcome {
            found,
            steps: self.steps,
            exhausted: self.steps >= self.limit,
        }
    }

    fn run_at(&mut self, input: &Input, start: usize, whole: bool) -> Option<usize> {
        self.stack.clear();
        let (mut instruction, mut position) = (0, start);
        while self.steps < self.limit {
            self.steps += 1;
            let next = match self.program.instructions.get(instruction) {
                Some(&found) => self.step(found, instruction, &mut position, input),
                None if whole && position < input.len() => None,
                None => return Some(position),
            };
            instruction = match next {
                Some(next) => next,
                None => self.backtrack(&mut position)?,
            };
        }
        None
    }

    /// Runs one instruction, and returns the next one, or `None` if it fails.
    fn step(
        &mut self,
        instruction: Instruction,
        at: usize,
        position: &mut usize,
        input: &Input,
    ) -> Option<usize> {
        match instruction {
            Instruction::Char(set) => {
                if !input.is(*position, set) {
                    return None;
                }
                *position += 1;
            }
            Instruction::Split { first, second } => {
                self.choice(second, *position);
                return Some(first);
            }
            Instruction::Jump(to) => return Some(to),
            Instruction::Save(slot) => {
                let old = self.captures[slot].replace(*position);
                self.stack.push(Frame::Capture { slot, old });
            }
            Instruction::Assert(assertion) => {
                if !self.holds(assertion, *position, input) {
                    return None;
                }
            }
            Instruction::Backreference { group, ignore_case } => {
                *position = self.back_reference(group, ignore_case, *position, input)?;
            }
            Instruction::IfGroup { group, otherwise } => {
                if self.captured(group).is_none() {
                    return Some(otherwise);
                }
            }
            Instruction::Back(width) => *position = position.checked_sub(width)?,
            Instruction::Reset(index) => self.set_counter(index, Counter::default()),
            Instruction::Count(index) => return Some(self.count(index, at, *position)),
            Instruction::Enter(index) => self.enter(index, *position),
            Instruction::Barrier { otherwise } => self.stack.push(Frame::Barrier {
                position: *position,
                otherwise,
            }),
            Instruction::Commit { stay } => {
                let start = self.commit();
                if !stay {
                    *position = start;
                }
            }
            Instruction::Cut => {
                self.cut();
                return None;
            }
        }
        Some(at + 1)
    }

    fn choice(&mut self, instruction: usize, position: usize) {
        self.stack.push(Frame::Choice {
            instruction,
            position,
        });
    }

    /// Undoes what the current way did, up to the last choice. `None` when no choice is left.
    fn backtrack(&mut self, position: &mut usize) -> Option<usize> {
        while let Some(frame) = self.stack.pop() {
            let choice = match frame {
                Frame::Choice {
                    instruction,
                    position,
                } => Some((instruction, position)),
                Frame::Barrier {
                    position,
                    otherwise,
                } => otherwise.map(|instruction| (instruction, position)),
                _ => {
                    self.undo(frame);
                    None
                }
            };
            if let Some((instruction, start)) = choice {
                *position = start;
                return Some(instruction);
            }
        }
        None
    }

    fn undo(&mut self, frame: Frame) {
        match frame {
            Frame::Capture { slot, old } => self.captures[slot] = old,
            Frame::Counter { index, old } => self.counters[index] = old,
            Frame::Choice { .. } | Frame::Barrier { .. } => {}
        }
    }

    /// Forgets the choices since the last barrier, keeps what they captured, and returns where
    /// the barrier was.
    fn commit(&mut self) -> usize {
        let is_barrier = |frame: &Frame| matches!(frame, Frame::Barrier { .. });
        let barrier = self.stack.iter().rposition(is_barrier).unwrap_or(0);
        self.steps += (self.stack.len() - barrier) as u64;
        let start = match self.stack.get(barrier) {
            Some(Frame::Barrier { position, .. }) => *position,
            _ => 0,
        };
        let mut kept = barrier;
        for index in barrier..self.stack.len() {
            if matches!(
                self.stack[index],
                Frame::Capture { .. } | Frame::Counter { .. }
            ) {
                self.stack[kept] = self.stack[index];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        start
    }

    /// Undoes everything since the last barrier, and removes it.
    fn cut(&mut self) {
        while let Some(frame) = self.stack.pop() {
            self.undo(frame);
            if matches!(frame, Frame::Barrier { .. }) {
                return;
            }
        }
    }

    fn set_counter(&mut self, index: usize, counter: Counter) {
        let old = std::mem::replace(&mut self.counters[index], counter);
        self.stack.push(Frame::Counter { index, old });
    }

    /// The head of a counted repetition: whether to go into the body, which starts after `at`.
    fn count(&mut self, index: usize, at: usize, position: usize) -> usize {
        let Counter { count, last } = self.counters[index];
        let bounds = self.program.bounds[index];
        let (body, exit) = (at + 1, bounds.exit);
        if count < bounds.min {
            return body;
        }
        // Nothing is repeated on nothing.
        if bounds.max.is_some_and(|max| count >= max) || last == Some(position) {
            return exit;
        }
        let (first, second) = if bounds.lazy {
            (exit, body)
        } else {
            (body, exit)
        };
        self.choice(second, position);
        first
    }

    /// The start of the body of a counted repetition.
    fn enter(&mut self, index: usize, position: usize) {
        let Counter { count, last } = self.counters[index];
        let is_optional = count >= self.program.bounds[index].min;
        let counter = Counter {
            count: count.saturating_add(1),
            last: if is_optional { Some(position) } else { last },
        };
        self.set_counter(index, counter);
    }

    fn holds(&self, assertion: Assertion, position: usize, input: &Input) -> bool {
        let newline_at = |position: usize| input.characters.get(position) == Some(&'\n');
        let is_boundary = |ascii: bool| {
            let word = self.words[usize::from(ascii)];
            let before = position > 0 && input.is(position - 1, word);
            before != input.is(position, word)
        };
        match assertion {
            Assertion::TextStart => position == 0,
            Assertion::LineStart => position == 0 || newline_at(position - 1),
            Assertion::TextEnd => position == input.len(),
            Assertion::FinalLineEnd => {
                position == input.len() || position + 1 == input.len() && newline_at(position)
            }
            Assertion::LineEnd => position == input.len() || newline_at(position),
            // Until Python 3.14, an empty text has neither boundaries nor places without.
            Assertion::WordBoundary { negated, ascii } => {
                input.len() > 0 && is_boundary(ascii) != negated
            }
        }
    }

    fn captured(&self, group: usize) -> Option<(usize, usize)> {
        let slot = 2 * group.checked_sub(1)?;
        let start = self.captures.get(slot).copied().flatten();
        start.zip(self.captures.get(slot + 1).copied().flatten())
    }

    fn back_reference(
        &mut self,
        group: usize,
        ignore_case: bool,
        position: usize,
        input: &Input,
    ) -> Option<usize> {
        let (start, end) = self.captured(group)?;
        let wanted = input.characters.get(start..end)?;
        let found = input.characters.get(position..position + wanted.len())?;
        self.steps += wanted.len() as u64;
        let same =
            |(a, b): (&char, &char)| a == b || ignore_case && a.to_lowercase().eq(b.to_lowercase());
        let is_same = wanted.iter().zip(found).all(same);
        is_same.then_some(position + wanted.len())
    }
}
