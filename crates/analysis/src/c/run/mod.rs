//! Runs a function on what is known instead of on values: an abstract interpretation.
//!
//! The states at the heads of loops grow until they are stable (with widening), then one round
//! back makes them precise again (narrowing), and a last round shows every instruction to the
//! rules. Where ways meet, states that differ in what is freed or which allocation failed stay
//! apart, up to [`MAX_WAYS`] of them: this is what makes `if (!failed) free(p);` understood.

mod alarm;
mod ask;
mod assume;
mod call;
mod code;
mod data;
mod effect;
mod facts;
mod guard;
mod memory;
mod object;
mod result;
mod show;
mod size;
mod summarize;
mod transfer;

pub(crate) use facts::{Access, AccessKind, CallSite, Extent, Operation, Release};

use super::ir::{BlockId, End, Function, Temp, VarId};
use super::names::Names;
use super::report::Report;
use super::state::{Joining, State};
use super::summary::Summary;
use super::symbols::Symbols;
use super::syntax::SyntaxTree;
use super::trace::Traces;
use super::value::Value;
use crate::rules::c::Hooks;
use rustc_hash::{FxHashMap, FxHashSet};
use sallet_core::task::Language;
use std::time::Instant;

/// How many ways to one block are followed on their own.
const MAX_WAYS: usize = 4;

/// How often a loop runs before its ranges are widened.
const ROUNDS_BEFORE_WIDENING: u32 = 2;

/// How much work one instruction is worth, on average, before ways are no longer told apart, so
/// that the loops come to an end. Code that people write takes a hundredth of it.
const WORK_BEFORE_HURRY: u64 = 500;

/// How much it is worth before the function is given up.
const BUDGET_PER_INSTRUCTION: u64 = 1500;

/// What every function of a file shares.
pub(crate) struct FileContext<'a, 'src> {
    pub(crate) tree: &'a SyntaxTree<'src>,
    pub(crate) symbols: &'a Symbols<'src>,
    pub(crate) summaries: &'a FxHashMap<&'src str, Summary>,
    /// The functions that others in the file call.
    pub(crate) called: &'a FxHashSet<&'src str>,
    pub(crate) hooks: &'static Hooks,
    pub(crate) language: Language,
}

/// Why a function was not analysed to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    TimedOut,
    /// It needs more work than [`BUDGET_PER_INSTRUCTION`] allows.
    TooComplex,
}

/// The analysis of one function.
pub(crate) struct Run<'a, 'src> {
    pub(crate) file: &'a FileContext<'a, 'src>,
    pub(crate) names: Names<'a, 'src>,
    pub(crate) traces: &'a mut Traces<'src>,
    pub(crate) report: &'a mut Report,
    pub(crate) state: State,
    pub(crate) summary: Summary,
    temps: Vec<Value>,
    block: BlockId,
    /// Whether the code at hand ends here: it called what does not return.
    is_dead: bool,
    /// Whether this is the last round, which rules see.
    is_reporting: bool,
    /// Whether something in the function does not parse.
    is_broken: bool,
    /// Variables that a loop adds to before anything was stored in them: only its first round,
    /// which the states of the last round no longer tell apart, shows that.
    added_to_unset: Vec<(Temp, VarId)>,
    deadline: Option<Instant>,
    work: u64,
}

/// States that wait at the start of a block.
#[derive(Default)]
struct Waiting {
    ways: Vec<Way>,
}

struct Way {
    signature: u64,
    state: State,
    rounds: u32,
    is_new: bool,
}

impl<'a, 'src> Run<'a, 'src> {
    pub(crate) fn new(
        file: &'a FileContext<'a, 'src>,
        function: &'a Function<'src>,
        traces: &'a mut Traces<'src>,
        report: &'a mut Report,
        deadline: Option<Instant>,
    ) -> Self {
        Self {
            names: Names::new(function, &file.symbols.types, traces),
            file,
            traces,
            report,
            state: State::default(),
            summary: Summary::new(function.parameters),
            temps: vec![Value::int(0); function.instructions.len()],
            block: BlockId(0),
            is_dead: false,
            is_reporting: false,
            is_broken: file.tree.has_errors(function.node),
            added_to_unset: Vec::new(),
            deadline,
            work: 0,
        }
    }

    pub(crate) fn function(&self) -> &'a Function<'src> {
        self.names.function
    }

    /// Analyses the function, tells the rules, and fills the summary.
    pub(crate) fn analyze(&mut self) -> Result<(), Stopped> {
        if self.function().has_loops() {
            let stable = self.explore()?;
            let narrowed = self.sweep(stable)?;
            self.is_reporting = true;
            self.sweep(narrowed)?;
            for (temp, var) in std::mem::take(&mut self.added_to_unset) {
                self.show_unset_variable(temp, var);
            }
        } else {
            self.is_reporting = true;
            self.sweep(self.nothing_waits())?;
        }
        Ok(())
    }

    fn nothing_waits(&self) -> Vec<Waiting> {
        let blocks = self.function().blocks.len();
        let mut waiting: Vec<_> = std::iter::repeat_with(Waiting::default)
            .take(blocks)
            .collect();
        waiting[0].ways.push(Way::new(State::default()));
        waiting
    }

