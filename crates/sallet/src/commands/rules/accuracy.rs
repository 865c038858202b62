//! `sallet rules accuracy`: how right the verdicts are, by labels that people or other analyzers
//! gave.

use crate::arguments::Accuracy as Options;
use crate::commands::scan::row_judge::{AllAsked, RowJudge};
use crate::commands::scan::rows::{BadRow, Batch, Row, Rows};
use crate::commands::scan::{models, parallel, threads};
use crate::terminal::output;
use anyhow::{Result, anyhow, bail};
use sallet_analysis::accuracy::{Case, LabelFields, Labels, Style, evaluate};
use sallet_analysis::rows::{Object, RowError, RowFields};
use sallet_core::stats::Bootstrap;
use sallet_core::task::Language;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

pub fn run(options: &Options) -> Result<ExitCode> {
    let judge = RowJudge {
        analyzer: models::analyzer(options.models.as_deref())?,
        fields: RowFields {
            code: options.code_field.clone(),
            cwe: Some(options.cwe_field.clone()),
        },
        language_field: options.language_field.clone(),
        language: options.language.unwrap_or(Language::Python),
        min_severity: None,
        min_confidence: options.min_confidence,
        time_limit: Duration::from_secs(options.time_limit),
    };
    let labels = LabelFields {
        label: options.label_field.clone(),
        findings: options.findings_field.clone(),
        group: options.group_field.clone(),
    };
    let mut all = Vec::new();
    for path in &options.labels {
        all.extend(cases(path, &judge, &labels, threads(options.threads))?);
    }
    if all.is_empty() {
        bail!("there is no row in the labels: check --labels");
    }
    let accuracy = evaluate(&all, &Bootstrap::default());
    let mut out = output();
    match options.format.as_str() {
        "json" => {
            serde_json::to_writer_pretty(&mut out, &accuracy)?;
            writeln!(out)?;
        }
        "md" => write!(out, "{}", accuracy.render(Style::Markdown))?,
        _ => write!(out, "{}", accuracy.render(Style::Text))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Every row of a file, judged.
fn cases(path: &Path, judge: &RowJudge, labels: &LabelFields, threads: usize) -> Result<Vec<Case>> {
    let name = path.display();
    let rows = Rows::open(path).map_err(|error| anyhow!("{name}: {error}: check --labels"))?;
    let mut all = Vec::new();
    let work = |batch: Batch| -> Result<Vec<Case>, BadRow> {
        let mut asked = AllAsked::default();
        let one = |row| case(row, judge, labels, &mut asked);
        let cases: Result<Vec<Case>, RowError> = batch.rows.iter().map(one).collect();
        let cases = cases.map_err(|error| BadRow(error.to_string()))?;
        batch.wrong.map_or(Ok(cases), Err)
    };
    parallel::ordered(threads, rows, work, |batch| {
        all.extend(batch.map_err(|BadRow(why)| anyhow!("{name}: {why}"))?);
        Ok(())
    })?;
    Ok(all)
}

fn case(
    row: &Row,
    judge: &RowJudge,
    fields: &LabelFields,
    asked: &mut AllAsked,
) -> Result<Case, RowError> {
    let mut object = Object::parse(&row.text, row.line)?;
    let labels = Labels::read(&object, fields)?;
    let (read, language) = judge.read(&mut object)?;
    let asked = read.asked.map(|cwe| (cwe, asked.get(cwe, language)));
    let report = judge.report(&read.code, language, asked.map(|(_, asked)| asked));
    let own = asked.map(|(cwe, asked)| (cwe, asked.verdict(&report)));
    // Which weaknesses a file has at all is asked of an analysis that was told none.
    let report = match (&own, &labels.findings) {
        (Some(_), Some(_)) => judge.report(&read.code, language, None),
        _ => report,
    };
    Ok(Case::new(own, labels, &report))
}
