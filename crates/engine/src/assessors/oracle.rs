//! What the two dynamic assessors share: the warm servers, and from test reports to evidence.

use super::Subject;
use sallet_core::hash::sha256_hex;
use sallet_core::task::OracleKind;
use sallet_core::verdict::{Assessment, Axis, Evidence, Method, SHARED_PROCESS, UnscoredKind};
use sallet_core::{Task, Verdict};
use sallet_sandbox::{
    Build, Isolation, Job, OracleServer, PackageEnvironment, PackageSet, Preload, Python,
    SandboxError, Sandboxing, Solution, Sources, TestOutcome, TestReport,
};
use std::collections::{BTreeMap, BTreeSet};

/// What oracles need of this machine, found once a run.
#[derive(Debug)]
pub struct OraclePool {
    /// The interpreter, or why there is none.
    pub python: Result<Python, SandboxError>,
    /// The sets of packages that have been installed.
    pub packages: Vec<PackageEnvironment>,
    /// Whether solutions are walled in.
    pub sandboxing: Sandboxing,
}

impl OraclePool {
    /// Looks for Python and its packages.
    pub fn find(sandboxing: Sandboxing) -> Self {
        let python = Python::find();
        let find = |set| {
            let python = python.as_ref().ok()?;
            PackageEnvironment::find(python, set).ok().flatten()
        };
        let packages = PackageSet::ALL.into_iter().filter_map(find).collect();
        Self {
            python,
            packages,
            sandboxing,
        }
    }

    /// Starts a server and ends it again, to see before any work is done whether oracles can run.
    ///
    /// # Errors
    /// Why none can run here.
    pub fn try_out(&self) -> Result<(), SandboxError> {
        let packages = self.packages(PackageSet::BENCH);
        OracleServer::start(self.python()?, packages, Preload::Nothing, self.sandboxing).map(drop)
    }

    /// The packages of `set`, if they have been installed.
    pub fn packages(&self, set: PackageSet) -> Option<&PackageEnvironment> {
        self.packages.iter().find(|packages| packages.set == set)
    }

    /// The sets that suites of `tasks` need and that are not installed. None where there is no Python
    /// to install them for.
    pub fn missing_sets<'t>(
        &self,
        tasks: impl IntoIterator<Item = &'t Task>,
    ) -> BTreeSet<PackageSet> {
        let needs = |task: &&Task| task.oracle.is_some() && !task.packages.is_empty();
        let sets = tasks.into_iter().filter(needs).filter_map(package_set);
        sets.filter(|&set| self.python.is_ok() && self.packages(set).is_none())
            .collect()
    }

    /// Installs the packages of `set`, once for this machine.
    ///
    /// # Errors
    /// If there is no Python, or what pip said.
    pub fn install(&mut self, set: PackageSet) -> Result<(), SandboxError> {
        let packages = PackageEnvironment::create(self.python()?, set)?;
        self.packages.push(packages);
        Ok(())
    }

    fn python(&self) -> Result<&Python, SandboxError> {
        self.python.as_ref().map_err(|error| SandboxError::Python {
            detail: match error {
                SandboxError::Python { detail } => detail.clone(),
                other => other.to_string(),
            },
        })
    }

    /// A worker for the calling thread.
    pub fn worker(&self) -> OracleWorker<'_> {
        OracleWorker {
            pool: self,
            set: PackageSet::BENCH,
            servers: BTreeMap::new(),
            program: None,
        }
    }
}

/// One thread's oracle servers, each started when it is first needed.
pub struct OracleWorker<'a> {
    pool: &'a OraclePool,
    /// What the servers can import.
    set: PackageSet,
    /// By what they have imported: tests of a solution that needs little run on a server that forks faster.
    servers: BTreeMap<Preload, OracleServer>,
    /// The last solution that was compiled, by the hash of its sources: two suites run against it.
    program: Option<(String, Build)>,
}

