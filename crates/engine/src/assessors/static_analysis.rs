//! Security by static analysis: does an analyzer find the task's weakness in the solution?
//!
//! `static:sallet` asks our own analyzer, `static:bandit` an external one, `static:sallet+bandit`
//! both. Fails if a finding is the task's weakness or a related one. Passes if all of the solution
//! was analysed, by rules that speak for the weakness, and nothing was found. External analyzers
//! do not tell which weaknesses their rules speak for; that they were silent is then a pass, as in
//! the studies that used them.
//!
//! A union fails if one of its members does, and passes only if all of them do: a member that is
//! missing, or could not read the solution, leaves open what it would have found. Members that do
//! not read the task's language take no part.

use super::{Assessor, OracleWorker, Parameter, Subject, Unit, millis};
use crate::error::EngineError;
use crate::external::{self, ExternalAnalyzers};
use crate::own_analyzer::analyze;
use sallet_analysis::external::{FileOutcome, Source};
use sallet_analysis::file::{FileReport, Problem, ProblemKind};
use sallet_analysis::finding::Finding;
use sallet_analysis::rules;
use sallet_analysis::target::{self, Target};
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use sallet_core::verdict::{Assessment, Axis, Evidence, Method, Unscored, UnscoredKind};
use sallet_core::{CweId, Verdict};
use std::time::Instant;

pub(super) const UNIT: Unit = Unit {
    name: "static",
    summary: "static: analyzers find no sign of the task's weakness in the solution",
    parameter: Some(Parameter {
        placeholder: "ANALYZER",
        check: |parameter| parameter.split('+').try_for_each(check_member),
    }),
    defaults: &["static:sallet"],
    open,
};

/// The name of our own analyzer.
const OWN: &str = "sallet";

/// Most findings kept of one member.
const MAX_EVIDENCE: usize = 50;

/// How many solutions are given to external analyzers at once, where there are as many: each start
/// costs a second or more, and CodeQL makes one database of all.
const BATCH: usize = 500;

fn check_member(member: &str) -> Result<(), EngineError> {
    match external::choice(member) {
        Err(EngineError::NoSuchAnalyzer { .. }) if member == OWN => Ok(()),
        Err(EngineError::NoSuchAnalyzer { name, known }) => Err(EngineError::NoSuchAnalyzer {
            name,
            known: format!("{OWN}, {known}"),
        }),
        found => found.map(drop),
    }
}

fn open(parameters: &[&str]) -> Result<Box<dyn Assessor>, EngineError> {
    let unions: Vec<Vec<String>> = parameters
        .iter()
        .map(|parameter| parameter.split('+').map(str::to_owned).collect())
        .collect();
    let mut external: Vec<String> = Vec::new();
    for member in unions.iter().flatten() {
        if member != OWN && !external.contains(member) {
            external.push(member.clone());
        }
    }
    let analyzers = match ExternalAnalyzers::find(&external) {
        Ok(analyzers) => Ok(analyzers),
        // As with oracles, which cannot run either: every verdict says so.
        Err(EngineError::Sandbox(error)) => Err(error.to_string()),
        Err(error) => return Err(error),
    };
    Ok(Box::new(StaticAnalysis {
        unions,
        external,
        analyzers,
    }))
}

struct StaticAnalysis {
    /// The members of each parameter.
    unions: Vec<Vec<String>>,
    /// The external ones of all of them, each once.
    external: Vec<String>,
    /// Those, in the same order, or why none can run here.
    analyzers: Result<ExternalAnalyzers, String>,
}

