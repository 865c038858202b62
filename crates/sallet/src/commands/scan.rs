//! `sallet scan`: finds weaknesses in files.

pub mod changes;
mod config;
pub mod examine;
pub mod external;
pub mod files;
pub mod fix;
mod jsonl;
pub mod models;
pub mod names;
pub mod parallel;
pub mod part;
pub mod row_judge;
pub mod rows;
pub mod source;

use crate::arguments::Scan as Options;
use crate::terminal::{has_color, is_seen, output, tell};
use crate::whole_file;
use anyhow::{Result, anyhow, bail};
use changes::Changes;
use examine::Examiner;
use external::External;
use files::{Input, Target};
use fix::{Fix, Fixed};
use sallet_analysis::baseline::{Baseline, remove_known};
use sallet_analysis::file::{AnalyzerRun, FileReport, Problem, ProblemKind, Scan};
use sallet_analysis::formats::{self, visible};
use sallet_analysis::rules;
use std::borrow::Cow;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::available_parallelism;
use std::time::Duration;

/// Files that a thread takes at once.
const BATCH: usize = 8;

pub fn run(options: &Options) -> Result<ExitCode> {
    if let Some(rows) = &options.jsonl {
        return jsonl::run(rows, options);
    }
    let intent = Intent::of(options)?;
    let known = options.baseline.as_deref().map(baseline).transpose()?;
    let known = known.unwrap_or_default();
    let parts = part::parts(
        &options.selection,
        &options.with,
        options.fail_on,
        intent.paths,
    )?;
    let mut found = files::find(&parts, options.language)?;
    if found.targets.is_empty() && found.problems.is_empty() {
        tell("there is no Python, C or C++ file to scan");
    }
    let changes = match intent.reference {
        Some(reference) => Some(Changes::since(reference, &found.targets)?),
        None => None,
    };
    if let Some(changes) = &changes {
        let is_changed = |target: &Target<'_>| changes.of(&target.absolute).is_some();
        found.targets.retain(is_changed);
    }
    let targets = found.targets;
    let examiner = Examiner {
        time_limit: Duration::from_secs(options.selection.time_limit),
        // What others say of a text is of no use once it is fixed.
        external: match intent.fix {
            Fix::No => external::ask_all(&parts, &targets)?,
            Fix::Show | Fix::Write => External::default(),
        },
        changes,
        unused: options.report_unused_suppressions,
    };
    let (files, stdin) = examine_all(&examiner, &targets, options)?;
    let analyzers = analyzers(&examiner.external, found.problems);
    let mut scan = Scan { analyzers, files };
    let sources = |path: &str| source_again(path, &targets, stdin.as_deref());
    let mut fixed = Fixed::default();
    if intent.fix != Fix::No {
        let mut reported = scan.clone();
        remove_known(&mut reported, &known, &sources);
        fixed = fix::fix_all(
            intent.fix, &examiner, &targets, &reported, &mut scan, &sources,
        )?;
    }
    remove_known(&mut scan, &known, &sources);
    if intent.fix == Fix::Show {
        show_diff(options, &fixed.diff)?;
    } else {
        show(options, &scan, &sources)?;
    }
    tell_fixed(intent.fix, &fixed);
    let mut reports = targets.iter().zip(&scan.files);
    let fails = match intent.fix {
        Fix::Show => !fixed.diff.is_empty(),
        Fix::No | Fix::Write => reports.any(|(target, file)| {
            let mut findings = file.findings.iter();
            findings.any(|finding| target.part.fails(finding))
        }),
    };
    Ok(code(&scan, fails, options.strict))
}

/// What the arguments say together.
struct Intent<'a> {
    paths: Vec<PathBuf>,
    /// What to compare with.
    reference: Option<&'a str>,
    fix: Fix,
}

impl<'a> Intent<'a> {
    fn of(options: &'a Options) -> Result<Self> {
        let mut paths = options.paths.clone();
        let mut reference = None;
        let fix = match (options.fix, &options.diff) {
            (true, None) => Fix::Write,
            // After `--fix`, `--diff` takes no value: what follows it is a path.
            (true, Some(path)) => {
                paths.extend(path.iter().map(PathBuf::from));
                Fix::Show
            }
            (false, Some(None)) => {
                bail!("say after --diff what to compare with, e.g. origin/main or HEAD")
            }
            (false, diff) => {
                reference = diff.as_ref().and_then(|value| value.as_deref());
                Fix::No
            }
        };
        if fix == Fix::Write && paths.iter().any(|path| path.as_os_str() == "-") {
            bail!("--fix changes files, and standard input is none: add --diff to see the changes");
        }
        if paths.is_empty() {
            paths.push(PathBuf::from("."));
        }
        Ok(Self {
            paths,
            reference,
            fix,
        })
    }
}