impl OracleWorker<'_> {
    /// Starts the server with all packages, if that has not been done.
    pub(crate) fn warm_up(&mut self) -> Result<(), SandboxError> {
        self.ask(Preload::Packages, |_| Ok(()))
    }

    /// Makes sure that solutions can import the packages of `set`.
    fn use_packages(&mut self, set: PackageSet) {
        if self.set != set {
            self.set = set;
            self.servers.clear();
        }
    }

    /// Compiles `sources`, unless they were the last.
    fn build(&mut self, sources: &Sources<'_>) -> Result<Build, SandboxError> {
        let (wrap, headers) = (sources.wrap.join(","), sources.headers.join(","));
        let texts = [sources.language, sources.solution, sources.driver];
        let hash = sha256_hex(texts.into_iter().chain([wrap.as_str(), &headers]));
        match &self.program {
            Some((last, build)) if *last == hash => Ok(build.clone()),
            _ => {
                let build = self.ask(Preload::StandardLibrary, |server| server.build(sources))?;
                self.program = Some((hash, build.clone()));
                Ok(build)
            }
        }
    }

    /// Runs a suite. A fault of ours is tried once more, on a fresh server.
    pub(crate) fn run(
        &mut self,
        job: &Job<'_>,
    ) -> Result<(Vec<TestReport>, Isolation), SandboxError> {
        let first = self.run_once(job);
        let faulty = |reports: &[TestReport]| {
            reports
                .iter()
                .any(|report| report.outcome == TestOutcome::HarnessFault)
        };
        match &first {
            Ok((reports, _)) if !faulty(reports) => first,
            Err(
                SandboxError::Python { .. }
                | SandboxError::SetUp { .. }
                | SandboxError::Hidden { .. },
            ) => first,
            _ => {
                self.servers.remove(&preload(job));
                self.run_once(job)
            }
        }
    }

    fn run_once(&mut self, job: &Job<'_>) -> Result<(Vec<TestReport>, Isolation), SandboxError> {
        self.ask(preload(job), |server| {
            Ok((server.run(job)?, server.isolation().clone()))
        })
    }

    fn ask<T>(
        &mut self,
        preload: Preload,
        question: impl FnOnce(&mut OracleServer) -> Result<T, SandboxError>,
    ) -> Result<T, SandboxError> {
        let mut server = match self.servers.remove(&preload) {
            Some(server) => server,
            None => {
                let pool = self.pool;
                let packages = pool.packages(self.set);
                OracleServer::start(pool.python()?, packages, preload, pool.sandboxing)?
            }
        };
        let result = question(&mut server);
        // A server that failed once is not asked again; a missing compiler is no failure of it.
        if matches!(&result, Ok(_) | Err(SandboxError::Compiler { .. })) {
            self.servers.insert(preload, server);
        }
        result
    }
}

/// What the server is to have imported that runs `job`.
fn preload(job: &Job<'_>) -> Preload {
    match job.solution {
        Solution::Python(source) => Preload::for_source(source),
        Solution::Program(_) => Preload::StandardLibrary,
    }
}

/// Runs a suite against the subject's solution and lets `verdict` read the reports.
pub(super) fn run_suite(
    axis: Axis,
    name: &str,
    suite: Option<&str>,
    subject: &Subject<'_>,
    worker: &mut OracleWorker<'_>,
    verdict: fn(&[TestReport]) -> Verdict,
) -> Assessment {
    let assessment = |verdict| Assessment::new(axis, Method::Dynamic, name, verdict);
    let Some(suite) = suite.filter(|_| subject.task.oracle.is_some()) else {
        let reason = UnscoredKind::NoOracle.because(format!("the task has no {name} suite"));
        return assessment(reason.into());
    };
    match environment(subject.task, worker.pool) {
        Ok(set) => worker.use_packages(set),
        Err(missing) => return assessment(missing),
    }
    match run_against(suite, name, subject, worker) {
        Ok((reports, isolation)) => Assessment {
            evidence: reports.iter().map(evidence).collect(),
            isolation: isolation.map(|isolation| walls(&isolation, subject.task.oracle)),
            ..assessment(verdict(&reports))
        },
        Err(
            error @ (SandboxError::Python { .. }
            | SandboxError::Compiler { .. }
            | SandboxError::Hidden { .. }
            | SandboxError::SetUp { .. }
            | SandboxError::Start { .. }),
        ) => assessment(UnscoredKind::MissingTool.because(error.to_string()).into()),
        Err(error) => assessment(UnscoredKind::HarnessFault.because(error.to_string()).into()),
    }
}

/// The walls around the solution, and whether there is one between it and its tests.
fn walls(isolation: &Isolation, kind: Option<OracleKind>) -> String {
    match kind.is_some_and(OracleKind::shares_process) {
        true => format!("{isolation}, {SHARED_PROCESS}"),
        false => isolation.to_string(),
    }
}

/// Compiles the solution first, where its language wants that.
fn run_against(
    suite: &str,
    suite_name: &str,
    subject: &Subject<'_>,
    worker: &mut OracleWorker<'_>,
) -> Result<(Vec<TestReport>, Option<Isolation>), SandboxError> {
    let (task, source) = (subject.task, subject.extraction.solution.as_str());
    let job = |solution| Job {
        suite,
        suite_name,
        solution,
    };
    let (reports, isolation) = if task.oracle.is_some_and(OracleKind::is_compiled) {
        let sources = Sources {
            language: task.language.as_str(),
            solution: source,
            driver: task.driver.as_deref().unwrap_or_default(),
            wrap: &task.wrap,
            headers: &task.headers,
        };
        match worker.build(&sources)? {
            Build::Done(program) => worker.run(&job(Solution::Program(&program)))?,
            Build::DoesNotCompile(said) => return Ok((vec![not_compiled(said)], None)),
        }
    } else {
        worker.run(&job(Solution::Python(source)))?
    };
    Ok((reports, Some(isolation)))
}

