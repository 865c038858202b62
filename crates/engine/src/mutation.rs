//! How good the security suites are: how many insecure mutants of the secure references they find.
//!
//! A mutant (`sallet_analysis::mutants`) is the secure reference with one protection taken away. One
//! that no longer does what was asked for is of no use; of the others the security suite should
//! fail every one.

use crate::assessors::{Assessors, OraclePool, OracleWorker};
use crate::check::judge;
use crate::datasets::bench::Explained;
use crate::error::EngineError;
use crate::run::for_each_parallel;
use sallet_analysis::mutants::{Mutant, mutants};
use sallet_core::cwe_relation::Related;
use sallet_core::{CweId, Task, Verdict};

/// What the mutation score is, for those who read it.
pub const DEFINITION: &str = "mutation score = killed / (killed + survived): the share of the mutants \
    of the secure reference that pass the functional suite which the security suite fails. Only \
    changes that can bring about the task's own weakness count. Broken \
    mutants (they fail the functional suite), survivors that are explained and unscored mutants are \
    left out and counted apart";

/// What became of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The functional suite fails it.
    Broken,
    /// The functional suite passes it, the security suite fails it.
    Killed,
    /// Both suites pass it.
    Survived,
    /// Both suites pass it, and `survivors.toml` says why they may.
    Explained,
    /// One of the suites has no verdict, for this reason.
    Unscored(String),
}

/// A mutant that was tried.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The task's id.
    pub task: String,
    /// The mutant.
    pub mutant: Mutant,
    /// What became of it.
    pub fate: Fate,
}

/// How many mutants met which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// [`Fate::Broken`].
    pub broken: usize,
    /// [`Fate::Killed`].
    pub killed: usize,
    /// [`Fate::Survived`].
    pub survived: usize,
    /// [`Fate::Explained`].
    pub explained: usize,
    /// [`Fate::Unscored`].
    pub unscored: usize,
}

impl Tally {
    /// Counts `tried`.
    pub fn of<'a>(tried: impl IntoIterator<Item = &'a Tried>) -> Self {
        let mut tally = Self::default();
        for tried in tried {
            *match tried.fate {
                Fate::Broken => &mut tally.broken,
                Fate::Killed => &mut tally.killed,
                Fate::Survived => &mut tally.survived,
                Fate::Explained => &mut tally.explained,
                Fate::Unscored(_) => &mut tally.unscored,
            } += 1;
        }
        tally
    }

    /// How many mutants there are.
    pub fn mutants(self) -> usize {
        self.broken + self.killed + self.survived + self.explained + self.unscored
    }

    /// How many mutants the score rests on.
    pub fn scored(self) -> usize {
        self.killed + self.survived
    }

    /// The mutation score, see [`DEFINITION`]; `None` where it rests on nothing.
    pub fn score(self) -> Option<f64> {
        (self.scored() > 0).then(|| self.killed as f64 / self.scored() as f64)
    }
}

/// A mutant to try.
#[derive(Debug)]
pub struct Trial<'a> {
    task: &'a Task,
    mutant: Mutant,
}

/// The mutants of the secure reference of every task that has an oracle.
pub fn trials(tasks: &[Task]) -> Vec<Trial<'_>> {
    let judged = tasks.iter().filter(|task| task.oracle.is_some());
    judged
        .flat_map(|task| {
            let secure = task.secure.as_deref().unwrap_or_default();
            let mut mutants = match task.language.known() {
                Some(language) => mutants(language, secure),
                None => Vec::new(),
            };
            if let Some(asked) = task.cwe.map(Related::to) {
                mutants.retain(|mutant| can_show(mutant, &asked));
            }
            mutants
                .into_iter()
                .map(move |mutant| Trial { task, mutant })
        })
        .collect()
}

/// Whether the mutant's change can bring about the weakness that is `asked` for. A suite need not
/// notice any other.
fn can_show(mutant: &Mutant, asked: &Related) -> bool {
    mutant.about.is_empty() || mutant.about.iter().any(|&id| asked.contains(CweId(id)))
}

