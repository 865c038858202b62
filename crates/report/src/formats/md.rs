//! Markdown, for a pull request, a README or a notebook.

use super::{
    Format, Headline, about_empty, extent, extraction_row, method_title, question, session_line,
};
use crate::escape::markdown;
use crate::exhibits::{self, Exhibit};
use crate::scores::{Scores, cwes};
use crate::summary::Spending;
use crate::tallies::{Combination, Tally};
use crate::{Report, ReportError, human};
use std::io::Write;

pub(super) static FORMAT: Format = Format {
    name: "md",
    extension: "md",
    about: "every figure as Markdown tables",
    write,
};

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let scores = Scores::new(report.summary, report.options);
    write_run(report, out)?;
    write_headline(report, &scores, out)?;
    write_definitions(report, &scores, out)?;
    for setting in 0..report.summary.settings() {
        write_metrics(report, &scores, setting, out)?;
    }
    write_cwes(report, out)?;
    write_combinations(report, out)?;
    for exhibit in exhibits::all(report, &scores) {
        write_exhibit(&exhibit, out)?;
    }
    write_extraction(report, out)?;
    write_unscored(report, out)?;
    write_spending(report, out)
}

/// A table with its head; cells are already escaped. Nothing when there are no rows.
fn write_table(
    head: &[&str],
    rows: &[Vec<String>],
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "| {} |", head.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(head.len()))?;
    for row in rows {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    writeln!(out)?;
    Ok(())
}

fn setting_name(report: &Report<'_>, setting: usize) -> String {
    markdown(report.summary.setting_id(setting))
}

fn write_run(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let experiment = &report.summary.header.experiment;
    writeln!(
        out,
        "# {}\n\n{}.\n",
        markdown(&experiment.name),
        extent(report)
    )?;
    writeln!(
        out,
        "- Datasets: {}",
        markdown(&experiment.datasets.join(", "))
    )?;
    writeln!(
        out,
        "- Assessors: {}",
        markdown(&experiment.assessors.join(", "))
    )?;
    for session in &report.summary.sessions {
        writeln!(out, "- Session: {}", markdown(&session_line(session)))?;
    }
    writeln!(out)?;
    Ok(())
}

fn write_headline(
    report: &Report<'_>,
    scores: &Scores<'_>,
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    let headline = Headline::of(report, scores);
    let labels: Vec<String> = headline
        .columns
        .iter()
        .map(|column| column.label())
        .collect();
    let head: Vec<&str> = ["setting"]
        .into_iter()
        .chain(labels.iter().map(String::as_str))
        .collect();
    let row = |(setting, row): (usize, &Vec<_>)| {
        let values = row.iter().map(|estimate: &sallet_core::metrics::Estimate| {
            let interval = human::interval(estimate.interval);
            format!("{} ({interval})", human::percent(estimate.value))
        });
        [setting_name(report, setting)]
            .into_iter()
            .chain(values)
            .collect()
    };
    let rows: Vec<Vec<String>> = headline.rows.iter().enumerate().map(row).collect();
    writeln!(out, "## Summary\n")?;
    write_table(&head, &rows, out)?;
    writeln!(
        out,
        "In percent, with the interval. {}",
        scores.about_intervals()
    )?;
    let about = scores.about();
    for sentence in about.iter().map(String::as_str).chain(about_empty(report)) {
        writeln!(out, "{}", markdown(sentence))?;
    }
    writeln!(out)?;
    Ok(())
}

fn write_definitions(
    report: &Report<'_>,
    scores: &Scores<'_>,
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    let settings = 0..report.summary.settings();
    let columns: Vec<_> = settings
        .flat_map(|setting| scores.columns(setting))
        .collect();
    writeln!(out, "## Definitions\n")?;
    for metric in Scores::metrics(&columns) {
        writeln!(
            out,
            "- **{}**: {} Source: {}.",
            metric.name, metric.definition, metric.source
        )?;
    }
    writeln!(out)?;
    Ok(())
}

fn write_metrics(
    report: &Report<'_>,
    scores: &Scores<'_>,
    setting: usize,
    out: &mut dyn Write,
) -> Result<(), ReportError> {
    let row = |column: &crate::scores::Column| {
        let estimate = scores.of_setting(setting, column);
        vec![
            column.label(),
            human::percent(estimate.value),
            human::interval(estimate.interval),
            human::thousands(estimate.tasks as u64),
            human::thousands(estimate.samples as u64),
            human::left_out(&estimate),
        ]
    };
    let rows: Vec<_> = scores.columns(setting).iter().map(row).collect();
    writeln!(out, "## {}\n", setting_name(report, setting))?;
    write_table(
        &["metric", "%", "interval", "tasks", "samples", "left out"],
        &rows,
        out,
    )
}

