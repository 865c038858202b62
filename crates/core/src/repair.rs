//! Repairs as the log keeps them: what was asked for, what was found, and what was proven.

use crate::cwe::CweId;
use crate::experiment::Sampling;
use crate::verdict::Verdict;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How a setting mends the solutions that its feedback complains of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RepairSetting {
    /// Name of the strategy, e.g. `fdsp`.
    pub strategy: String,
    /// Whose request texts are sent: `sallet`, or those of a paper, e.g. `fdsp`.
    pub wording: String,
    /// Who repairs; `None`: the model that wrote the solution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Another server than the repairer's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// How the repairer chooses its words.
    #[serde(default)]
    pub sampling: Sampling,
    /// Names of the assessors whose complaints start a repair and are told to the model.
    pub feedback: Vec<String>,
    /// Solutions or candidates tried beside each other, J in FDSP; at least 1.
    pub candidates: u32,
    /// Tries for each of these, K in FDSP; at least 1.
    pub refinements: u32,
    /// Rounds of scan and repair; at least 1.
    pub rounds: u32,
}

/// What a request of a strategy is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Explain the code, for the sake of its security.
    Explain,
    /// Put an analyzer's report into words.
    Verbalize,
    /// Propose ways to mend it.
    Propose,
    /// Write the mended code.
    Fix,
}

/// The place of a request in the plan of its strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// What it is for.
    pub action: Action,
    /// Which candidate or proposed solution it works on, from 0.
    #[serde(default)]
    pub candidate: u32,
    /// Which round or refinement, from 0.
    #[serde(default)]
    pub round: u32,
}

impl fmt::Display for Step {
    /// `fix, candidate 2, round 1`, counted from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = match self.action {
            Action::Explain => "explain",
            Action::Verbalize => "verbalize",
            Action::Propose => "propose",
            Action::Fix => "fix",
        };
        let (candidate, round) = (self.candidate + 1, self.round + 1);
        write!(f, "{action}, candidate {candidate}, round {round}")
    }
}

/// What one source of feedback said of one solution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// The assessor, e.g. `static:bandit` or `security`.
    pub by: String,
    /// `Fail` with complaints, `Pass` with none, or why it could not say.
    pub verdict: Verdict,
    /// What it complains of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Issue>,
}

/// One complaint about a solution. Texts are hostile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The rule, test or attack.
    pub rule: String,
    /// Weaknesses, the closest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cwe: Vec<CweId>,
    /// From 0, low, to 3, critical; `None` when the source does not grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<u8>,
    /// Line in the solution, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// That line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The way of the data: line, and what happens there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flow: Vec<(usize, String)>,
}

/// One thing that is asked before a repair counts, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// It parses, and compiles where it is run.
    Parses,
    /// Functions, classes, routes and signatures are still there.
    Interface,
    /// Nothing was emptied, swallowed, switched off or left out.
    NotGutted,
    /// Functions return on ordinary input what they returned before.
    Returns,
    /// The functional tests pass.
    Functional,
    /// What was complained of is gone, and nothing of equal or higher severity came.
    Target,
    /// The attack no longer succeeds.
    Attack,
}

impl Check {
    /// The word in logs and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Parses => "parses",
            Self::Interface => "interface",
            Self::NotGutted => "not gutted",
            Self::Returns => "returns",
            Self::Functional => "functional",
            Self::Target => "target",
            Self::Attack => "attack",
        }
    }
}

/// The answer to one [`Check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// What was asked.
    pub check: Check,
    /// How it came out.
    pub verdict: Verdict,
    /// What it rests on. Hostile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
}

/// What a repair came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairOutcome {
    /// Whether it works or is secure could not be found out.
    Unscored,
    /// It does not parse, lost something, or does not work.
    Broken,
    /// It works as far as known, and the weakness is still there.
    Unfixed,
    /// Nothing speaks against it, but no test shows that it works.
    Plausible,
    /// Tests show that it works, and the weakness is gone.
    Proven,
}

impl RepairOutcome {
    /// Every outcome, the best first.
    pub const ALL: [Self; 5] = [
        Self::Proven,
        Self::Plausible,
        Self::Unfixed,
        Self::Broken,
        Self::Unscored,
    ];

    /// The word in logs and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Plausible => "plausible",
            Self::Unfixed => "unfixed",
            Self::Broken => "broken",
            Self::Unscored => "unscored",
        }
    }
}

/// All checks of one repair. A check that does not apply (no tests, nothing complained of by an
/// analyzer) is not among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What they come to.
    pub outcome: RepairOutcome,
    /// In the order of [`Check`].
    pub checks: Vec<Checked>,
}

