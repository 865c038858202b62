//! C and C++.

mod emptied;
mod interface;
mod outline;
mod removed;
mod silenced;
mod swallowed;
mod tests_kept;

use super::Violation;
use crate::c::SyntaxTree;
use outline::Outline;
use sallet_core::task::Language;

pub(super) fn check(language: Language, before: &str, after: &str) -> Vec<Violation> {
    let parse = |source| SyntaxTree::parse(source, language, None);
    // Without a deadline no parse fails.
    let (Ok(before), Ok(after)) = (parse(before), parse(after)) else {
        return Vec::new();
    };
    let (before, after) = (
        Outline::of(&before, language),
        Outline::of(&after, language),
    );
    let checks = [
        interface::check,
        emptied::check,
        removed::check,
        swallowed::check,
        tests_kept::check,
        silenced::check,
    ];
    let violations = checks.iter().flat_map(|check| check(&before, &after));
    violations.collect()
}

/// Holds the violations of `check` to be `expected`: kind and subject.
#[cfg(test)]
fn hold(
    check: fn(&Outline<'_>, &Outline<'_>) -> Vec<Violation>,
    before: &str,
    after: &str,
    expected: &[(super::Kind, &str)],
) {
    let parse = |source| SyntaxTree::parse(source, Language::Cpp, None).ok().unwrap();
    let (first, second) = (parse(before), parse(after));
    assert!(
        first.broken().is_none() && second.broken().is_none(),
        "{before}{after}"
    );
    let found = check(
        &Outline::of(&first, Language::Cpp),
        &Outline::of(&second, Language::Cpp),
    );
    let found: Vec<_> = found.iter().map(|it| (it.kind, it.what.as_str())).collect();
    assert_eq!(found, expected, "{before}\n--- and then ---\n{after}");
}