fn write_cwes(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let summary = report.summary;
    let names: Vec<String> = (0..summary.settings())
        .map(|s| setting_name(report, s))
        .collect();
    let head: Vec<&str> = ["CWE"]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .collect();
    for by in summary.security_methods() {
        let cell = |setting, cwe| {
            let tally = Tally::of_cwe(summary, setting, cwe, by);
            match (tally.scored, tally.unscored) {
                (0, 0) => human::NO_VALUE.to_owned(),
                (0, unscored) => format!("{} ({unscored} unscored)", human::NO_VALUE),
                (scored, 0) => format!("{}/{scored}", tally.secure),
                (scored, unscored) => format!("{}/{scored} ({unscored} unscored)", tally.secure),
            }
        };
        let row = |cwe: sallet_core::CweId| {
            let cells = (0..summary.settings()).map(|setting| cell(setting, cwe));
            [markdown(&cwe.title())].into_iter().chain(cells).collect()
        };
        let rows: Vec<Vec<String>> = cwes(summary).into_iter().map(row).collect();
        writeln!(out, "## Secure samples by CWE, by {}\n", method_title(by))?;
        write_table(&head, &rows, out)?;
    }
    Ok(())
}

fn write_combinations(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let summary = report.summary;
    for by in summary.security_methods() {
        let row = |setting| {
            let counts = Combination::of(summary, setting, by);
            let counts = [
                counts.works_and_secure,
                counts.works_but_insecure,
                counts.fails_but_secure,
                counts.fails_and_insecure,
                counts.unknown,
            ];
            let name = setting_name(report, setting);
            [name]
                .into_iter()
                .chain(counts.map(|count| count.to_string()))
                .collect()
        };
        let rows: Vec<Vec<String>> = (0..summary.settings()).map(row).collect();
        writeln!(out, "## Function and security by {}\n", method_title(by))?;
        let head = [
            "setting",
            "works, secure",
            "works, insecure",
            "fails, secure",
            "fails, insecure",
            "unknown",
        ];
        write_table(&head, &rows, out)?;
    }
    Ok(())
}

fn write_exhibit(exhibit: &Exhibit, out: &mut dyn Write) -> Result<(), ReportError> {
    writeln!(
        out,
        "## {}\n\n{}\n",
        exhibit.title,
        markdown(&exhibit.about)
    )?;
    for (name, definition) in &exhibit.definitions {
        writeln!(out, "- **{name}**: {}.", definition.trim_end_matches('.'))?;
    }
    if !exhibit.definitions.is_empty() {
        writeln!(out)?;
    }
    for table in &exhibit.tables {
        if let Some(caption) = table.caption {
            writeln!(out, "{caption}:\n")?;
        }
        let columns: Vec<String> = table.columns.iter().map(|it| markdown(it)).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let row = |row: &Vec<String>| row.iter().map(|cell| markdown(cell)).collect();
        let rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
        write_table(&columns, &rows, out)?;
    }
    Ok(())
}

fn write_extraction(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let row = |setting| {
        extraction_row(report, setting)
            .map(|cell| markdown(&cell))
            .into()
    };
    let rows: Vec<_> = (0..report.summary.settings()).map(row).collect();
    writeln!(out, "## From answer to code\n")?;
    let head = [
        "setting",
        "answers",
        "valid before",
        "valid after",
        "empty",
        "rules used",
    ];
    write_table(&head, &rows, out)
}

fn write_unscored(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let mut rows = Vec::new();
    for setting in 0..report.summary.settings() {
        let name = setting_name(report, setting);
        for (message, count) in report.summary.errors(setting) {
            rows.push([
                name.clone(),
                "answer".into(),
                "error".into(),
                count.to_string(),
                markdown(&message),
            ]);
        }
        for group in report.summary.unscored(setting) {
            rows.push([
                name.clone(),
                markdown(&question(report, &group)),
                markdown(group.kind.as_str()),
                group.count.to_string(),
                markdown(&group.example),
            ]);
        }
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(Vec::from).collect();
    writeln!(out, "## Without a verdict\n")?;
    if rows.is_empty() {
        writeln!(out, "Nothing: every sample in the log has every verdict.\n")?;
    }
    write_table(
        &["setting", "question", "reason", "samples", "e.g."],
        &rows,
        out,
    )
}

fn write_spending(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let row = |setting| {
        let spending = report.summary.spending(setting);
        let Spending {
            answers, cached, ..
        } = spending;
        vec![
            setting_name(report, setting),
            human::thousands(answers),
            human::thousands(cached),
            human::tokens(&spending, spending.input),
            human::tokens(&spending, spending.output),
            human::cost(&spending),
        ]
    };
    let rows: Vec<_> = (0..report.summary.settings()).map(row).collect();
    writeln!(out, "## Cost\n")?;
    let head = [
        "setting",
        "answers",
        "from the store",
        "tokens in",
        "tokens out",
        "cost",
    ];
    write_table(&head, &rows, out)
}

#[cfg(test)]
mod tests {
    use crate::testlog;

    #[test]
    fn a_typical_run() {
        insta::assert_snapshot!(testlog::render("md", &testlog::typical()));
    }
}
