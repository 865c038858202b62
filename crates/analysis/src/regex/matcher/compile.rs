//! From the tree of a pattern to the instructions of the matcher.

use super::super::alphabet::{Alphabet, CharSet};
use super::super::tree::{Assertion, Kind, Mode, Node};
use super::Pattern;

/// What a matcher does at one point. Unless it says otherwise, the next instruction follows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Instruction {
    /// Takes one character.
    Char(CharSet),
    /// Goes to the first, and if that fails to the second.
    Split {
        first: usize,
        second: usize,
    },
    Jump(usize),
    /// Notes the position as a bound of a group.
    Save(usize),
    Assert(Assertion),
    Backreference {
        group: usize,
        ignore_case: bool,
    },
    /// Goes on if the group took part.
    IfGroup {
        group: usize,
        otherwise: usize,
    },
    /// Goes back by so many characters.
    Back(usize),
    /// Sets a counter to zero.
    Reset(usize),
    /// Goes into the body that follows, or to the exit.
    Count(usize),
    /// Counts one more repetition.
    Enter(usize),
    /// Starts a lookaround or an atomic group. If the body fails, goes to `otherwise`, or fails.
    Barrier {
        otherwise: Option<usize>,
    },
    /// Ends an atomic group, or a lookahead, which takes no text and so does not `stay`.
    Commit {
        stay: bool,
    },
    /// Ends the body of a negative lookaround: that it matched is a failure.
    Cut,
}

/// How often a counted repetition repeats.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) min: u32,
    pub(super) max: Option<u32>,
    pub(super) lazy: bool,
    pub(super) exit: usize,
}

/// A compiled pattern: matches when it runs off its end.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) instructions: Vec<Instruction>,
    pub(super) bounds: Vec<Bounds>,
    pub(super) groups: usize,
}

pub(super) fn compile(pattern: &Pattern<'_>) -> Program {
    let mut compiler = Compiler {
        alphabet: &pattern.alphabet,
        instructions: Vec::with_capacity(2 * pattern.text.len()),
        bounds: Vec::new(),
    };
    compiler.node(&pattern.root);
    Program {
        instructions: compiler.instructions,
        bounds: compiler.bounds,
        groups: pattern.groups as usize,
    }
}

struct Compiler<'p> {
    alphabet: &'p Alphabet,
    instructions: Vec<Instruction>,
    bounds: Vec<Bounds>,
}

