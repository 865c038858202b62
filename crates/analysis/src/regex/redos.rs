//! How the time that backtracking takes grows with the text.
//!
//! Backtracking tries every way through the automaton of a pattern before it gives up, so its
//! time follows from how many ways there are to read one text (Weber and Seidl, "On the degree of
//! ambiguity of finite automata", 1991; for matchers: Weideman et al., "Analyzing matching time
//! behavior of backtracking regular expression matchers by using ambiguity of NFA", 2016):
//!
//! - exponential (`exponential.rs`): two different ways around a loop read the same text. Found in
//!   the product of the loop with itself.
//! - polynomial (`polynomial.rs`): a text leads around one loop, from it into a later loop, and
//!   around that one. Found in the triple product. A search tries every start, which is an
//!   earlier loop like any other.
//!
//! A dangerous loop alone does no harm: the match must also be able to fail after it (Wüstholz et
//! al., "Static detection of DoS vulnerabilities in programs that use regular expressions", 2017).
//! So each candidate becomes an attack text, and `witness.rs` counts the steps that a
//! backtracking matcher really takes on it. Only what grows is reported; conditions that the
//! automaton does not know, such as lookaround and atomic groups, are judged there as well.

mod exponential;
mod polynomial;
#[cfg(test)]
mod tests;
mod witness;

pub use witness::Witness;

use super::memo::Memo;
use super::nfa::{MAX_COPIES, Nfa, Purpose, TooLarge};
use super::tree::{Kind, Node, Span};
use super::{Pattern, Use};
use witness::Trial;

/// Matching takes time that doubles with every few characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exponential {
    /// A text that shows it.
    pub witness: Witness,
    /// The repetition that reads the same text in several ways.
    pub range: Span,
}

/// Matching takes time that grows with a power of the length of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polynomial {
    /// A text that shows it.
    pub witness: Witness,
    /// The repetition that reads again what was read before.
    pub range: Span,
    /// The repetition that read it before; `None`: the search, which tries every start.
    pub after: Option<Span>,
}

/// The work that may still be done on patterns, in steps of the matcher. One for a whole file
/// bounds what a file full of hostile patterns costs.
#[derive(Debug, Clone)]
pub struct Effort(u64);

/// What building an automaton counts for.
const BUILD_STEPS: u64 = 5_000;

impl Default for Effort {
    fn default() -> Self {
        Self(20_000_000)
    }
}

impl Effort {
    /// What cannot be paid for uses up the rest: the next pattern is not begun.
    fn spend(&mut self, steps: u64) -> Result<(), TooLarge> {
        let rest = self.0.checked_sub(steps);
        self.0 = rest.unwrap_or(0);
        rest.map(|_| ()).ok_or(TooLarge)
    }

    /// What `find` finds out about `pattern`, or has found out before. Both cost the same, so that
    /// no answer depends on what was asked before.
    fn spend_on<F: Clone>(
        &mut self,
        memo: &Findings<F>,
        pattern: &Pattern<'_>,
        usage: Use,
        find: impl FnOnce(&mut Self) -> Result<Option<F>, TooLarge>,
    ) -> Result<Option<F>, TooLarge> {
        self.spend(1)?;
        let (found, steps) = memo.answer(pattern, usage, || {
            let mut own = Self::default();
            let found = find(&mut own);
            (found, Self::default().0 - own.0)
        });
        self.spend(steps)?;
        found
    }
}

/// What was found about a pattern, and the steps that this took.
type Findings<F> = Memo<(Result<Option<F>, TooLarge>, u64)>;

thread_local! {
    static EXPONENTIAL: Findings<Exponential> = Memo::new();
    static POLYNOMIAL: Findings<Polynomial> = Memo::new();
}

impl Pattern<'_> {
    /// A text on which matching takes exponential time.
    ///
    /// # Errors
    /// When the pattern is too large to tell, or `effort` is used up.
    pub fn exponential(
        &self,
        usage: Use,
        effort: &mut Effort,
    ) -> Result<Option<Exponential>, TooLarge> {
        if !Shape::of(&self.root).may_be_exponential {
            return Ok(None);
        }
        EXPONENTIAL.with(|memo| {
            effort.spend_on(memo, self, usage, |effort| {
                effort.spend(BUILD_STEPS)?;
                let nfa = Nfa::new(self, usage, Purpose::Loops)?;
                exponential::find(&nfa, &mut Trial::new(self, usage, effort))
            })
        })
    }

    /// A text on which matching takes more than linear time. It is meant for patterns that are not
    /// exponential.
    ///
    /// # Errors
    /// When the pattern is too large to tell, or `effort` is used up.
    pub fn polynomial(
        &self,
        usage: Use,
        effort: &mut Effort,
    ) -> Result<Option<Polynomial>, TooLarge> {
        if !Shape::of(&self.root).may_be_polynomial(usage) {
            return Ok(None);
        }
        POLYNOMIAL.with(|memo| {
            effort.spend_on(memo, self, usage, |effort| {
                effort.spend(BUILD_STEPS)?;
                let nfa = Nfa::new(self, usage, Purpose::EndlessLoops)?;
                polynomial::find(&nfa, &mut Trial::new(self, usage, effort))
            })
        })
    }
}

/// What a look at the tree alone tells.
#[derive(Debug, Default)]
struct Shape {
    /// How many repetitions have no bound, with copies.
    endless: usize,
    /// Whether a long repetition has a body that can be read in different ways: a body that is
    /// always the same characters in a row is read in one.
    may_be_exponential: bool,
}

impl Shape {
    fn of(root: &Node) -> Self {
        let mut shape = Self::default();
        shape.add(root, false, false);
        shape
    }

    fn may_be_polynomial(&self, usage: Use) -> bool {
        self.endless + usize::from(usage == Use::Search) >= 2
    }

    fn add(&mut self, node: &Node, is_repeated: bool, in_loop: bool) {
        let (mut repeats, mut loops) = (is_repeated, in_loop);
        let is_choice = match &node.kind {
            Kind::Alternation(_) => !node.is_class_of_branches(),
            Kind::Conditional { .. } => true,
            Kind::Repeat { min, max, .. } => {
                // A repetition that is itself repeated comes after itself.
                let copies = if is_repeated { 2 } else { 1 };
                self.endless += if max.is_none() { copies } else { 0 };
                repeats |= max.is_none_or(|max| max > 1);
                loops |= max.is_none_or(|max| max > MAX_COPIES);
                *max != Some(*min)
            }
            _ => false,
        };
        self.may_be_exponential |= is_choice && in_loop;
        for child in node.children() {
            self.add(child, repeats, loops);
        }
    }
}