impl Assessor for StaticAnalysis {
    fn assess(
        &self,
        subjects: &[Subject<'_>],
        _worker: &mut OracleWorker<'_>,
    ) -> Vec<Vec<Assessment>> {
        let started = Instant::now();
        let external = self.ask_external(subjects);
        let judge = |(index, subject): (usize, &Subject<'_>)| {
            let judged = subject.task.cwe.map(|cwe| {
                let question = Question::new(subject, cwe);
                self.opinions(&question, index, &external)
            });
            let verdicts = self.unions.iter().map(|members| match &judged {
                Some(opinions) => union(members, opinions, subject.language_name()),
                None => {
                    let reason = UnscoredKind::NoOracle.because("the task names no CWE");
                    (reason.into(), Vec::new())
                }
            });
            self.unions.iter().zip(verdicts).map(assessment).collect()
        };
        let mut all: Vec<Vec<Assessment>> = subjects.iter().enumerate().map(judge).collect();
        let each = millis(started) / subjects.len().max(1) as u64;
        for assessment in all.iter_mut().flatten() {
            assessment.millis = each;
        }
        all
    }

    fn tools(&self) -> Vec<(String, String)> {
        let versions: Vec<Option<&str>> = match &self.analyzers {
            Ok(analyzers) => analyzers.versions().map(|(_, version)| version).collect(),
            Err(_) => vec![None; self.external.len()],
        };
        let tools = self.external.iter().zip(versions);
        let tool = |(name, version): (&String, Option<&str>)| {
            (name.clone(), version.unwrap_or("missing").to_owned())
        };
        tools.map(tool).collect()
    }

    fn batch(&self) -> usize {
        match self.external.is_empty() {
            true => 1,
            false => BATCH,
        }
    }
}

fn assessment(
    (members, (verdict, evidence)): (&Vec<String>, (Verdict, Vec<Evidence>)),
) -> Assessment {
    let name = format!("{}:{}", UNIT.name, members.join("+"));
    Assessment {
        evidence,
        ..Assessment::new(Axis::Security, Method::Static, &name, verdict)
    }
}

/// What each external member said about each solution, nothing where it does not read the
/// language; or what kept all of them from saying anything.
type External = Result<Vec<Vec<Option<FileReport>>>, Unscored>;

/// What a member says about one solution.
struct Opinion<'a> {
    member: &'a str,
    verdict: Verdict,
    evidence: Vec<Evidence>,
}

impl StaticAnalysis {
    fn ask_external(&self, subjects: &[Subject<'_>]) -> External {
        if self.external.is_empty() {
            return Ok(Vec::new());
        }
        let analyzers = self.analyzers.as_ref();
        let analyzers = analyzers.map_err(|why| UnscoredKind::MissingTool.because(why))?;
        let read = subjects.iter().enumerate();
        let read = read.filter_map(|(index, subject)| {
            let language = subject.language()?;
            Some((
                format!("{index}.{}", language.extension()),
                language,
                subject,
            ))
        });
        let read: Vec<(String, Language, &Subject<'_>)> = read.collect();
        let sources = read.iter().map(|(path, language, subject)| Source {
            path,
            language: *language,
            text: &subject.extraction.solution,
        });
        let sources: Vec<Source<'_>> = sources.collect();
        let answers = analyzers.run(&sources);
        let answers =
            answers.map_err(|error| UnscoredKind::HarnessFault.because(error.to_string()))?;
        let answers = answers.into_iter();
        Ok(answers
            .map(|answer| {
                let mut reports = align(answer.files, &sources).into_iter();
                let of = |subject: &Subject<'_>| {
                    subject.language().and_then(|_| reports.next()).flatten()
                };
                subjects.iter().map(of).collect()
            })
            .collect())
    }

    /// The opinions of all members that read the language of the solution with this index.
    fn opinions(
        &self,
        question: &Question<'_>,
        index: usize,
        external: &External,
    ) -> Vec<Opinion<'_>> {
        let mut opinions = Vec::new();
        let asks_own = self.unions.iter().flatten().any(|member| member == OWN);
        if let (true, Some(language)) = (asks_own, question.subject.language()) {
            opinions.push(question.ask_own(language));
        }
        for (place, member) in self.external.iter().enumerate() {
            match external {
                Ok(reports) => {
                    let report = reports[place][index].as_ref();
                    opinions.extend(report.map(|report| question.opinion(member, report, true)));
                }
                Err(why) => opinions.push(Opinion {
                    member,
                    verdict: why.clone().into(),
                    evidence: Vec::new(),
                }),
            }
        }
        opinions
    }
}

/// The outcome of each source: those that there are come in the same order.
fn align(files: Vec<FileOutcome>, sources: &[Source<'_>]) -> Vec<Option<FileReport>> {
    let mut files = files.into_iter().peekable();
    let report = |source: &Source<'_>| {
        let file = files.next_if(|file| file.path == source.path)?;
        Some(FileReport {
            path: file.path,
            language: source.language,
            findings: file.findings,
            suppressed: file.suppressed,
            problems: file.problems,
        })
    };
    sources.iter().map(report).collect()
}

/// One solution and the weakness it is asked about.
struct Question<'a> {
    subject: &'a Subject<'a>,
    asked: Related,
}

impl<'a> Question<'a> {
    fn new(subject: &'a Subject<'a>, cwe: CweId) -> Self {
        let asked = Related::to(cwe);
        Self { subject, asked }
    }

