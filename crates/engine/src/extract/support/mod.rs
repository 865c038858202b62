//! What the rules share: the goal, the look at a draft, Markdown fences, lines, brackets;
//! and what is taken where no rule can judge its repair.

pub(super) mod brackets;
pub(super) mod completion;
pub(super) mod goal;
pub(super) mod lines;
pub(super) mod look;
pub(super) mod markdown;
pub(super) mod unread;
