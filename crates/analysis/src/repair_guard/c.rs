//! C and C++.

use super::Violation;
use sallet_core::task::Language;

pub(super) fn check(_language: Language, _before: &str, _after: &str) -> Vec<Violation> {
    Vec::new()
}
