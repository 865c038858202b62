//! What was found out about patterns before. Programs, and answers of models to one prompt, use
//! the same few patterns again and again, and telling how one backtracks takes longer than reading
//! a file.

use super::{Flags, Pattern, Use};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Longer patterns are not kept.
const MAX_TEXT: usize = 1000;

/// How many patterns are kept; when there are more, all are forgotten.
const MAX_PATTERNS: usize = 500;

/// Answers to one question about a pattern and how it is used. One for each thread, so that no
/// thread waits for another.
pub(crate) struct Memo<A> {
    answers: RefCell<FxHashMap<Box<str>, Answers<A>>>,
}

/// The answers about one text of a pattern.
type Answers<A> = Vec<(Flags, Use, A)>;

impl<A: Clone> Memo<A> {
    pub(crate) fn new() -> Self {
        Self {
            answers: RefCell::default(),
        }
    }

    /// The answer for `pattern`: that of the last time, or what `find_out` gives.
    pub(crate) fn answer(
        &self,
        pattern: &Pattern<'_>,
        usage: Use,
        find_out: impl FnOnce() -> A,
    ) -> A {
        let text = pattern.text;
        let flags = pattern.flags;
        if let Some(known) = self.answers.borrow().get(text)
            && let Some((.., answer)) = known.iter().find(|one| (one.0, one.1) == (flags, usage))
        {
            return answer.clone();
        }
        let answer = find_out();
        if text.len() <= MAX_TEXT {
            let mut answers = self.answers.borrow_mut();
            if answers.len() >= MAX_PATTERNS {
                answers.clear();
            }
            let known = answers.entry(text.into()).or_default();
            known.push((flags, usage, answer.clone()));
        }
        answer
    }
}
