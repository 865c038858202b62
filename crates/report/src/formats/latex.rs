//! A booktabs table for a paper, with what a reader needs beneath it.

use super::{Format, Headline, about_empty, extent};
use crate::escape::latex;
use crate::scores::Scores;
use crate::{Report, ReportError, human};
use sallet_core::metrics::Estimate;
use std::io::Write;

pub(super) static FORMAT: Format = Format {
    name: "latex",
    extension: "tex",
    about: "the main figures as a booktabs table",
    write,
};

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let scores = Scores::new(report.summary, report.options);
    let headline = Headline::of(report, &scores);
    let name = latex(&report.summary.header.experiment.name);
    writeln!(out, "% Needs \\usepackage{{booktabs}}.")?;
    writeln!(
        out,
        "\\begin{{table}}\n  \\centering\n  \\caption{{{name}: {}.",
        latex(&extent(report))
    )?;
    writeln!(
        out,
        "    In percent; below, the interval and tasks/samples that count.}}"
    )?;
    writeln!(
        out,
        "  \\begin{{tabular}}{{l{}}}\n    \\toprule",
        "r".repeat(headline.columns.len())
    )?;
    let labels: Vec<String> = headline
        .columns
        .iter()
        .map(|column| latex(&column.label()))
        .collect();
    writeln!(
        out,
        "    Setting & {} \\\\\n    \\midrule",
        labels.join(" & ")
    )?;
    for (setting, row) in headline.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(cell).collect();
        let setting = latex(report.summary.setting_id(setting));
        writeln!(
            out,
            "    {setting}\n      & {} \\\\",
            cells.join("\n      & ")
        )?;
    }
    writeln!(
        out,
        "    \\bottomrule\n  \\end{{tabular}}\n\n  \\footnotesize"
    )?;
    for note in notes(report, &scores, &headline) {
        writeln!(out, "  {}\\par", latex(&note))?;
    }
    writeln!(out, "\\end{{table}}")?;
    Ok(())
}

fn cell(estimate: &Estimate) -> String {
    format!(
        "\\shortstack[r]{{{}\\\\{{\\scriptsize {}}}\\\\{{\\scriptsize {}/{}}}}}",
        latex(&human::percent(estimate.value)),
        latex(&human::interval(estimate.interval)),
        estimate.tasks,
        estimate.samples,
    )
}

fn notes(report: &Report<'_>, scores: &Scores<'_>, headline: &Headline) -> Vec<String> {
    let mut notes = vec![scores.about_intervals()];
    notes.extend(scores.about_missing_axes());
    notes.extend(scores.about_shared_processes());
    notes.extend(about_empty(report).map(str::to_owned));
    for metric in Scores::metrics(&headline.columns) {
        notes.push(format!(
            "{}: {} ({})",
            metric.name, metric.definition, metric.source
        ));
    }
    for (setting, labels, what) in headline.left_out() {
        let setting = report.summary.setting_id(setting);
        notes.push(format!("Left out of {labels} for {setting}: {what}."));
    }
    notes
}

#[cfg(test)]
mod tests {
    use crate::testlog;

    #[test]
    fn a_typical_run() {
        insta::assert_snapshot!(testlog::render("latex", &testlog::typical()));
    }
}
