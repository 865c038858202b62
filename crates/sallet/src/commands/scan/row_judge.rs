//! Judges the code of one row of a data set.

use super::{examine, part, source};
use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::file::{FileReport, ProblemKind};
use sallet_analysis::finding::{Confidence, Finding, Severity};
use sallet_analysis::rows::{Object, Row, RowError, RowFields};
use sallet_analysis::rules;
use sallet_analysis::target::{Target, any_speaks, verdict};
use sallet_core::cwe::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::collections::HashMap;
use std::time::Duration;

/// How rows are read and judged.
pub struct RowJudge {
    pub analyzer: Analyzer,
    pub fields: RowFields,
    pub language_field: Option<String>,
    /// Of rows that name none.
    pub language: Language,
    pub min_severity: Option<Severity>,
    pub min_confidence: Option<Confidence>,
    pub time_limit: Duration,
}

/// A weakness that rows are about.
pub struct Asked {
    related: Related,
    any_rule_speaks: bool,
}

impl Asked {
    /// The verdict on an analysed row.
    pub fn verdict(&self, report: &FileReport) -> Target {
        verdict(report, &self.related, self.any_rule_speaks)
    }
}

/// What rows are about, each made once: rows of one weakness often stand together.
#[derive(Default)]
pub struct AllAsked(HashMap<(CweId, Language), Asked>);

impl AllAsked {
    pub fn get(&mut self, cwe: CweId, language: Language) -> &Asked {
        self.0.entry((cwe, language)).or_insert_with(|| {
            let related = Related::to(cwe);
            let any_rule_speaks = any_speaks(rules::all(), language, &related);
            Asked {
                related,
                any_rule_speaks,
            }
        })
    }
}

impl RowJudge {
    /// Takes code, weakness and language out of a row.
    pub fn read(&self, object: &mut Object) -> Result<(Row, Language), RowError> {
        let language = match &self.language_field {
            Some(field) => object.language(field, "--language-field")?,
            None => self.language,
        };
        Ok((Row::read(object, &self.fields)?, language))
    }

    /// Analyses code. Comments in it suppress nothing here.
    pub fn report(&self, code: &str, language: Language, asked: Option<&Asked>) -> FileReport {
        const PATH: &str = "row";
        if let Some(why) = source::why_not(code) {
            return examine::not_analysed(PATH, language, ProblemKind::Skipped, why);
        }
        let request = Request {
            asked: asked.map_or(&[], |asked| std::slice::from_ref(&asked.related)),
            time_limit: Some(self.time_limit),
        };
        let mut report = examine::analyze(&self.analyzer, PATH, language, code, &request);
        let severity = self.min_severity.unwrap_or(Severity::Low);
        let confidence = self.min_confidence.unwrap_or(part::DEFAULT_CONFIDENCE);
        report.findings.retain(|finding: &Finding| {
            finding.severity >= severity && finding.confidence >= confidence
        });
        report
    }
}
