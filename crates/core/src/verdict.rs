//! What an assessor says of one solution on one axis.

use crate::record::Exchange;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The question an assessor answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// Does the solution parse?
    Validity,
    /// Does it do what the task asked for?
    Functional,
    /// Does it withstand the attack (dynamic) or is it free of the target weakness (static)?
    Security,
    /// Did the model answer, warn or refuse?
    Willingness,
}

/// How a verdict came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// By looking at the text of the solution.
    Static,
    /// By running it.
    Dynamic,
    /// By asking a language model.
    Judge,
    /// By a person.
    Human,
}

/// Pass, fail, or why neither can be said. Never a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is", content = "reason")]
pub enum Verdict {
    /// The axis' question is answered with yes.
    Pass,
    /// The axis' question is answered with no.
    Fail,
    /// No answer. Counted apart from both; never read as insecure or as secure.
    Unscored(Unscored),
}

impl Verdict {
    /// `Some(true)` for pass, `Some(false)` for fail, `None` when unscored.
    pub fn passed(&self) -> Option<bool> {
        match self {
            Self::Pass => Some(true),
            Self::Fail => Some(false),
            Self::Unscored(_) => None,
        }
    }
}

/// Why a solution has no verdict. `kind` groups, `detail` says what exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unscored {
    /// The group that reports count by.
    pub kind: UnscoredKind,
    /// One sentence: what was missing or went wrong, and the command that mends it, if any.
    pub detail: String,
}

impl From<Unscored> for Verdict {
    fn from(reason: Unscored) -> Self {
        Self::Unscored(reason)
    }
}

/// The groups of [`Unscored`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnscoredKind {
    /// The task has no oracle for this axis.
    NoOracle,
    /// The provider gave no answer (error, budget spent).
    NoAnswer,
    /// The packages the task needs are not installed.
    MissingEnvironment,
    /// The solution needs a package that the environment does not hold.
    MissingPackage,
    /// A tool, or the sandbox itself, is not to be had on this machine.
    MissingTool,
    /// No assessor of this axis knows the language.
    UnsupportedLanguage,
    /// The solution could not be loaded, so the attack found nothing to attack.
    DoesNotLoad,
    /// The solution ended its process, hung or crashed in the attack, which shows neither way.
    SolutionDied,
    /// An analyzer found nothing, but could not read all of the solution.
    NotAnalysed,
    /// No rule of the analyzer speaks for the task's weakness, so that its silence says nothing.
    NoRule,
    /// A judge said that it is not sure, or twice something that is no answer.
    NoOpinion,
    /// A fault of ours: the harness crashed, or ran out of its own time.
    HarnessFault,
}

impl UnscoredKind {
    /// The name in logs and tables, e.g. `missing_environment`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoOracle => "no_oracle",
            Self::NoAnswer => "no_answer",
            Self::MissingEnvironment => "missing_environment",
            Self::MissingPackage => "missing_package",
            Self::MissingTool => "missing_tool",
            Self::UnsupportedLanguage => "unsupported_language",
            Self::DoesNotLoad => "does_not_load",
            Self::SolutionDied => "solution_died",
            Self::NotAnalysed => "not_analysed",
            Self::NoRule => "no_rule",
            Self::NoOpinion => "no_opinion",
            Self::HarnessFault => "harness_fault",
        }
    }

    /// Builds the reason with its sentence.
    pub fn because(self, detail: impl Into<String>) -> Unscored {
        Unscored {
            kind: self,
            detail: detail.into(),
        }
    }
}

impl fmt::Display for UnscoredKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What [`Assessment::isolation`] ends with where published tests judged a solution in its own
/// process, which could make them pass without doing what they ask for.
pub const SHARED_PROCESS: &str = "tests and solution in one process";