    /// Goes around the loops until nothing changes. What waits at the heads of loops is the
    /// result.
    fn explore(&mut self) -> Result<Vec<Waiting>, Stopped> {
        let mut waiting = self.nothing_waits();
        let mut cursor = 0;
        while cursor < waiting.len() {
            let is_head = self.function().blocks[cursor].is_loop_head;
            let mut ready: Vec<State> = Vec::new();
            if is_head {
                for way in &mut waiting[cursor].ways {
                    if std::mem::take(&mut way.is_new) {
                        ready.push(way.state.clone());
                    }
                }
            } else {
                let ways = std::mem::take(&mut waiting[cursor].ways);
                ready.extend(ways.into_iter().map(|way| way.state));
            }
            let block = BlockId(cursor as u32);
            cursor += 1;
            for state in ready {
                self.state = state;
                let mut back_to = usize::MAX;
                self.run_block(block, &mut |run, target, state| {
                    if run.arrive(&mut waiting, target, state) && target <= block {
                        back_to = back_to.min(target.0 as usize);
                    }
                })?;
                cursor = cursor.min(back_to);
            }
        }
        Ok(waiting)
    }

    /// Goes through every block once, in order. At the heads of loops it starts from `stable`;
    /// what arrives there is the result.
    fn sweep(&mut self, mut stable: Vec<Waiting>) -> Result<Vec<Waiting>, Stopped> {
        let mut waiting = self.nothing_waits();
        for index in 0..waiting.len() {
            let ways = if self.function().blocks[index].is_loop_head {
                std::mem::take(&mut stable[index].ways)
            } else {
                std::mem::take(&mut waiting[index].ways)
            };
            for way in ways {
                self.state = way.state;
                self.run_block(BlockId(index as u32), &mut |run, target, state| {
                    run.arrive(&mut waiting, target, state);
                })?;
            }
        }
        // A head that nothing arrived at is not reached.
        Ok(waiting)
    }

    /// Joins `state` into what waits at `target`. Whether that changed.
    fn arrive(&mut self, waiting: &mut [Waiting], target: BlockId, mut state: State) -> bool {
        self.work += state.len() as u64 / 4;
        let is_head = self.function().blocks[target.0 as usize].is_loop_head;
        if is_head {
            state.collect_garbage(&self.names);
        }
        let signature = state.signature();
        let ways = &mut waiting[target.0 as usize].ways;
        let is_hurried = self.work > WORK_BEFORE_HURRY * self.function().size();
        let most = if is_hurried { 1 } else { MAX_WAYS };
        let known = ways.iter().position(|way| way.signature == signature);
        let slot = match known {
            Some(slot) => slot,
            None if ways.len() < most => {
                ways.push(Way {
                    signature,
                    ..Way::new(state)
                });
                return true;
            }
            None => ways.len() - 1,
        };
        let way = &mut ways[slot];
        way.rounds += 1;
        let changed = way.state.join(
            state,
            &mut Joining {
                names: &mut self.names,
                traces: self.traces,
                block: target,
                widen: is_head
                    && !self.is_reporting
                    && (is_hurried || way.rounds > ROUNDS_BEFORE_WIDENING),
            },
        );
        way.is_new |= changed;
        changed
    }

    /// Runs `block` on the state at hand and passes the states after it on.
    fn run_block(
        &mut self,
        block: BlockId,
        go: &mut dyn FnMut(&mut Self, BlockId, State),
    ) -> Result<(), Stopped> {
        let function = self.function();
        let code = &function.blocks[block.0 as usize];
        self.work += u64::from(code.stop - code.start) + 1 + self.state.len() as u64 / 4;
        if self.work > BUDGET_PER_INSTRUCTION * function.size() {
            return Err(Stopped::TooComplex);
        }
        if self
            .deadline
            .is_some_and(|deadline| Instant::now() >= deadline)
        {
            return Err(Stopped::TimedOut);
        }
        self.block = block;
        self.is_dead = false;
        for index in code.start..code.stop {
            self.transfer(Temp(index));
            if self.is_dead {
                return Ok(());
            }
        }
        match code.end {
            End::Jump(target) => {
                let state = std::mem::take(&mut self.state);
                go(self, target, state);
            }
            End::Either(first, second) => {
                go(self, first, self.state.clone());
                if first != second {
                    let state = std::mem::take(&mut self.state);
                    go(self, second, state);
                }
            }
            End::Branch {
                condition,
                then,
                otherwise,
            } => {
                let before = self.state.clone();
                if self.assume(condition, true) {
                    let state = std::mem::take(&mut self.state);
                    go(self, then, state);
                }
                self.state = before;
                if self.assume(condition, false) {
                    let state = std::mem::take(&mut self.state);
                    go(self, otherwise, state);
                }
            }
            End::Switch { value, table } => self.switch(value, table, go),
            End::Return(value) => self.leave(value, code.node),
            End::Stop => {}
        }
        Ok(())
    }

    fn switch(&mut self, value: Temp, table: u32, go: &mut dyn FnMut(&mut Self, BlockId, State)) {
        let before = std::mem::take(&mut self.state);
        for case in &self.function().switches[table as usize] {
            self.state = before.clone();
            let may_be = case
                .values
                .is_none_or(|(lo, hi)| self.assume_within(value, lo, hi));
            if may_be {
                let state = std::mem::take(&mut self.state);
                go(self, case.target, state);
            }
        }
    }
}

impl Way {
    fn new(state: State) -> Self {
        Self {
            signature: state.signature(),
            state,
            rounds: 0,
            is_new: true,
        }
    }
}