/// What a suite says of a solution that it could not be run against.
fn not_compiled(said: String) -> TestReport {
    TestReport {
        name: "compilation".to_owned(),
        outcome: TestOutcome::NotLoaded,
        detail: said,
        output: String::new(),
        millis: 0,
    }
}

/// The set of packages that the task names; `None` if there is no such set.
fn package_set(task: &Task) -> Option<PackageSet> {
    match &task.package_set {
        Some(name) => PackageSet::by_name(name),
        None => Some(PackageSet::BENCH),
    }
}

/// The set of packages to run the task with, or why its suites cannot be run.
fn environment(task: &Task, pool: &OraclePool) -> Result<PackageSet, Verdict> {
    let missing = |detail| Err(UnscoredKind::MissingEnvironment.because(detail).into());
    let Some(set) = package_set(task) else {
        let name = task.package_set.as_deref().unwrap_or_default();
        return missing(format!(
            "the task names the package set '{name}', which there is not"
        ));
    };
    if task.packages.is_empty() || pool.packages(set).is_some() || pool.python.is_err() {
        return Ok(set);
    }
    let packages = task.packages.join(", ");
    let name = if set == PackageSet::BENCH {
        String::new()
    } else {
        format!(" {}", set.name)
    };
    missing(format!(
        "the task needs {packages}: run `sallet setup{name}` to install the package environment"
    ))
}

/// The reason of the first report, by the order of `outcomes`, that leaves the question open.
pub(super) fn unscored(reports: &[TestReport], outcomes: &[TestOutcome]) -> Option<Verdict> {
    let report = outcomes
        .iter()
        .find_map(|outcome| reports.iter().find(|report| report.outcome == *outcome))?;
    let kind = match report.outcome {
        TestOutcome::MissingPackage => UnscoredKind::MissingPackage,
        TestOutcome::NotLoaded => UnscoredKind::DoesNotLoad,
        TestOutcome::Died | TestOutcome::Timeout | TestOutcome::Raised => {
            UnscoredKind::SolutionDied
        }
        _ => UnscoredKind::HarnessFault,
    };
    let detail = match kind {
        UnscoredKind::MissingPackage => format!(
            "the solution imports '{}', which is not installed",
            report.detail
        ),
        _ => format!(
            "{}: {}",
            report.name,
            report.detail.lines().last().unwrap_or_default()
        ),
    };
    Some(kind.because(detail).into())
}

fn evidence(report: &TestReport) -> Evidence {
    let mut detail = report.detail.clone();
    if report.outcome != TestOutcome::Pass && !report.output.is_empty() {
        detail = format!(
            "{detail}\n--- output of the solution ---\n{}",
            report.output
        );
    }
    Evidence {
        name: report.name.clone(),
        outcome: report.outcome.as_str().to_owned(),
        detail,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::datasets::support::tasks::bare;
    use sallet_core::Language;

    pub(in crate::assessors) fn check_verdict(
        verdict: fn(&[TestReport]) -> Verdict,
        outcomes: &[TestOutcome],
        expected: impl Fn(&Verdict) -> bool,
    ) {
        let report = |outcome: &TestOutcome| TestReport {
            name: "test".to_owned(),
            outcome: *outcome,
            detail: "detail".to_owned(),
            output: String::new(),
            millis: 0,
        };
        let got = verdict(&outcomes.iter().map(report).collect::<Vec<_>>());
        assert!(expected(&got), "{outcomes:?} gave {got:?}");
    }

    #[test]
    fn a_missing_package_set_is_told() {
        let pool = OraclePool {
            python: Python::find(),
            packages: Vec::new(),
            sandboxing: Sandboxing::On,
        };
        let check = |set: Option<&str>, expected: &str| {
            let task = Task {
                packages: vec!["flask".to_owned()],
                package_set: set.map(str::to_owned),
                ..bare("t", Language::Python, "me")
            };
            let reason = UnscoredKind::MissingEnvironment.because(expected);
            assert_eq!(environment(&task, &pool), Err(reason.into()));
        };
        let told = |command: &str| {
            format!("the task needs flask: run `{command}` to install the package environment")
        };
        check(None, &told("sallet setup"));
        check(Some("sallm"), &told("sallet setup sallm"));
        check(
            Some("other"),
            "the task names the package set 'other', which there is not",
        );
    }

    pub(in crate::assessors) fn is_unscored(kind: UnscoredKind) -> impl Fn(&Verdict) -> bool {
        move |verdict| matches!(verdict, Verdict::Unscored(reason) if reason.kind == kind)
    }
}