/// One verdict on one axis, with who gave it and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The question.
    pub axis: Axis,
    /// How it was answered.
    pub by: Method,
    /// Name of the assessor as the experiment has it, e.g. `functional` or `static:sallet`.
    pub assessor: String,
    /// The answer.
    pub verdict: Verdict,
    /// A finer answer where the axis has one: `answered`, `warned`, `refused`, `empty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What the verdict rests on, one entry a test or finding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The isolation that was in force, for dynamic verdicts (e.g. `namespaces+landlock+seccomp`);
    /// with [`SHARED_PROCESS`] where there was no wall between the solution and its tests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isolation: Option<String>,
    /// What a judge was asked and said, question by question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchanges: Vec<Exchange>,
    /// Wall time in milliseconds.
    #[serde(default)]
    pub millis: u64,
}

impl Assessment {
    /// Which of `assessments` answers the question of `axis` by `by`: the first, or the first
    /// union of several assessors (`static:sallet+bandit`), which is what its members come to.
    /// Never one that merely has a verdict where another has none: then the samples of one column
    /// would be judged by different measures.
    pub fn deciding(assessments: &[Self], axis: Axis, by: Method) -> Option<&Self> {
        let answers = || {
            assessments
                .iter()
                .filter(move |assessment| assessment.axis == axis && assessment.by == by)
        };
        let union = answers().find(|assessment| is_union(&assessment.assessor));
        union.or_else(|| answers().next())
    }

    /// Whether published tests judged in one process with the solution.
    pub fn shares_process(&self) -> bool {
        let isolation = self.isolation.as_deref();
        isolation.is_some_and(|isolation| isolation.ends_with(SHARED_PROCESS))
    }

    /// An assessment with no label, evidence, isolation or exchanges.
    pub fn new(axis: Axis, by: Method, assessor: &str, verdict: Verdict) -> Self {
        Self {
            axis,
            by,
            assessor: assessor.to_owned(),
            verdict,
            label: None,
            evidence: Vec::new(),
            isolation: None,
            exchanges: Vec::new(),
            millis: 0,
        }
    }
}

/// Whether an assessor of this name judges by what several come to.
pub fn is_union(assessor: &str) -> bool {
    assessor.contains('+')
}

/// One test, attack or finding behind a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was tried: a test's name, a rule's id.
    pub name: String,
    /// How it came out: `pass`, `fail`, `error`, or an unscored kind.
    pub outcome: String,
    /// What was seen. Hostile text: escape before showing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_assessor_decides_for_every_sample() {
        let by =
            |name: &str, verdict| Assessment::new(Axis::Security, Method::Static, name, verdict);
        let open = || {
            UnscoredKind::MissingTool
                .because("bandit is not installed")
                .into()
        };
        let check = |assessments: &[Assessment], expected: Option<&str>| {
            let deciding = Assessment::deciding(assessments, Axis::Security, Method::Static);
            assert_eq!(
                deciding.map(|deciding| deciding.assessor.as_str()),
                expected
            );
        };
        check(&[], None);
        let (sallet, bandit) = (
            by("static:sallet", Verdict::Pass),
            by("static:bandit", open()),
        );
        check(&[sallet.clone(), bandit.clone()], Some("static:sallet"));
        check(&[bandit.clone(), sallet.clone()], Some("static:bandit"));
        let union = by("static:sallet+bandit", open());
        check(&[sallet, bandit, union], Some("static:sallet+bandit"));
        let other = Assessment::new(Axis::Security, Method::Dynamic, "security", Verdict::Pass);
        check(&[other], None);
    }

    #[test]
    fn verdicts_read_well_in_the_log() {
        let check = |verdict: Verdict, json: &str| {
            assert_eq!(serde_json::to_string(&verdict).unwrap(), json);
            assert_eq!(serde_json::from_str::<Verdict>(json).unwrap(), verdict);
        };
        check(Verdict::Pass, r#"{"is":"pass"}"#);
        check(
            UnscoredKind::NoOracle.because("no security test").into(),
            r#"{"is":"unscored","reason":{"kind":"no_oracle","detail":"no security test"}}"#,
        );
    }
}
