//! Whether functions still return on ordinary input what they returned before the repair.
//!
//! Where no tests say so, code and repair are called alike in the sandbox, with the arguments of
//! `sandbox/python/ordinary.py`, and what they return is compared. Left out are calls which the code itself
//! does not return from, which use the clock, chance, the network or programs that the sandbox has not,
//! and of which two runs of the code differ. Python only: what a function in C takes, its types do not tell.

use crate::assessors::OraclePool;
use base64::{Engine, engine::general_purpose::STANDARD};
use sallet_core::cwe::CweId;
use sallet_core::repair::{Check, Checked};
use sallet_core::verdict::Verdict;
use sallet_sandbox::{Job, SandboxError, Sandboxing, Solution, TestOutcome, TestReport};
use serde::Deserialize;
use std::sync::mpsc::{self, Sender};
use std::thread;

/// Weaknesses of which what a function returns is itself at fault: a hash, key, cipher text or random number,
/// a password in the code, a name that can be foreseen, an answer that says too much. A repair has to return
/// something else.
const OF_THE_ANSWER: &[u32] = &[
    200, 201, 209, 213, 215, 256, 257, 259, 261, 321, 326, 327, 328, 330, 331, 335, 336, 337, 338,
    340, 359, 377, 378, 379, 497, 522, 759, 760, 798, 916,
];

/// Weaknesses that let in whoever comes. Our calls come from nobody, so a repair may have to refuse them.
const OF_WHO_ASKS: &[u32] = &[
    283, 284, 285, 287, 290, 294, 306, 307, 345, 347, 352, 636, 639, 862, 863,
];

/// How many differences are told.
const TOLD: usize = 3;

/// How many characters of a value are shown, and how many of them stand before the first that differs.
const SHOWN: usize = 60;
const BEFORE_DIFFERENCE: usize = 20;

/// Asks a warm server, from a thread of its own: a server ends with the thread that started it.
pub struct Prober {
    questions: Sender<Question>,
}

struct Question {
    suite: String,
    solution: String,
    answer: Sender<Result<Vec<TestReport>, SandboxError>>,
}

/// What came of comparing a repair with its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// So many calls return the same.
    Same(usize),
    /// Of so many calls some do not; these, in words.
    Different(usize, Vec<String>),
    /// Nothing could be compared, and why.
    LeftOut(String),
    /// Nothing can be run here, and why.
    NoSandbox(String),
}

/// What one call came to, as `sandbox/python/returns.py` writes it.
#[derive(Debug, Clone, Deserialize)]
struct Observed {
    number: usize,
    call: String,
    /// `returned`, `raised` or `stopped`.
    ended: String,
    #[serde(default)]
    uses: Vec<String>,
    /// A hash.
    #[serde(default)]
    value: String,
    /// The sort of value.
    #[serde(default)]
    kind: String,
    /// Whether it is None.
    #[serde(default)]
    nothing: bool,
    /// Whether the type of an argument is a guess.
    #[serde(default)]
    guessed: bool,
    /// Whether it raised what arguments that make no sense make a function raise.
    #[serde(default)]
    refused: bool,
    shown: String,
}

impl Prober {
    /// Begins to start a server, which takes a moment that nobody waits for yet.
    pub fn start() -> Self {
        let (questions, asked) = mpsc::channel::<Question>();
        thread::spawn(move || {
            let pool = OraclePool::find(Sandboxing::On);
            let mut worker = pool.worker();
            // Why none can be started is told to who asks.
            let _ = worker.warm_up();
            for question in asked {
                let job = Job {
                    suite: &question.suite,
                    suite_name: "returns.py",
                    solution: Solution::Python(&question.solution),
                };
                let reports = worker.run(&job).map(|(reports, _)| reports);
                // Who has ended meanwhile wants no answer.
                let _ = question.answer.send(reports);
            }
        });
        Self { questions }
    }

    /// What `solution` does on the calls that `original` gives, `only` those of them; or why that is not known.
    fn observe(
        &self,
        original: &str,
        only: Option<&[usize]>,
        solution: &str,
    ) -> Result<Vec<Observed>, Unknown> {
        let (answer, answers) = mpsc::channel();
        let question = Question {
            suite: suite(original, only),
            solution: solution.to_owned(),
            answer,
        };
        let gone = |_| Unknown::Fault("the thread that asks the sandbox has ended".to_owned());
        self.questions.send(question).map_err(|_| gone(()))?;
        match answers.recv().map_err(|_| gone(()))? {
            Ok(reports) => read(reports.into_iter().next()),
            Err(
                error @ (SandboxError::Python { .. }
                | SandboxError::SetUp { .. }
                | SandboxError::Hidden { .. }
                | SandboxError::Start { .. }),
            ) => Err(Unknown::NoSandbox(error.to_string())),
            Err(error) => Err(Unknown::Fault(error.to_string())),
        }
    }
}

