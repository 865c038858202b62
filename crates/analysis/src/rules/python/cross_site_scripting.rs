//! Cross-site scripting.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "cross-site-scripting",
        title: "Cross-site scripting",
        languages: &[Language::Python],
        cwe: &[CweId(79)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "",
        why: "",
        example: "",
        better: "",
        references: &[],
    },
    hooks: &[Hook::Flow(
        Kind::Html,
        "becomes part of a page without escaping",
    )],
};
