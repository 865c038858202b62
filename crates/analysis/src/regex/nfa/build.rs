//! The Thompson automaton of a pattern: single characters, branches and conditions.

use super::super::alphabet::{Alphabet, CharSet, NEWLINE};
use super::super::tree::{Assertion, Kind, Mode, Node, Span};
use super::super::{Pattern, Use};
use super::{MAX_COPIES, MAX_STEPS, Purpose, TooLarge};

/// One step of the automaton; the numbers are steps.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Char(Char),
    Split(usize, usize),
    /// Another time around a loop.
    Around {
        index: usize,
        next: usize,
    },
    /// The next character, if there is one, is in the set.
    Next {
        set: CharSet,
        next: usize,
    },
    Assert {
        assertion: Assertion,
        next: usize,
    },
    Accept,
    /// Leads nowhere.
    Dead,
}

/// A single character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    pub(super) set: CharSet,
    pub(super) next: usize,
    pub(super) span: Option<Span>,
    pub(super) component: usize,
    pub(super) role: Role,
}

/// Why a character is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The pattern has it.
    Pattern,
    /// The use leaves it unchecked, before or after the match.
    Around,
    /// It is the newline that `$` allows at the end.
    FinalNewline,
}

/// See the module.
pub(super) struct Thompson {
    pub(super) steps: Vec<Step>,
    pub(super) entry: usize,
    pub(super) loops: Vec<Option<Span>>,
    pub(super) components: usize,
}

/// Builds from the end to the start: every node is given the step that comes after it.
struct Builder<'p> {
    alphabet: &'p Alphabet,
    purpose: Purpose,
    steps: Vec<Step>,
    loops: Vec<Option<Span>>,
    components: usize,
    /// The component that is being built; 0: none.
    component: usize,
}

type Built = Result<usize, TooLarge>;

pub(super) fn build(
    pattern: &Pattern<'_>,
    usage: Use,
    purpose: Purpose,
) -> Result<Thompson, TooLarge> {
    let mut builder = Builder {
        alphabet: &pattern.alphabet,
        purpose,
        steps: Vec::with_capacity(2 * pattern.text.len().min(MAX_STEPS)),
        loops: Vec::new(),
        components: 0,
        component: 0,
    };
    let mut exit = builder.push(Step::Accept)?;
    if usage != Use::FullMatch {
        exit = builder.unchecked_end(exit)?;
    }
    let mut entry = builder.node(&pattern.root, exit)?;
    if usage == Use::Search {
        entry = builder.unchecked_start(entry)?;
    }
    Ok(Thompson {
        steps: builder.steps,
        entry,
        loops: builder.loops,
        components: builder.components,
    })
}