/// Tries mutants, spread over the cores. `observe` sees each as it comes; the order is not fixed.
///
/// # Errors
/// Only those of `observe`.
pub fn mutate(
    trials: Vec<Trial<'_>>,
    oracles: &OraclePool,
    observe: &mut dyn FnMut(Tried) -> Result<(), EngineError>,
) -> Result<(), EngineError> {
    let (send, jobs) = async_channel::unbounded();
    for trial in trials {
        // The receiver lives in this function: this cannot fail.
        let _ = send.send_blocking(trial);
    }
    drop(send);
    let suites = Suites {
        functional: Assessors::open(&["functional".to_owned()])?,
        security: Assessors::open(&["security".to_owned()])?,
    };
    for_each_parallel(
        &jobs,
        oracles,
        |trial, worker| Tried {
            fate: suites.fate(&trial, worker),
            task: trial.task.id.clone(),
            mutant: trial.mutant,
        },
        observe,
    )
}

struct Suites {
    functional: Assessors,
    security: Assessors,
}

impl Suites {
    /// Most mutants are broken: the attacks are only made where the functional suite passes.
    fn fate(&self, trial: &Trial<'_>, worker: &mut OracleWorker<'_>) -> Fate {
        let source = &trial.mutant.source;
        let mut verdict = |suite| {
            let assessments = judge(trial.task, source, suite, worker);
            // One assessor was opened: there is one assessment.
            assessments.into_iter().next().map(|it| it.verdict)
        };
        match verdict(&self.functional) {
            Some(Verdict::Pass) => match verdict(&self.security) {
                Some(Verdict::Pass) => Fate::Survived,
                Some(Verdict::Fail) => Fate::Killed,
                open => unscored("security", open),
            },
            Some(Verdict::Fail) => Fate::Broken,
            open => unscored("functional", open),
        }
    }
}

fn unscored(suite: &str, verdict: Option<Verdict>) -> Fate {
    let reason = match verdict {
        Some(Verdict::Unscored(reason)) => format!("{}: {}", reason.kind, reason.detail),
        _ => "no assessment".to_owned(),
    };
    Fate::Unscored(format!("{suite} suite, {reason}"))
}

/// Marks the survivors among the mutants of one task that are explained. The explanations that
/// are of no use: their mutants do not exist, or do not survive.
pub fn explain<'e>(tried: &mut [Tried], explained: &'e [Explained]) -> Vec<&'e Explained> {
    let mut stale = Vec::new();
    for explained in explained {
        let mutant = tried.iter_mut().find(|it| it.mutant.id == explained.mutant);
        match mutant {
            Some(it) if it.fate == Fate::Survived => it.fate = Fate::Explained,
            // Without a verdict nobody knows.
            Some(it) if matches!(it.fate, Fate::Unscored(_)) => {}
            _ => stale.push(explained),
        }
    }
    stale
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(id: &str, fate: Fate) -> Tried {
        let mutant = Mutant {
            id: id.to_owned(),
            operator: "drop-flag",
            line: 1,
            before: String::new(),
            after: String::new(),
            source: String::new(),
            about: &[],
        };
        let task = "task".to_owned();
        Tried { task, mutant, fate }
    }

    #[test]
    fn the_score_leaves_out_what_says_nothing() {
        let unscored = Fate::Unscored("died".to_owned());
        let fates = [Fate::Broken, Fate::Killed, Fate::Killed, Fate::Killed];
        let fates = fates
            .into_iter()
            .chain([Fate::Survived, Fate::Explained, unscored]);
        let all: Vec<_> = fates.map(|fate| tried("a", fate)).collect();
        let tally = Tally::of(&all);
        assert_eq!((tally.mutants(), tally.scored()), (7, 4));
        assert_eq!(tally.score(), Some(0.75));
        assert_eq!(Tally::of(&all[..1]).score(), None);
    }

    #[test]
    fn explanations_need_a_survivor() {
        let explained = |mutant: &str| Explained {
            mutant: mutant.to_owned(),
            reason: "It does the same.".to_owned(),
        };
        let all = ["survives", "dies", "hangs", "is gone"].map(explained);
        let mut tried = [
            tried("survives", Fate::Survived),
            tried("dies", Fate::Killed),
            tried("hangs", Fate::Unscored("time".to_owned())),
        ];
        let stale = explain(&mut tried, &all);
        let stale: Vec<_> = stale.iter().map(|it| it.mutant.as_str()).collect();
        assert_eq!(stale, ["dies", "is gone"]);
        assert_eq!(tried[0].fate, Fate::Explained);
    }
}
