//! `sallet scan --jsonl`: one verdict a row, for research. Rows stream through, in order, so that
//! memory does not grow with the file.

use super::row_judge::{AllAsked, RowJudge};
use super::rows::{BadRow, Batch, Row, Rows};
use super::{models, parallel, threads};
use crate::arguments::Scan as Options;
use crate::terminal::output;
use anyhow::{Result, anyhow, bail};
use sallet_analysis::rows::{Object, RowFields};
use sallet_analysis::suppress;
use sallet_analysis::target::RowReport;
use sallet_core::task::Language;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

pub fn run(path: &Path, options: &Options) -> Result<ExitCode> {
    let judge = RowJudge {
        analyzer: models::analyzer(options.selection.models.as_deref())?,
        fields: RowFields {
            code: options.code_field.clone(),
            cwe: options.cwe_field.clone(),
        },
        language_field: options.language_field.clone(),
        language: options.language.unwrap_or(Language::Python),
        min_severity: options.selection.min_severity,
        min_confidence: options.selection.min_confidence,
        time_limit: Duration::from_secs(options.selection.time_limit),
    };
    let name = path.display();
    let rows = Rows::open(path).map_err(|error| anyhow!("{name}: {error}: check the path"))?;
    let mut out: Box<dyn Write> = match &options.output {
        Some(output) if is_same_file(path, output) => bail!(
            "{}: the verdicts would overwrite the rows: name another file with --output",
            output.display()
        ),
        Some(path) => {
            Box::new(File::create(path).map_err(|error| anyhow!("{}: {error}", path.display()))?)
        }
        None => Box::new(output()),
    };
    let mut out = BufWriter::new(&mut out);
    let judged = parallel::ordered(
        threads(options.selection.threads),
        rows,
        |batch| verdicts(&judge, batch),
        |(verdicts, wrong)| {
            out.write_all(&verdicts)?;
            wrong.map_or(Ok(()), |BadRow(why)| Err(anyhow!("{name}: {why}")))
        },
    );
    // What is done is kept, also when a later row is bad.
    out.flush()?;
    judged.map(|()| ExitCode::SUCCESS)
}

/// Whether verdicts written to `output` would destroy the rows at `input`, or in standard input for
/// `-`.
fn is_same_file(input: &Path, output: &Path) -> bool {
    let input = match input.as_os_str() == "-" {
        true => Path::new("/dev/stdin"),
        false => input,
    };
    let (Ok(input), Ok(output)) = (input.metadata(), output.metadata()) else {
        return false;
    };
    output.is_file() && (input.dev(), input.ino()) == (output.dev(), output.ino())
}

/// The verdicts on rows up to the first bad one.
fn verdicts(judge: &RowJudge, batch: Batch) -> (Vec<u8>, Option<BadRow>) {
    let mut out = Vec::new();
    let mut asked = AllAsked::default();
    for row in &batch.rows {
        if let Err(wrong) = verdict(judge, row, &mut asked, &mut out) {
            return (out, Some(wrong));
        }
    }
    (out, batch.wrong)
}

fn verdict(
    judge: &RowJudge,
    row: &Row,
    asked: &mut AllAsked,
    out: &mut Vec<u8>,
) -> Result<(), BadRow> {
    let (read, language) = Object::parse(&row.text, row.line)
        .and_then(|mut object| judge.read(&mut object))
        .map_err(|error| BadRow(error.to_string()))?;
    let asked = read.asked.map(|cwe| asked.get(cwe, language));
    let mut report = judge.report(&read.code, language, asked);
    // What comments in the code suppress is told apart; the verdict counts it.
    if !report.findings.is_empty() {
        let suppressions = suppress::find(&read.code, language);
        let applied = suppress::apply(&suppressions, report.findings);
        report.findings = applied.kept;
        report.suppressed = applied.suppressed;
    }
    let target = asked.map(|asked| asked.verdict(&report));
    serde_json::to_writer(&mut *out, &RowReport::new(row.index, &report, target))
        .map_err(|error| BadRow(format!("line {}: {error}", row.line)))?;
    out.push(b'\n');
    Ok(())
}
