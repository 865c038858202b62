//! Comments that silence checkers, in any language.

/// What checkers look for in comments, in lower case.
const MARKS: [&str; 19] = [
    "sallet: ignore",
    "nosec",
    "nosemgrep",
    "nolint",
    "noqa",
    "noinspection",
    "nocheck",
    "pylint: disable",
    "pylint:disable",
    "ruff: noqa",
    "bandit: skip",
    "flake8: noqa",
    "type: ignore",
    "pragma: no cover",
    "flawfinder: ignore",
    "rats: ignore",
    "cppcheck-suppress",
    "coverity[",
    "lgtm[",
];

/// The mark in `comment` that silences a checker.
pub(super) fn silencing(comment: &str) -> Option<&'static str> {
    let comment = comment.to_ascii_lowercase();
    MARKS.into_iter().find(|mark| comment.contains(mark))
}
