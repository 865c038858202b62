//! Code injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "code-injection",
        title: "Code injection",
        languages: &[Language::Python],
        cwe: &[CweId(95), CweId(94)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "",
        why: "",
        example: "",
        better: "",
        references: &[],
    },
    hooks: &[Hook::Flow(Kind::Code, "is run as program text")],
};