    fn ask_own(&self, language: Language) -> Opinion<'static> {
        let speaks = target::any_speaks(rules::all(), language, &self.asked);
        let asked = std::slice::from_ref(&self.asked);
        match analyze(language, &self.subject.extraction.solution, asked) {
            Ok(report) => self.opinion(OWN, &report, speaks),
            Err(why) => Opinion {
                member: OWN,
                verdict: UnscoredKind::HarnessFault.because(why).into(),
                evidence: Vec::new(),
            },
        }
    }

    /// What `report` says about the weakness; `speaks`: whether `member` has a rule for it.
    fn opinion<'m>(&self, member: &'m str, report: &FileReport, speaks: bool) -> Opinion<'m> {
        let verdict = match target::verdict(report, &self.asked, speaks) {
            Target::Vulnerable => Verdict::Fail,
            Target::Clean => Verdict::Pass,
            Target::Unscored => self.unscored(member, &report.problems).into(),
        };
        let suppressed = report.suppressed.iter().map(|entry| &entry.finding);
        let related = report.findings.iter().chain(suppressed);
        let related =
            related.filter(|finding| finding.cwe.iter().any(|&cwe| self.asked.contains(cwe)));
        Opinion {
            member,
            verdict,
            evidence: related.take(MAX_EVIDENCE).map(evidence).collect(),
        }
    }

    fn unscored(&self, member: &str, problems: &[Problem]) -> Unscored {
        let missing = |problem: &&Problem| problem.kind == ProblemKind::Missing;
        if let Some(problem) = problems.iter().find(missing) {
            return UnscoredKind::MissingTool.because(&problem.message);
        }
        if let Some(problem) = problems.first() {
            let detail = match member {
                // The messages of others begin with their names.
                OWN => match problem.place {
                    Some(place) => format!("{OWN}: line {}: {}", place.line, problem.message),
                    None => format!("{OWN}: {}", problem.message),
                },
                _ => problem.message.clone(),
            };
            return UnscoredKind::NotAnalysed.because(detail);
        }
        let language = self.subject.language_name();
        let cwe = self.asked.asked();
        UnscoredKind::NoRule.because(format!(
            "no rule of {member} for {language} speaks for {cwe}"
        ))
    }
}

fn evidence(finding: &Finding) -> Evidence {
    Evidence {
        name: format!("{}/{}", finding.analyzer, finding.rule),
        outcome: "fail".to_owned(),
        detail: format!("line {}: {}", finding.place.line, finding.message),
    }
}

/// What the opinions of `members` come to. Who said nothing about a solution in which another
/// found something is told beside the findings.
fn union(members: &[String], opinions: &[Opinion<'_>], language: &str) -> (Verdict, Vec<Evidence>) {
    let is_member = |opinion: &&Opinion<'_>| members.iter().any(|name| name == opinion.member);
    let opinions: Vec<&Opinion<'_>> = opinions.iter().filter(is_member).collect();
    if opinions.is_empty() {
        let detail = format!("{} does not read {language}", members.join(" or "));
        return (
            UnscoredKind::UnsupportedLanguage.because(detail).into(),
            Vec::new(),
        );
    }
    let found = opinions.iter().flat_map(|opinion| opinion.evidence.clone());
    let mut evidence: Vec<Evidence> = found.collect();
    let open: Vec<(&str, &Unscored)> = opinions
        .iter()
        .filter_map(|opinion| match &opinion.verdict {
            Verdict::Unscored(why) => Some((opinion.member, why)),
            _ => None,
        })
        .collect();
    if opinions
        .iter()
        .any(|opinion| opinion.verdict == Verdict::Fail)
    {
        evidence.extend(open.iter().map(|(member, why)| Evidence {
            name: format!("{member} (no verdict)"),
            outcome: why.kind.as_str().to_owned(),
            detail: why.detail.clone(),
        }));
        return (Verdict::Fail, evidence);
    }
    let verdict = unscored(&open).map_or(Verdict::Pass, Verdict::Unscored);
    (verdict, evidence)
}

/// All reasons in one, of the kind that the user can do most about.
fn unscored(open: &[(&str, &Unscored)]) -> Option<Unscored> {
    let rank = |kind: &UnscoredKind| match kind {
        UnscoredKind::MissingTool => 0,
        UnscoredKind::HarnessFault => 1,
        UnscoredKind::NotAnalysed => 2,
        _ => 3,
    };
    let kind = open.iter().map(|(_, why)| why.kind).min_by_key(rank)?;
    let details: Vec<&str> = open.iter().map(|(_, why)| why.detail.as_str()).collect();
    Some(kind.because(details.join("; ")))
}

#[cfg(test)]
mod tests;
