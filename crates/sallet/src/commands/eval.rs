//! `sallet eval`: from an experiment to a report.

use super::report::{Log, write_file};
use super::{find_oracles, warn_without_oracles};
use crate::arguments::{Eval, Rescore};
use crate::progress;
use crate::terminal::{output, tell};
use anyhow::{Context, Result, bail};
use sallet_core::experiment::Experiment;
use sallet_engine::assessors::OraclePool;
use sallet_engine::datasets::bench;
use sallet_engine::experiment::{ExperimentFile, JudgeChoice, ProviderChoice, ProviderTable};
use sallet_engine::run::{self, End, Event, Plan, Run, RunFolder, Shard};
use sallet_models::{Budget, Limits, Prices, ProviderOptions, RecordedSet, Resources, Store};
use sallet_report::{Options, formats, render};
use std::collections::BTreeMap;
use std::io::Write;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Set by the user's Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

pub fn run(options: &Eval) -> Result<ExitCode> {
    if let (true, Some(run)) = (options.rescore, &options.experiment) {
        return rescore(options, run);
    }
    let experiment = experiment(options)?;
    let folder = RunFolder::new(folder(options, &experiment.name));
    let plan = Plan::new(experiment)?;
    for note in &plan.notes {
        tell(format_args!("note: {note}"));
    }
    let resources = resources(options)?;
    let budget = Arc::clone(&resources.budget);
    let run_options = run::Options {
        folder: &folder,
        resume: options.resume.is_some(),
        shard: Shard::choose(options.shard.as_deref(), |name| std::env::var(name).ok())?,
        providers: provider_options(options, &plan)?,
        resources,
        concurrency: usize::from(options.concurrency),
        stop: &STOP,
    };
    let run = Run::open(&plan, &run_options)?;
    let oracles = oracles(options, &plan);
    stop_on_signal()?;
    let mut watcher = Watcher::new(&budget);
    let end = run.finish(&oracles, &mut |event| watcher.see(&event))?;
    watcher.finish();
    show_report(&folder)?;
    Ok(explain(&end, &folder, run_options.shard, watcher.errors))
}

/// New verdicts over the answers of the run in folder `run`, and its report.
fn rescore(options: &Eval, run: &str) -> Result<ExitCode> {
    if options.asks_otherwise() {
        bail!("--rescore asks nobody: leave out the options that change what is asked");
    }
    let again = Rescore {
        run: PathBuf::from(run),
        assess: options.assess.clone(),
        unsafe_without_sandbox: options.unsafe_without_sandbox,
    };
    let end = super::rescore::run(&again)?;
    show_report(&RunFolder::new(again.run))?;
    Ok(end)
}

/// The experiment with what the command line changes, or the one of the run to be resumed.
fn experiment(options: &Eval) -> Result<Experiment> {
    if let (None, Some(run)) = (&options.experiment, &options.resume)
        && options.provider.is_empty()
    {
        if options.asks_otherwise() {
            bail!(
                "a run is resumed as it was begun: leave out the options that change what is asked, \
                 or start a new run"
            );
        }
        return Ok(RunFolder::new(run).header()?.experiment);
    }
    let mut file = match &options.experiment {
        Some(name) => ExperimentFile::load(name)?,
        None => ExperimentFile::default(),
    };
    if !options.provider.is_empty() {
        let choice = |model: &String| {
            let base_url = options.base_url.clone();
            ProviderChoice::Table(ProviderTable {
                model: model.clone(),
                base_url,
                ..ProviderTable::default()
            })
        };
        file.examine(options.provider.iter().map(choice).collect());
    } else if options.base_url.is_some() {
        bail!("--base-url says where the model of --provider is: give --provider as well");
    }
    replace(&mut file.datasets, &options.dataset);
    if !options.map.is_empty() {
        file.mapping = options.map.iter().cloned().collect();
    }
    replace(&mut file.tasks, &options.task);
    replace(&mut file.temperatures, &options.temperature);
    replace(&mut file.stop, &options.stop);
    replace(&mut file.prompts, &options.prompt);
    replace(&mut file.hints, &options.hint);
    let judges = options.judge.iter().cloned().map(JudgeChoice::Short);
    replace(&mut file.judges, &judges.collect::<Vec<_>>());
    file.limit = options.limit.or(file.limit);
    file.samples = options.samples.or(file.samples);
    file.top_p = options.top_p.or(file.top_p);
    file.max_tokens = options.max_tokens.or(file.max_tokens);
    file.seed = options.seed.or(file.seed);
    file.system = options.system.clone().or(file.system);
    Ok(file.resolve()?)
}

fn replace<T: Clone>(old: &mut Vec<T>, new: &[T]) {
    if !new.is_empty() {
        *old = new.to_vec();
    }
}

fn folder(options: &Eval, name: &str) -> PathBuf {
    let chosen = options.resume.as_ref().or(options.out.as_ref());
    chosen.cloned().unwrap_or_else(|| {
        // A readable name that sorts by time; the process id keeps two quick runs apart.
        let seconds = run::now();
        // One folder below runs/, whatever an experiment file calls itself.
        let name = name.replace(['/', '\\'], "-");
        Path::new("runs").join(format!("{name}-{seconds}-{}", std::process::id()))
    })
}