/// How many threads to use, if nobody says: one a processor.
pub fn threads(asked: Option<NonZeroUsize>) -> usize {
    let all = || available_parallelism().map_or(1, NonZeroUsize::get);
    asked.map_or_else(all, NonZeroUsize::get)
}

fn baseline(path: &Path) -> Result<Baseline> {
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|error| anyhow!("{}: {error}: check --baseline", path.display()))?;
    Baseline::from_sarif(&bytes).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// The reports of all files in their order, and the text of standard input, which nobody can read
/// again.
fn examine_all(
    examiner: &Examiner,
    targets: &[Target<'_>],
    options: &Options,
) -> Result<(Vec<FileReport>, Option<String>)> {
    let batches = targets.chunks(BATCH);
    // Finding out how many processors there are takes longer than reading a small file.
    let threads = match batches.len() {
        0 | 1 => 1,
        more => threads(options.selection.threads).min(more),
    };
    let work = |batch: &[Target<'_>]| -> Vec<(FileReport, Option<String>)> {
        let one = |target: &Target<'_>| {
            let (report, source) = examiner.examine(target);
            (report, source.filter(|_| target.input == Input::Stdin))
        };
        batch.iter().map(one).collect()
    };
    let mut files = Vec::with_capacity(targets.len());
    let mut stdin = None;
    parallel::ordered(threads, batches, work, |batch| {
        for (report, source) in batch {
            files.push(report);
            stdin = stdin.take().or(source);
        }
        Ok(())
    })?;
    Ok((files, stdin))
}

/// Who analysed, Sallet first; `problems` are its own.
fn analyzers(external: &External, problems: Vec<Problem>) -> Vec<AnalyzerRun> {
    let own = AnalyzerRun {
        name: "sallet".to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        problems,
    };
    std::iter::once(own)
        .chain(external.runs.iter().cloned())
        .collect()
}

/// The text of a file of the scan, for formats that show code. Read again rather than kept: most
/// files have nothing to show.
fn source_again(shown: &str, targets: &[Target<'_>], stdin: Option<&str>) -> Option<String> {
    let at = targets.binary_search_by(|target| target.shown.as_str().cmp(shown));
    let target = targets.get(at.ok()?)?;
    match target.input {
        Input::Stdin => stdin.map(str::to_owned),
        Input::File(_) => source::read(&target.input, target.language).ok(),
    }
}

fn show(options: &Options, scan: &Scan, sources: &formats::Sources<'_>) -> Result<()> {
    let rules: Vec<_> = rules::all().collect();
    let input = formats::Input {
        scan,
        rules: &rules,
        sources,
        color: options.output.is_none() && has_color(),
    };
    write(options, |out| Ok(options.format.write(&input, out)?))
}

/// As it is, for `patch`; on a terminal, hostile code is made harmless.
fn show_diff(options: &Options, diff: &str) -> Result<()> {
    let diff = match options.output.is_none() && is_seen() {
        true => visible(diff),
        false => Cow::Borrowed(diff),
    };
    write(options, |out| Ok(out.write_all(diff.as_bytes())?))
}

fn write(options: &Options, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    match &options.output {
        Some(path) => whole_file::write(path, fill),
        None => fill(&mut output()),
    }
}

fn tell_fixed(fix: Fix, fixed: &Fixed) {
    match fix {
        Fix::Write => tell(format_args!("findings fixed: {}", fixed.count)),
        Fix::Show => tell(format_args!(
            "findings that --fix would fix: {}",
            fixed.count
        )),
        Fix::No => {}
    }
    if fixed.overlapping > 0 {
        tell(format_args!(
            "fixes at the same places as others: {}; fix again for these",
            fixed.overlapping
        ));
    }
}

/// That an analyzer is missing or failed is an error: "nothing found" would not be true. That a
/// file is broken, or no text, is one only when the user says so.
fn code(scan: &Scan, fails: bool, strict: bool) -> ExitCode {
    let partly: Vec<_> = scan
        .files
        .iter()
        .filter(|file| !file.problems.is_empty())
        .collect();
    if !partly.is_empty() {
        let strictly = if strict {
            ""
        } else {
            " (--strict makes that an error)"
        };
        tell(format_args!(
            "files that were not analysed whole: {} of {}{strictly}",
            partly.len(),
            scan.files.len()
        ));
    }
    let whole = scan.analyzers.iter().any(|run| !run.problems.is_empty());
    let mut problems = partly.iter().flat_map(|file| &file.problems);
    let is_error = |problem: &Problem| {
        strict || matches!(problem.kind, ProblemKind::Missing | ProblemKind::Failed)
    };
    match (whole || problems.any(is_error), fails) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    }
}
