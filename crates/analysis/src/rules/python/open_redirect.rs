//! Open redirect.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "open-redirect",
        title: "Open redirect",
        languages: &[Language::Python],
        cwe: &[CweId(601)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "",
        why: "",
        example: "",
        better: "",
        references: &[],
    },
    hooks: &[Hook::Flow(Kind::Redirect, "decides where a client is sent")],
};