/// What runs the suites. Installs the packages once if tasks need them; a failure is told and the
/// tasks that need none still run.
fn oracles(options: &Eval, plan: &Plan) -> OraclePool {
    let mut oracles = find_oracles(options.unsafe_without_sandbox);
    let dynamic = plan
        .header
        .experiment
        .assessors
        .iter()
        .any(|name| name == "functional" || name == "security");
    let tasks = || {
        plan.tasks
            .iter()
            .filter(|task| dynamic && task.oracle.is_some())
    };
    if tasks().next().is_none() {
        return oracles;
    }
    for set in oracles.missing_sets(tasks()) {
        tell("installing the Python packages that some tasks need (only once) …");
        if let Err(error) = oracles.install(set) {
            tell(error);
        }
    }
    warn_without_oracles(&oracles);
    oracles
}

fn resources(options: &Eval) -> Result<Resources> {
    let prices = match &options.prices {
        Some(path) => Prices::with_file(path)?,
        None => Prices::built_in()?,
    };
    if options
        .max_cost
        .is_some_and(|cost| !(cost >= 0.0 && cost.is_finite()))
    {
        bail!("--max-cost must be 0 or more US dollars");
    }
    let path = sallet_sandbox::cache_folder()?.join("responses.sqlite");
    Ok(Resources {
        store: Some(Arc::new(Store::open(&path)?)),
        prices: Arc::new(prices),
        budget: Arc::new(Budget::new(options.max_cost, options.max_tokens_total)),
    })
}

fn provider_options(options: &Eval, plan: &Plan) -> Result<ProviderOptions> {
    let concurrency = NonZeroUsize::new(usize::from(options.concurrency))
        .context("--concurrency must be 1 or more")?;
    let rate = options
        .rate
        .map(|rate| NonZeroU32::new(rate).context("--rate must be 1 or more"))
        .transpose()?;
    if options.timeout == 0 {
        bail!("--timeout must be 1 second or more");
    }
    Ok(ProviderOptions {
        timeout: Duration::from_secs(options.timeout),
        limits: Limits::new(concurrency, rate),
        tasks: Arc::clone(&plan.tasks),
        recorded: Arc::new(recorded_answers(plan)?),
        ..ProviderOptions::default()
    })
}

/// The recorded answers, read only where somebody asks for them: they are many.
fn recorded_answers(plan: &Plan) -> Result<BTreeMap<String, RecordedSet>> {
    let settings = plan.header.experiment.settings.iter();
    let mut models = settings.map(|setting| setting.model.as_str());
    match models.any(|model| model.starts_with("recorded/")) {
        true => Ok(bench::recorded()?),
        false => Ok(BTreeMap::new()),
    }
}

/// The first Ctrl-C (or SIGTERM, as batch systems send) lets the cells in flight finish; the
/// second ends the program at once. The log is whole either way.
fn stop_on_signal() -> Result<()> {
    ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        tell("finishing the cells in flight; once more to end at once");
    })
    .context("cannot listen for Ctrl-C")
}

/// Shows progress and counts what the end has to tell.
struct Watcher<'a> {
    bar: indicatif::ProgressBar,
    budget: &'a Budget,
    done: u64,
    to_do: u64,
    errors: u64,
}

impl<'a> Watcher<'a> {
    fn new(budget: &'a Budget) -> Self {
        Self {
            bar: progress::bar(0),
            budget,
            done: 0,
            to_do: 0,
            errors: 0,
        }
    }

    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Started { to_do, done } => {
                self.to_do = *to_do;
                self.bar.set_length(*to_do);
                if *done > 0 {
                    tell(format_args!(
                        "{done} cells are there already, {to_do} to do"
                    ));
                }
            }
            Event::Finished(cell) => {
                self.done += 1;
                self.errors += u64::from(!cell.is_answered());
                self.bar.set_position(self.done);
                self.bar.set_message(progress::money(
                    self.budget.spent().cost,
                    self.done,
                    self.to_do,
                ));
            }
        }
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn show_report(folder: &RunFolder) -> Result<()> {
    let options = Options::default();
    let format = |name| formats::by_name(name).context("no such format");
    let mut out = output();
    render(format("text")?, &Log(folder), &options, &mut out)?;
    let html = folder.path().join("report.html");
    write_file(format("html")?, folder, &options, &html)?;
    writeln!(out, "\nReport: {}", html.display())?;
    writeln!(out, "Log:    {}", folder.log().display())?;
    Ok(())
}

fn explain(end: &End, folder: &RunFolder, shard: Shard, errors: u64) -> ExitCode {
    let mut command = format!("sallet eval --resume {}", folder.path().display());
    if shard.is_part() {
        command.push_str(&format!(" --shard {shard}"));
    }
    if errors > 0 {
        tell(format_args!(
            "cells in which somebody did not answer: {errors}; ask again with: {command}"
        ));
    }
    let (sentence, code) = match end {
        End::Complete if errors > 0 => return ExitCode::from(2),
        End::Complete => return ExitCode::SUCCESS,
        End::Interrupted => ("interrupted".to_owned(), 2),
        End::BudgetSpent(limit) => (limit.clone(), 1),
        End::ProviderFailed(reason) => (reason.clone(), 2),
    };
    tell(format_args!("stopped: {sentence}"));
    tell(format_args!("continue with: {command}"));
    ExitCode::from(code)
}
