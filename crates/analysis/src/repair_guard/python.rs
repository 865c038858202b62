//! Python.

use super::Violation;

pub(super) fn check(_before: &str, _after: &str) -> Vec<Violation> {
    Vec::new()
}
