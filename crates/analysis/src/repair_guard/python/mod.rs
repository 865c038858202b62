//! Python.

mod emptied;
mod interface;
mod outline;
mod removed;
mod routes;
mod silenced;
mod swallowed;
mod tests_kept;

use super::Violation;
use crate::python::Module;
use outline::Outline;

pub(super) fn check(before: &str, after: &str) -> Vec<Violation> {
    // What is nested too deeply has no tree; whether it parses is asked elsewhere.
    let (Ok(before), Ok(after)) = (Module::parse(before), Module::parse(after)) else {
        return Vec::new();
    };
    let (before, after) = (Outline::of(&before), Outline::of(&after));
    let checks = [
        interface::check,
        routes::check,
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
    let (first, second) = (
        Module::parse(before).unwrap(),
        Module::parse(after).unwrap(),
    );
    assert!(first.is_valid() && second.is_valid(), "{before}{after}");
    let found = check(&Outline::of(&first), &Outline::of(&second));
    let found: Vec<_> = found.iter().map(|it| (it.kind, it.what.as_str())).collect();
    assert_eq!(found, expected, "{before}--- and then ---\n{after}");
}
