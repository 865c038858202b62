//! `sallet fix`: proposes repairs, proves them, and shows or writes what holds.

mod patient;
mod project_tests;

use crate::arguments::Fix as Options;
use crate::commands::model::Model;
use crate::commands::scan::changes::Changes;
use crate::commands::scan::examine::Examiner;
use crate::commands::scan::external::External;
use crate::commands::scan::files::{self, Input, Target};
use crate::commands::scan::{parallel, part, source};
use crate::progress;
use crate::terminal::{is_seen, output, tell};
use crate::whole_file;
use anyhow::{Context, Result, anyhow, bail};
use patient::{Repaired, repair_file};
use project_tests::ProjectTests;
use sallet_analysis::file::{AnalyzerRun, FileReport, ProblemKind, Scan};
use sallet_analysis::fixes::unified_diff;
use sallet_analysis::formats::{self, visible};
use sallet_analysis::rules;
use sallet_core::experiment::{Sampling, own_wording};
use sallet_core::repair::{RepairOutcome, RepairSetting};
use sallet_engine::repair;
use sallet_engine::repair::returns::Prober;
use std::borrow::Cow;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::Duration;

/// What one file came to.
struct Treated<'a> {
    target: &'a Target<'a>,
    /// Before.
    report: FileReport,
    source: String,
    repaired: Option<Repaired>,
}

/// What files are repaired with.
struct Tools<'a> {
    setting: &'a RepairSetting,
    examiner: &'a Examiner,
    /// Who is asked; nobody for the analyzer's own rewrites.
    model: Option<&'a Model>,
    tests: Option<&'a ProjectTests>,
    /// Calls functions before and after, where there are no tests; started when it is first needed.
    prober: Option<&'a LazyLock<Prober>>,
}

pub fn run(options: &Options) -> Result<ExitCode> {
    let setting = setting(options)?;
    let mut paths = options.paths.clone();
    if paths.is_empty() {
        paths.push(".".into());
    }
    if paths.iter().any(|path| path == Path::new("-")) {
        bail!("sallet fix repairs files, and standard input is none: name a file");
    }
    let parts = part::parts(&options.selection, &[], None, paths)?;
    let mut found = files::find(&parts, options.language)?;
    let changes = match &options.diff {
        Some(reference) => Some(Changes::since(reference, &found.targets)?),
        None => None,
    };
    if let Some(changes) = &changes {
        found
            .targets
            .retain(|target| changes.of(&target.absolute).is_some());
    }
    // The analyzer's own rewrites ask nobody.
    let model = match setting.strategy.as_str() {
        "rules" => None,
        _ => Some(Model::open(&options.asked, &options.provider)?),
    };
    let tests = match &options.tests {
        Some(command) => {
            let limit = Duration::from_secs(options.tests_time_limit);
            let tests = ProjectTests::new(command, limit)?;
            tests.must_pass_before()?;
            Some(tests)
        }
        None => None,
    };
    let examiner = Examiner {
        time_limit: Duration::from_secs(options.selection.time_limit),
        external: External::default(),
        changes,
        unused: None,
    };
    let prober = LazyLock::new(Prober::start as fn() -> Prober);
    let tools = Tools {
        setting: &setting,
        examiner: &examiner,
        model: model.as_ref(),
        tests: tests.as_ref(),
        // The analyzer's own rewrites are tested with their rules, and there may be thousands.
        prober: (model.is_some() && tests.is_none()).then_some(&prober),
    };
    let treated = treat(options, &tools, &found.targets)?;
    let accepted: Vec<&Treated<'_>> = treated
        .iter()
        .filter(|it| it.is_accepted(options))
        .collect();
    for problem in &found.problems {
        tell(&problem.message);
    }
    show(options, &treated, &accepted)?;
    let mut failed = !found.problems.is_empty();
    if options.write {
        // What can be written of work that may have been paid for, is.
        for error in accepted.iter().filter_map(|it| write(it).err()) {
            tell(error);
            failed = true;
        }
    }
    if let Some(model) = &model {
        model.tell_spent();
    }
    Ok(match failed {
        true => ExitCode::from(2),
        false => code(options, &treated),
    })
}

fn setting(options: &Options) -> Result<RepairSetting> {
    let strategy = match (&options.strategy, options.provider.as_str()) {
        (Some(_), "rules") => {
            bail!("--strategy says how a model is asked: name one with --provider")
        }
        (None, "rules") => "rules",
        (Some(strategy), _) => strategy,
        (None, _) => "prove",
    };
    let setting = RepairSetting {
        strategy: strategy.to_owned(),
        wording: own_wording(),
        model: Some(options.provider.clone()),
        base_url: options.asked.base_url.clone(),
        sampling: Sampling::default(),
        feedback: vec!["static:sallet".to_owned()],
        candidates: options.candidates,
        refinements: 1,
        rounds: options.rounds,
    };
    repair::check(&setting)?;
    Ok(setting)
}

