//! The lines of `run.jsonl`. A run is one header, then sessions and cells, append-only.

use crate::cwe::CweId;
use crate::experiment::{Experiment, Prompt};
use crate::repair::{Feedback, Proof, Step};
use crate::task::Language;
use crate::task_language::TaskLanguage;
use crate::verdict::Assessment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the shape of these records. Raised when an old log would be misread.
pub const SCHEMA: u32 = 1;

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "lowercase")]
pub enum Record {
    /// The first line.
    Header(Header),
    /// Written each time a process starts to work on the run.
    Session(Session),
    /// One finished cell.
    Cell(Box<Cell>),
    /// New verdicts for a cell that is already there; the last one counts.
    Rescore(Rescore),
}

/// What the run is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// [`SCHEMA`] at the time of writing.
    pub schema: u32,
    /// The resolved experiment.
    pub experiment: Experiment,
    /// The tasks, in the order of the run.
    pub tasks: Vec<TaskInfo>,
    /// Every prompt that the experiment sends first, by [`Prompt::hash`].
    pub prompts: BTreeMap<String, Prompt>,
}

/// What a report needs to know of a task without its dataset at hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskInfo {
    /// The task's id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// The language.
    pub language: TaskLanguage,
    /// The weakness.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cwe: Option<CweId>,
    /// Short name of the dataset that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// `Task::content_hash`.
    pub hash: String,
}

/// Under what circumstances cells were made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Seconds since 1970, UTC.
    pub started_at: u64,
    /// Version of Sallet.
    pub sallet: String,
    /// Name → version of what verdicts depend on: python, packages, kernel.
    pub tools: BTreeMap<String, String>,
    /// The isolation that dynamic assessors ran under.
    pub isolation: String,
    /// `i/n`, when the run is spread over machines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<String>,
}

/// Names a cell in its run.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellKey {
    /// `Setting::id`.
    pub setting: String,
    /// `Task::id`.
    pub task: String,
    /// From 0.
    pub sample: u32,
}

/// One cell with all that happened in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Which.
    #[serde(flatten)]
    pub key: CellKey,
    /// At least one; later ones are repairs.
    pub attempts: Vec<Attempt>,
    /// Index of the attempt whose solution counts; `None`: the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<usize>,
}

impl Cell {
    /// The attempt whose solution counts.
    pub fn counted(&self) -> Option<&Attempt> {
        match self.counts {
            Some(index) => self.attempts.get(index),
            None => self.attempts.last(),
        }
    }

    /// The same, to be changed.
    pub fn counted_mut(&mut self) -> Option<&mut Attempt> {
        match self.counts {
            Some(index) => self.attempts.get_mut(index),
            None => self.attempts.last_mut(),
        }
    }

    /// Whether everybody who was asked answered, be it with a refusal: the model, who repaired, and
    /// every judge.
    pub fn is_answered(&self) -> bool {
        let is_answered = |attempt: &Attempt| attempt.answers().all(|it| it.completion().is_some());
        !self.attempts.is_empty() && self.attempts.iter().all(is_answered)
    }
}

/// One question, its answer, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// What a repair asked for; `None` for the first answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// [`Prompt::hash`] of what was sent.
    pub prompt: String,
    /// What was sent, where the header does not hold it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Prompt>,
    /// What came back.
    pub answer: Answer,
    /// The code taken out of it; `None` when there was no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extraction: Option<Extraction>,
    /// The verdicts.
    pub assessments: Vec<Assessment>,
    /// What was complained of, where the setting repairs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// What became of a repair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

impl Attempt {
    /// The first question to a model and its answer, or one that was given.
    pub fn first(
        prompt: String,
        answer: Answer,
        extraction: Option<Extraction>,
        assessments: Vec<Assessment>,
    ) -> Self {
        Self {
            step: None,
            prompt,
            sent: None,
            answer,
            extraction,
            assessments,
            feedback: Vec::new(),
            proof: None,
        }
    }

    /// Whether it holds code that can be read, as far as a parser knows.
    pub fn holds_code(&self) -> bool {
        let extraction = self.extraction.as_ref();
        extraction.is_some_and(|it| it.valid_after != Some(false) && !it.solution.trim().is_empty())
    }

    /// The model's answer, then those of the judges.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        let exchanges = self.assessments.iter().flat_map(|it| &it.exchanges);
        std::iter::once(&self.answer).chain(exchanges.map(|exchange| &exchange.answer))
    }
}

/// What a judge was asked, and what came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// The conversation so far.
    pub sent: Prompt,
    /// The answer to it.
    pub answer: Answer,
}

/// A provider's answer, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Answer {
    /// The model answered, be it with a refusal.
    Completion(Completion),
    /// No answer after all retries.
    Error {
        /// One sentence, with no key in it.
        message: String,
    },
}

impl Answer {
    /// The completion, if there is one.
    pub fn completion(&self) -> Option<&Completion> {
        match self {
            Self::Completion(completion) => Some(completion),
            Self::Error { .. } => None,
        }
    }
}

/// A model's raw answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Completion {
    /// As it came. Hostile.
    pub text: String,
    /// Why it ended.
    pub finish: Finish,
    /// Whether `text` is the solution itself, so that nothing is taken out of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_solution: bool,
    /// Whether it is vulnerable to the task's weakness, as those say who provide it: reviewers of a
    /// labelled dataset, or who wrote the reference; `None`: nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labelled_vulnerable: Option<bool>,
    /// Tokens; `None` when the provider did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
    /// US dollars; `None` when the price or the usage is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<f64>,
    /// Whether it came from the response store and cost nothing this time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cached: bool,
    /// Wall time of the request in milliseconds, retries included.
    #[serde(default)]
    pub millis: u64,
}

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finish {
    /// The model was done, or met a stop text.
    Stop,
    /// The token limit cut it off.
    Length,
    /// The provider's filter took it away.
    ContentFilter,
    /// The provider marked it as a refusal.
    Refusal,
    /// The provider did not say.
    Unknown,
}

/// Tokens of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens of the prompt.
    pub input: u64,
    /// Tokens of the answer.
    pub output: u64,
}

/// The code taken out of an answer, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// The code that was judged.
    pub solution: String,
    /// The language that the answer is in, where the task leaves it open and the answer names one
    /// that Sallet reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Names of the rules that changed something, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Whether the raw answer, as it came, parses; `None` where no parser knows the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_before: Option<bool>,
    /// Whether the solution parses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_after: Option<bool>,
    /// Whether the solution holds nothing but what the prompt gave: no body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub empty: bool,
}

/// New verdicts over a stored solution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rescore {
    /// Which cell.
    #[serde(flatten)]
    pub key: CellKey,
    /// They replace those of the attempt that counts.
    pub assessments: Vec<Assessment>,
}
