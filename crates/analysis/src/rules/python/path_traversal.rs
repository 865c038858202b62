//! Path traversal.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "path-traversal",
        title: "Path traversal",
        languages: &[Language::Python],
        cwe: &[CweId(22)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "",
        why: "",
        example: "",
        better: "",
        references: &[],
    },
    hooks: &[Hook::Flow(Kind::Path, "becomes part of a file's path")],
};