impl Compiler<'_> {
    fn push(&mut self, instruction: Instruction) {
        self.instructions.push(instruction);
    }

    fn here(&self) -> usize {
        self.instructions.len()
    }

    /// A place for an instruction whose target is not known yet.
    fn reserve(&mut self) -> usize {
        self.push(Instruction::Jump(0));
        self.here() - 1
    }

    fn node(&mut self, node: &Node) {
        if node.is_class_of_branches() {
            let set = self.alphabet.one_of(node).unwrap_or_default();
            return self.push(Instruction::Char(set));
        }
        match &node.kind {
            Kind::Empty => {}
            Kind::Char { .. } | Kind::Any { .. } | Kind::Shorthand(_) | Kind::Class(_) => {
                let set = self.alphabet.one_of(node).unwrap_or_default();
                self.push(Instruction::Char(set));
            }
            Kind::Assertion(assertion) => self.push(Instruction::Assert(*assertion)),
            Kind::Backreference { group, ignore_case } => self.push(Instruction::Backreference {
                group: *group as usize,
                ignore_case: *ignore_case,
            }),
            Kind::Group { index, body } => self.group(*index, body),
            Kind::Look {
                behind,
                negative,
                body,
            } => self.look(*behind, *negative, body),
            Kind::Atomic(body) => self.atomic(|compiler| compiler.node(body)),
            Kind::Conditional { group, branches } => self.conditional(*group as usize, branches),
            Kind::Sequence(items) => items.iter().for_each(|item| self.node(item)),
            Kind::Alternation(branches) => self.alternation(branches),
            Kind::Repeat {
                min,
                max,
                mode,
                body,
            } => self.repetition(*min, *max, *mode, body),
        }
    }

    fn group(&mut self, index: Option<u32>, body: &Node) {
        let Some(slot) = index.and_then(|index| index.checked_sub(1)) else {
            return self.node(body);
        };
        let slot = 2 * slot as usize;
        self.push(Instruction::Save(slot));
        self.node(body);
        self.push(Instruction::Save(slot + 1));
    }

    fn look(&mut self, behind: bool, negative: bool, body: &Node) {
        let start = self.reserve();
        if behind {
            self.push(Instruction::Back(body.width.min as usize));
        }
        self.node(body);
        self.push(if negative {
            Instruction::Cut
        } else {
            Instruction::Commit { stay: false }
        });
        let otherwise = negative.then(|| self.here());
        self.instructions[start] = Instruction::Barrier { otherwise };
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self)) {
        self.push(Instruction::Barrier { otherwise: None });
        body(self);
        self.push(Instruction::Commit { stay: true });
    }

    fn conditional(&mut self, group: usize, branches: &[Node; 2]) {
        let start = self.reserve();
        self.node(&branches[0]);
        let end = self.reserve();
        let otherwise = self.here();
        self.node(&branches[1]);
        self.instructions[start] = Instruction::IfGroup { group, otherwise };
        self.instructions[end] = Instruction::Jump(self.here());
    }

    fn alternation(&mut self, branches: &[Node]) {
        let mut ends = Vec::with_capacity(branches.len());
        for (index, branch) in branches.iter().enumerate() {
            if index + 1 == branches.len() {
                self.node(branch);
                break;
            }
            let split = self.reserve();
            self.node(branch);
            ends.push(self.reserve());
            let (first, second) = (split + 1, self.here());
            self.instructions[split] = Instruction::Split { first, second };
        }
        for end in ends {
            self.instructions[end] = Instruction::Jump(self.here());
        }
    }

    fn repetition(&mut self, min: u32, max: Option<u32>, mode: Mode, body: &Node) {
        let lazy = mode == Mode::Lazy;
        if mode == Mode::Possessive {
            // Neither the number of repetitions nor any of them is tried in another way.
            return self.atomic(|compiler| {
                compiler.counted(min, max, false, |compiler| {
                    compiler.atomic(|compiler| compiler.node(body));
                });
            });
        }
        match (min, max) {
            (0, None) if body.width.min > 0 => {
                let split = self.reserve();
                self.node(body);
                self.push(Instruction::Jump(split));
                self.split(split, split + 1, self.here(), lazy);
            }
            (1, None) if body.width.min > 0 => {
                let start = self.here();
                self.node(body);
                let split = self.reserve();
                self.split(split, start, split + 1, lazy);
            }
            (0, Some(1)) => {
                let split = self.reserve();
                self.node(body);
                self.split(split, split + 1, self.here(), lazy);
            }
            _ => self.counted(min, max, lazy, |compiler| compiler.node(body)),
        }
    }

    fn split(&mut self, at: usize, body: usize, exit: usize, lazy: bool) {
        let (first, second) = if lazy { (exit, body) } else { (body, exit) };
        self.instructions[at] = Instruction::Split { first, second };
    }

    fn counted(&mut self, min: u32, max: Option<u32>, lazy: bool, body: impl FnOnce(&mut Self)) {
        let index = self.bounds.len();
        self.bounds.push(Bounds {
            min,
            max,
            lazy,
            exit: 0,
        });
        self.push(Instruction::Reset(index));
        let head = self.here();
        self.push(Instruction::Count(index));
        self.push(Instruction::Enter(index));
        body(self);
        self.push(Instruction::Jump(head));
        self.bounds[index].exit = self.here();
    }
}