/// Why nothing is known of a solution.
#[derive(Debug, Clone)]
enum Unknown {
    /// It cannot be loaded.
    NotLoaded(String),
    /// It needs what is not here.
    Missing(String),
    Fault(String),
    NoSandbox(String),
}

impl From<Unknown> for Comparison {
    fn from(unknown: Unknown) -> Self {
        match unknown {
            Unknown::NotLoaded(why) => {
                Self::LeftOut(format!("the file cannot be loaded by itself: {why}"))
            }
            Unknown::Missing(why) | Unknown::Fault(why) => Self::LeftOut(why),
            Unknown::NoSandbox(why) => Self::NoSandbox(why),
        }
    }
}

/// A test of `sandbox/python/returns.py` for code and repairs of it.
fn suite(original: &str, only: Option<&[usize]>) -> String {
    let only = only.map_or("None".to_owned(), |only| format!("{only:?}"));
    format!(
        "import returns\n\n\nclass Returns(returns.Case):\n    source = '{}'\n    only = {only}\n\n    \
         def test_returns(self):\n        self.observe()\n",
        STANDARD.encode(original)
    )
}

fn read(report: Option<TestReport>) -> Result<Vec<Observed>, Unknown> {
    let fault = |why: &str| Unknown::Fault(format!("the sandbox failed: {why}"));
    let report = report.ok_or_else(|| fault("no report"))?;
    let said = report.detail.lines().last().unwrap_or_default();
    match report.outcome {
        TestOutcome::Pass => {
            serde_json::from_str(&report.detail).map_err(|error| fault(&error.to_string()))
        }
        TestOutcome::MissingPackage => Err(Unknown::Missing(format!(
            "the sandbox has no module '{said}'"
        ))),
        // Other versions of a package may have the name.
        TestOutcome::NotLoaded if said.contains("raised ImportError") => {
            Err(Unknown::Missing(said.to_owned()))
        }
        TestOutcome::NotLoaded | TestOutcome::Died | TestOutcome::Timeout => {
            Err(Unknown::NotLoaded(said.to_owned()))
        }
        TestOutcome::Fail | TestOutcome::Raised | TestOutcome::HarnessFault => Err(fault(said)),
    }
}

/// What the functions of one file return.
pub struct Returns<'a> {
    prober: &'a Prober,
    original: &'a str,
    /// Whether only the sort of what is returned is compared.
    only_kind: bool,
    /// Calls that can be compared; asked for once.
    known: Option<Result<Known, Comparison>>,
}

#[derive(Clone)]
struct Known {
    /// The numbers of the calls that are made.
    calls: Vec<usize>,
    /// What came of those of them that can be compared.
    observed: Vec<Observed>,
}

impl<'a> Returns<'a> {
    /// Of `original`, in which weaknesses of the kinds `found` are to be mended.
    pub fn new(prober: &'a Prober, original: &'a str, found: &[CweId]) -> Self {
        Self {
            prober,
            original,
            only_kind: found.iter().any(|cwe| OF_THE_ANSWER.contains(&cwe.0)),
            known: found
                .iter()
                .find(|cwe| OF_WHO_ASKS.contains(&cwe.0))
                .map(|cwe| {
                    let why = format!("a repair of {cwe} may have to refuse ordinary calls");
                    Err(Comparison::LeftOut(why))
                }),
        }
    }

    /// Compares `repair` with the original.
    pub fn compare(&mut self, repair: &str) -> Comparison {
        let (prober, original) = (self.prober, self.original);
        let known = self.known.get_or_insert_with(|| know(prober, original));
        let known = match known {
            Ok(known) => known,
            Err(left_out) => return left_out.clone(),
        };
        let after = match prober.observe(original, Some(&known.calls), repair) {
            Ok(after) => after,
            Err(Unknown::NotLoaded(why)) => {
                return Comparison::Different(
                    0,
                    vec![format!("it cannot be loaded any more: {why}")],
                );
            }
            Err(unknown) => return unknown.into(),
        };
        compared(&known.observed, &after, self.only_kind)
    }
}