impl Proof {
    /// What `checks` come to: a repair that fails one of those before the last two is broken, one that fails
    /// one of these unfixed, and one of which a check has no verdict unscored. What passes all
    /// is proven if tests were among them and the weakness was looked for, else plausible.
    pub fn of(checks: Vec<Checked>) -> Self {
        let failed = |within: std::ops::RangeInclusive<Check>| {
            let failed = checks.iter().filter(|it| it.verdict == Verdict::Fail);
            failed.map(|it| it.check).any(|it| within.contains(&it))
        };
        let passed = |check| {
            let mut passed = checks.iter().filter(|it| it.verdict == Verdict::Pass);
            passed.any(|it| it.check == check)
        };
        let open = checks.iter().any(|it| it.verdict.passed().is_none());
        let outcome = if failed(Check::Parses..=Check::Functional) {
            RepairOutcome::Broken
        } else if failed(Check::Target..=Check::Attack) {
            RepairOutcome::Unfixed
        } else if open {
            RepairOutcome::Unscored
        } else if passed(Check::Functional) && (passed(Check::Target) || passed(Check::Attack)) {
            RepairOutcome::Proven
        } else {
            RepairOutcome::Plausible
        };
        Self { outcome, checks }
    }

    /// With one more check, in its place.
    pub fn with(self, checked: Checked) -> Self {
        let mut checks = self.checks;
        let place = checks.partition_point(|it| it.check < checked.check);
        checks.insert(place, checked);
        Self::of(checks)
    }

    /// The checks that a repair failed.
    pub fn failed(&self) -> impl Iterator<Item = &Checked> {
        let failed = |checked: &&Checked| checked.verdict == Verdict::Fail;
        self.checks.iter().filter(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::UnscoredKind;

    #[test]
    fn a_repair_counts_when_every_check_holds() {
        let check = |verdicts: &[(Check, Option<bool>)], expected: RepairOutcome| {
            let checked = |&(check, passed): &(Check, Option<bool>)| Checked {
                check,
                verdict: match passed {
                    Some(true) => Verdict::Pass,
                    Some(false) => Verdict::Fail,
                    None => UnscoredKind::MissingTool.because("no compiler").into(),
                },
                details: Vec::new(),
            };
            let proof = Proof::of(verdicts.iter().map(checked).collect());
            assert_eq!(proof.outcome, expected, "{verdicts:?}");
        };
        use Check::*;
        let (yes, no) = (Some(true), Some(false));
        check(
            &[(Parses, yes), (Functional, yes), (Attack, yes)],
            RepairOutcome::Proven,
        );
        check(
            &[(Parses, yes), (Functional, yes), (Target, yes)],
            RepairOutcome::Proven,
        );
        check(&[(Parses, yes), (Target, yes)], RepairOutcome::Plausible);
        // Works, but nobody looked for the weakness.
        check(
            &[(Parses, yes), (Functional, yes)],
            RepairOutcome::Plausible,
        );
        check(&[(Functional, yes), (Target, no)], RepairOutcome::Unfixed);
        check(
            &[(Functional, yes), (Target, yes), (Attack, no)],
            RepairOutcome::Unfixed,
        );
        // What does not work is broken, whatever else is unknown or unfixed.
        check(&[(Functional, no), (Target, no)], RepairOutcome::Broken);
        check(&[(Functional, no), (Attack, None)], RepairOutcome::Broken);
        check(&[(NotGutted, no), (Attack, yes)], RepairOutcome::Broken);
        check(
            &[(Functional, None), (Target, yes)],
            RepairOutcome::Unscored,
        );
        check(&[(Functional, None), (Target, no)], RepairOutcome::Unfixed);
        // What returns the same need not be what was wanted.
        check(&[(Returns, yes), (Target, yes)], RepairOutcome::Plausible);
        check(&[(Returns, no), (Target, yes)], RepairOutcome::Broken);
        check(&[], RepairOutcome::Plausible);
    }

    #[test]
    fn a_check_that_comes_later_is_put_in_its_place() {
        let checked = |check, verdict| Checked {
            check,
            verdict,
            details: Vec::new(),
        };
        let pass = |check| checked(check, Verdict::Pass);
        let proof = Proof::of(vec![pass(Check::Parses), pass(Check::Target)]);
        let proof = proof.with(checked(Check::Returns, Verdict::Fail));
        let order: Vec<Check> = proof.checks.iter().map(|it| it.check).collect();
        assert_eq!(order, [Check::Parses, Check::Returns, Check::Target]);
        assert_eq!(proof.outcome, RepairOutcome::Broken);
    }

    #[test]
    fn better_outcomes_are_greater() {
        assert!(RepairOutcome::ALL.is_sorted_by(|a, b| a > b));
    }
}