/// Examines every file, and repairs those with findings.
fn treat<'a>(
    options: &Options,
    tools: &Tools<'_>,
    targets: &'a [Target<'a>],
) -> Result<Vec<Treated<'a>>> {
    let bar = progress::bar(targets.len() as u64);
    // A model is waited for; without one there is only work for the cores.
    let threads = match tools.model {
        Some(_) => usize::from(options.asked.concurrency),
        None => crate::commands::scan::threads(options.selection.threads),
    };
    let work = |target: &'a Target<'a>| -> Result<Treated<'a>> {
        let (report, source) = tools.examiner.examine(target);
        let source = source.unwrap_or_default();
        let repaired = match report.findings.is_empty() {
            true => None,
            false => Some(repair_file(tools, target, &source, &report)?),
        };
        Ok(Treated {
            target,
            report,
            source,
            repaired,
        })
    };
    let mut all = Vec::with_capacity(targets.len());
    parallel::ordered(
        threads.min(targets.len().max(1)),
        targets.iter(),
        work,
        |treated| {
            bar.inc(1);
            let treated = treated?;
            // The text of a file without findings is of no further use.
            all.push(match treated.repaired {
                Some(_) => treated,
                None => Treated {
                    source: String::new(),
                    ..treated
                },
            });
            Ok(())
        },
    )?;
    bar.finish_and_clear();
    Ok(all)
}

impl Treated<'_> {
    fn is_accepted(&self, options: &Options) -> bool {
        let least = match options.only_proven {
            true => RepairOutcome::Proven,
            false => RepairOutcome::Plausible,
        };
        self.repaired.as_ref().is_some_and(|it| {
            it.code.is_some() && it.outcome.is_some_and(|outcome| outcome >= least)
        })
    }

    /// Whether its repair leaves no finding.
    fn is_whole(&self, options: &Options) -> bool {
        let repaired = self.repaired.as_ref().filter(|_| self.is_accepted(options));
        repaired.is_some_and(|repaired| repaired.left == 0)
    }

    fn new_code(&self) -> &str {
        let code = self.repaired.as_ref().and_then(|it| it.code.as_deref());
        code.unwrap_or(&self.source)
    }
}

/// A line a file with findings, then the changes; the patch and the SARIF file, if asked for.
fn show(options: &Options, treated: &[Treated<'_>], accepted: &[&Treated<'_>]) -> Result<()> {
    for it in treated {
        for problem in &it.report.problems {
            tell(format_args!("{}: {}", it.target.shown, problem.message));
        }
        if let Some(repaired) = &it.repaired {
            let shown = &it.target.shown;
            // Why a repair was turned down may be in words of code that nobody trusts.
            let summary = repaired.summary(it.is_accepted(options));
            tell(format_args!("{shown}: {}", visible(&summary)));
        }
    }
    let missing = treated.iter().filter_map(|it| it.repaired.as_ref());
    if let Some(why) = missing.filter_map(|it| it.no_sandbox.as_ref()).next() {
        tell(format_args!(
            "what functions return was not compared: {why}"
        ));
    }
    let diff: String = accepted
        .iter()
        .map(|it| unified_diff(&it.target.shown, &it.source, it.new_code()))
        .collect();
    let seen = match is_seen() {
        true => visible(&diff),
        false => Cow::Borrowed(diff.as_str()),
    };
    output().write_all(seen.as_bytes())?;
    if let Some(path) = &options.patch {
        whole_file::write(path, |out| Ok(out.write_all(diff.as_bytes())?))?;
    }
    if let Some(path) = &options.sarif {
        write_sarif(path, treated, options)?;
    }
    Ok(())
}

/// The findings of all files; those of a file with an accepted repair carry it as their fix.
fn write_sarif(path: &Path, treated: &[Treated<'_>], options: &Options) -> Result<()> {
    let files = treated.iter().map(|it| {
        let mut report = it.report.clone();
        for finding in &mut report.findings {
            finding.fix = None;
        }
        if let (true, Some(repaired)) = (it.is_accepted(options), &it.repaired) {
            let fix = repaired.fix(&it.source);
            for finding in &mut report.findings {
                finding.fix = fix.clone();
            }
        }
        report
    });
    let scan = Scan {
        analyzers: vec![AnalyzerRun {
            name: "sallet".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            problems: Vec::new(),
        }],
        files: files.collect(),
    };
    let rules: Vec<_> = rules::all().collect();
    let sources = |shown: &str| {
        let found = treated.iter().find(|it| it.target.shown == shown);
        found.map(|it| it.source.clone())
    };
    let input = formats::Input {
        scan: &scan,
        rules: &rules,
        sources: &sources,
        color: false,
    };
    let format: formats::Format = "sarif".parse().ok().context("no SARIF format")?;
    whole_file::write(path, |out| Ok(format.write(&input, out)?))
}

/// Writes a repair over its file, if that is still what was repaired.
fn write(treated: &Treated<'_>) -> Result<()> {
    let Input::File(path) = &treated.target.input else {
        return Ok(());
    };
    let shown = &treated.target.shown;
    let now = source::read(&treated.target.input, treated.target.language);
    if now.ok().as_deref() != Some(treated.source.as_str()) {
        bail!(
            "{shown}: the file has changed since it was read, so it was left as it is: run again"
        );
    }
    let left = "so it was left as it is: see who may write it and its folder";
    // A move over it would not ask whether it may be written.
    if let Err(error) = File::options().write(true).open(path) {
        bail!("{shown}: {error}, {left}");
    }
    let written = whole_file::write(path, |file| {
        Ok(file.write_all(treated.new_code().as_bytes())?)
    });
    written.map_err(|error| anyhow!("{error}, {left}"))
}

/// 0 if no finding is left, or would be; 2 if a file could not be had.
fn code(options: &Options, treated: &[Treated<'_>]) -> ExitCode {
    let mut problems = treated.iter().flat_map(|it| &it.report.problems);
    if problems.any(|problem| problem.kind == ProblemKind::Failed) {
        return ExitCode::from(2);
    }
    let left = treated
        .iter()
        .any(|it| !it.report.findings.is_empty() && !it.is_whole(options));
    match left {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    }
}
