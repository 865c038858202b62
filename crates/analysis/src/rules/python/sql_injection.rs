//! SQL injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "sql-injection",
        title: "SQL injection",
        languages: &[Language::Python],
        cwe: &[CweId(89)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "",
        why: "",
        example: "",
        better: "",
        references: &[],
    },
    hooks: &[Hook::Flow(Kind::Sql, "becomes part of an SQL statement")],
};