impl Builder<'_> {
    fn push(&mut self, step: Step) -> Built {
        if self.steps.len() == MAX_STEPS {
            return Err(TooLarge);
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }

    fn char(&mut self, set: CharSet, span: Option<Span>, role: Role, next: usize) -> Built {
        self.push(Step::Char(Char {
            set,
            next,
            span,
            component: self.component,
            role,
        }))
    }

    /// Any text, or a newline after `$`, and then `next`. Nothing that a matcher backtracks
    /// over, so no component.
    fn unchecked_end(&mut self, next: usize) -> Built {
        let newline = self.char(NEWLINE, None, Role::FinalNewline, next)?;
        let again = self.push(Step::Dead)?;
        let any = self.char(self.alphabet.all(), None, Role::Around, again)?;
        self.steps[again] = Step::Split(any, next);
        self.push(Step::Split(again, newline))
    }

    /// `next`, or any text and then `next`: a search tries every start.
    fn unchecked_start(&mut self, next: usize) -> Built {
        self.component = self.new_component();
        let index = self.new_loop(None);
        let again = self.push(Step::Dead)?;
        let any = self.char(self.alphabet.all(), None, Role::Around, again)?;
        let around = self.push(Step::Around { index, next: any })?;
        self.steps[again] = Step::Split(around, next);
        self.component = 0;
        self.push(Step::Split(next, any))
    }

    fn new_component(&mut self) -> usize {
        self.components += 1;
        self.components
    }

    fn new_loop(&mut self, span: Option<Span>) -> usize {
        self.loops.push(span);
        self.loops.len() - 1
    }

    fn node(&mut self, node: &Node, next: usize) -> Built {
        if node.is_class_of_branches() {
            let set = self.alphabet.one_of(node).unwrap_or_default();
            return self.char(set, Some(node.span), Role::Pattern, next);
        }
        match &node.kind {
            Kind::Empty => Ok(next),
            Kind::Char { .. } | Kind::Any { .. } | Kind::Shorthand(_) | Kind::Class(_) => {
                let set = self.alphabet.one_of(node).unwrap_or_default();
                self.char(set, Some(node.span), Role::Pattern, next)
            }
            Kind::Assertion(assertion) => self.push(Step::Assert {
                assertion: *assertion,
                next,
            }),
            Kind::Backreference { .. } => self.back_reference(next),
            Kind::Group { body, .. } | Kind::Atomic(body) => self.node(body, next),
            Kind::Look {
                behind,
                negative,
                body,
            } => self.look(*behind, *negative, body, next),
            Kind::Conditional { branches, .. } => {
                let no = self.node(&branches[1], next)?;
                let yes = self.node(&branches[0], next)?;
                self.push(Step::Split(yes, no))
            }
            Kind::Sequence(items) => {
                let mut items = items.iter().rev();
                items.try_fold(next, |next, item| self.node(item, next))
            }
            Kind::Alternation(branches) => self.alternation(branches, next),
            Kind::Repeat {
                min,
                max,
                mode,
                body,
            } => {
                let next = self.possessive_exit(*max, *mode, body, next)?;
                self.repeat(node.span, *min, *max, body, next)
            }
        }
    }

    /// The text of a group is not regular. To hold all of the language, it may be anything; to
    /// hold the loops, it adds none.
    fn back_reference(&mut self, next: usize) -> Built {
        if self.purpose != Purpose::Language {
            return Ok(next);
        }
        let again = self.push(Step::Dead)?;
        let any = self.char(self.alphabet.all(), None, Role::Pattern, again)?;
        self.steps[again] = Step::Split(any, next);
        Ok(again)
    }

    /// A lookahead of one character restricts the next one. Other conditions are not checked, but
    /// the loops in them are loops like others.
    fn look(&mut self, behind: bool, negative: bool, body: &Node, next: usize) -> Built {
        if behind {
            return Ok(next);
        }
        if let Some(set) = self.alphabet.one_of(body) {
            let set = if negative {
                self.alphabet.all().minus(set)
            } else {
                set
            };
            return self.push(Step::Next { set, next });
        }
        if self.purpose == Purpose::Language {
            return Ok(next);
        }
        let dead = self.push(Step::Dead)?;
        let inside = self.node(body, dead)?;
        self.push(Step::Split(inside, next))
    }

    fn alternation(&mut self, branches: &[Node], next: usize) -> Built {
        let mut branches = branches.iter().rev();
        let Some(last) = branches.next() else {
            return Ok(next);
        };
        let last = self.node(last, next)?;
        branches.try_fold(last, |rest, branch| {
            let entry = self.node(branch, next)?;
            self.push(Step::Split(entry, rest))
        })
    }

    /// After `a++` there is no other `a`.
    fn possessive_exit(&mut self, max: Option<u32>, mode: Mode, body: &Node, next: usize) -> Built {
        match (mode, max, self.alphabet.one_of(body)) {
            (Mode::Possessive, None, Some(set)) => {
                let set = self.alphabet.all().minus(set);
                self.push(Step::Next { set, next })
            }
            _ => Ok(next),
        }
    }

    fn repeat(
        &mut self,
        span: Span,
        min: u32,
        max: Option<u32>,
        body: &Node,
        next: usize,
    ) -> Built {
        let is_exact = self.purpose == Purpose::EndlessLoops;
        let (copies, optional) = match max {
            Some(max) if max <= MAX_COPIES => (min, Some(max - min)),
            // A few more copies stand for the rest: what these match, the pattern matches.
            Some(max) if is_exact => (min, Some((max - min).min(2))),
            None if is_exact => (min, None),
            _ => (min.min(MAX_COPIES), None),
        };
        let (before, entry) = match optional {
            Some(optional) => {
                let entry = (0..optional).try_fold(next, |rest, _| {
                    let entry = self.node(body, rest)?;
                    self.push(Step::Split(entry, next))
                })?;
                (copies, entry)
            }
            // The loop is itself one of the copies. If that matched nothing, an engine tries the
            // loop once more.
            None if copies > 0 && body.width.min > 0 => {
                (copies - 1, self.endless(span, body, next)?)
            }
            None => {
                let entry = self.endless(span, body, next)?;
                (copies, self.push(Step::Split(entry, next))?)
            }
        };
        (0..before).try_fold(entry, |next, _| self.node(body, next))
    }

    /// `body` once or more.
    fn endless(&mut self, span: Span, body: &Node, next: usize) -> Built {
        let outer = self.component;
        if outer == 0 {
            self.component = self.new_component();
        }
        let index = self.new_loop(Some(span));
        let again = self.push(Step::Dead)?;
        let entry = self.node(body, again)?;
        let around = self.push(Step::Around { index, next: entry })?;
        self.steps[again] = Step::Split(around, next);
        self.component = outer;
        Ok(entry)
    }
}