/// Runs the original twice, the second time with only the calls that can be compared.
fn know(prober: &Prober, original: &str) -> Result<Known, Comparison> {
    let first = prober.observe(original, None, original)?;
    let usable = first
        .iter()
        .filter(|it| it.ended == "returned" && it.uses.is_empty());
    let usable: Vec<&Observed> = usable.collect();
    let calls: Vec<usize> = usable.iter().map(|it| it.number).collect();
    let mut observed = match calls.is_empty() {
        true => Vec::new(),
        false => prober.observe(original, Some(&calls), original)?,
    };
    observed.retain(|again| {
        let mut same = usable.iter().filter(|it| it.number == again.number);
        same.any(|it| it.value == again.value)
    });
    match (first.len(), observed.is_empty()) {
        (0, _) => Err(Comparison::LeftOut(
            "no ordinary call can be made up for it".to_owned(),
        )),
        (tried, true) => Err(Comparison::LeftOut(format!(
            "no ordinary call returns what can be compared, of {tried} that were made"
        ))),
        (_, false) => Ok(Known { calls, observed }),
    }
}

fn compared(before: &[Observed], after: &[Observed], only_kind: bool) -> Comparison {
    let pairs = before.iter().filter_map(|before| {
        let mut same = after.iter().filter(|after| after.number == before.number);
        // Code that took what it was never meant to take need not go on doing so.
        let after = same.next().filter(|it| !(it.guessed && it.refused))?;
        Some((before, after))
    });
    let pairs: Vec<_> = pairs.collect();
    let is_same = |before: &Observed, after: &Observed| match after.ended == "returned" {
        true if only_kind => before.kind == after.kind,
        true => before.value == after.value,
        false => false,
    };
    let differ = pairs.iter().filter(|(a, b)| !is_same(a, b));
    let differences: Vec<String> = differ
        .map(|(before, after)| {
            let call = &before.call;
            let (was, now) = around_difference(&before.shown, &after.shown);
            match after.ended.as_str() {
                "returned" => format!("{call} returned {was}, now {now}"),
                _ => format!("{call} returned {was}, now ends with {now}"),
            }
        })
        .collect();
    if !differences.is_empty() {
        return Comparison::Different(pairs.len(), differences);
    }
    match pairs.iter().all(|(before, _)| before.nothing) {
        true if pairs.is_empty() => Comparison::LeftOut("no call could be compared".to_owned()),
        true => Comparison::LeftOut("what could be called returns nothing".to_owned()),
        false => Comparison::Same(pairs.len()),
    }
}

/// The parts of two texts where they begin to differ.
fn around_difference(was: &str, now: &str) -> (String, String) {
    let same = was.chars().zip(now.chars()).take_while(|(a, b)| a == b);
    let start = same.count().saturating_sub(BEFORE_DIFFERENCE);
    let part = |text: &str| {
        let shown: String = text.chars().skip(start).take(SHOWN).collect();
        let before = if start > 0 { "…" } else { "" };
        let after = match text.chars().count() > start + SHOWN {
            true => "…",
            false => "",
        };
        format!("{before}{shown}{after}")
    };
    (part(was), part(now))
}

impl Comparison {
    /// As a check of a proof; `None` where it was left out.
    pub fn checked(&self) -> Option<Checked> {
        let (verdict, details) = match self {
            Self::Same(calls) => (Verdict::Pass, vec![format!("{} the same", returns(*calls))]),
            Self::Different(calls, differences) => {
                let mut details: Vec<String> = differences.iter().take(TOLD).cloned().collect();
                if differences.len() > TOLD {
                    let more = differences.len() - TOLD;
                    details.push(format!("and {more} more of {calls} calls"));
                }
                (Verdict::Fail, details)
            }
            Self::LeftOut(_) | Self::NoSandbox(_) => return None,
        };
        Some(Checked {
            check: Check::Returns,
            verdict,
            details,
        })
    }
}

fn returns(calls: usize) -> String {
    match calls {
        1 => "1 ordinary call returns".to_owned(),
        more => format!("{more} ordinary calls return"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_where_texts_differ() {
        let check = |was: &str, now: &str, expected: (&str, &str)| {
            let (was, now) = around_difference(was, now);
            assert_eq!((was.as_str(), now.as_str()), expected);
        };
        check("'anna'", "'ANNA'", ("'anna'", "'ANNA'"));
        check("", "None", ("", "None"));
        let long = "ż".repeat(100);
        let (was, now) = (format!("{long}a"), format!("{long}b{long}"));
        let before = "ż".repeat(20);
        check(
            &was,
            &now,
            (
                &format!("…{before}a"),
                &format!("…{before}b{}…", "ż".repeat(39)),
            ),
        );
    }
}
