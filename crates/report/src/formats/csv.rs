//! Tidy data: one row a setting, group, metric and k, for R, pandas or a spreadsheet.

use super::Format;
use crate::escape::one_line;
use crate::scores::{Column, Scores, cwes};
use crate::{Report, ReportError, human};
use sallet_core::metrics::Estimate;
use std::io::Write;

pub(super) static FORMAT: Format = Format {
    name: "csv",
    extension: "csv",
    about: "every metric of every setting, over all tasks and by CWE, one row each",
    write,
};

const COLUMNS: [&str; 11] = [
    "setting", "group", "metric", "k", "by", "value", "low", "high", "tasks", "samples", "left_out",
];

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let scores = Scores::new(report.summary, report.options);
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record(COLUMNS)?;
    for setting in 0..report.summary.settings() {
        let name = one_line(report.summary.setting_id(setting));
        let columns = scores.columns(setting);
        for column in &columns {
            rows.write_record(row(
                &name,
                "all",
                column,
                &scores.of_setting(setting, column),
            ))?;
        }
        for cwe in cwes(report.summary) {
            for column in &columns {
                let estimate = scores.of_cwe(setting, column, cwe);
                rows.write_record(row(&name, &cwe.to_string(), column, &estimate))?;
            }
        }
    }
    rows.flush()?;
    Ok(())
}

/// Missing values are empty fields.
fn row(setting: &str, group: &str, column: &Column, estimate: &Estimate) -> [String; 11] {
    let number = |value: Option<f64>| value.map(|value| format!("{value:.6}")).unwrap_or_default();
    [
        setting.to_owned(),
        group.to_owned(),
        column.metric.name.to_owned(),
        column.k().map(|k| k.to_string()).unwrap_or_default(),
        column.by().unwrap_or_default().to_owned(),
        number(estimate.value),
        number(estimate.interval.map(|(low, _)| low)),
        number(estimate.interval.map(|(_, high)| high)),
        estimate.tasks.to_string(),
        estimate.samples.to_string(),
        human::left_out(estimate),
    ]
}

#[cfg(test)]
mod tests {
    use crate::testlog;

    #[test]
    fn a_typical_run() {
        let report = testlog::render("csv", &testlog::typical());
        let overall: Vec<&str> = report
            .lines()
            .filter(|line| !line.contains(",CWE-"))
            .collect();
        insta::assert_snapshot!(overall.join("\n"));
        assert!(report.contains("\nmodel/small t=0.2 code,CWE-78,pass@k,1,,"));
    }
}
