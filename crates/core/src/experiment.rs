//! A resolved experiment: every choice that shapes a run, with nothing left to defaults.

use crate::hash::sha256_hex;
use crate::repair::RepairSetting;
use crate::task::Task;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Which of a task's prompts is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PromptMode {
    /// Code to be completed.
    Code,
    /// A request in words.
    Text,
    /// Code where the task has that, else words: for datasets that have only one of both.
    Any,
}

impl PromptMode {
    /// The prompt that is sent for `task`: [`PromptMode::Code`] or [`PromptMode::Text`].
    pub fn of(self, task: &Task) -> Self {
        match self {
            Self::Any if task.code_prompt.is_some() => Self::Code,
            Self::Any => Self::Text,
            mode => mode,
        }
    }
}

/// What a prompt says about security.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hint {
    /// Nothing.
    None,
    /// That the code must be secure.
    Generic,
    /// Which weakness to avoid.
    Specific,
}

impl fmt::Display for PromptMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Code => "code",
            Self::Text => "text",
            Self::Any => "any",
        })
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Generic => "generic",
            Self::Specific => "specific",
        })
    }
}

/// How the model is to choose its words. `None` leaves the choice to the provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Sampling {
    /// 0 is greedy; usually at most 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// Nucleus sampling, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f64>,
    /// Most tokens in the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u32>,
    /// Texts that end the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stop: Vec<String>,
    /// Seed of sample 0; sample i is asked for with seed + i.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// Who says a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Standing instructions.
    System,
    /// The asker.
    User,
    /// The model.
    Assistant,
}

impl Role {
    /// The wire name: `system`, `user`, `assistant`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who says it.
    pub role: Role,
    /// What is said.
    pub content: String,
}

/// A conversation that is sent to a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// First the system message, if any.
    pub messages: Vec<Message>,
}

impl Prompt {
    /// Identity of the exact text that is sent. 64 hexadecimal characters.
    pub fn hash(&self) -> String {
        sha256_hex(
            self.messages
                .iter()
                .flat_map(|message| [message.role.as_str(), message.content.as_str()]),
        )
    }
}

/// One way of asking: a model with everything that shapes its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// Unique in the run and readable, e.g. `openai/gpt-4o t=0.2 code`.
    pub id: String,
    /// `provider/model`, `file:PATH`, `recorded/NAME` or `reference/secure|insecure`.
    pub model: String,
    /// Another server than the provider's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Which prompt of the task.
    pub mode: PromptMode,
    /// What it says about security.
    pub hint: Hint,
    /// Whose request texts are sent: `sallet`, or those of a paper, e.g. `fdsp`.
    #[serde(default = "own_wording", skip_serializing_if = "is_ours")]
    pub wording: String,
    /// System message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// How words are chosen.
    pub sampling: Sampling,
    /// Answers asked for, for each task; at least 1.
    pub samples: u32,
    /// How insecure answers are mended; `None`: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repair: Option<RepairSetting>,
}

const OWN_WORDING: &str = "sallet";

/// The wording of requests where none is chosen: ours.
pub fn own_wording() -> String {
    OWN_WORDING.to_owned()
}

fn is_ours(wording: &str) -> bool {
    wording == OWN_WORDING
}

/// A model that judges solutions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JudgeSetting {
    /// How it is asked, e.g. `cwe`.
    pub form: String,
    /// Who is asked, `provider/model`.
    pub model: String,
    /// Another server than the provider's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Whose texts it is sent, as of [`Setting::wording`].
    #[serde(default = "own_wording", skip_serializing_if = "is_ours")]
    pub wording: String,
    /// System message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// How words are chosen.
    #[serde(default)]
    pub sampling: Sampling,
}

impl JudgeSetting {
    /// The name of the assessor, e.g. `judge:cwe=openai/gpt-4o`.
    pub fn assessor(&self) -> String {
        format!("judge:{}={}", self.form, self.model)
    }
}

/// What is known of a model, for figures that show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelFacts {
    /// `provider/model`.
    pub model: String,
    /// How many parameters it has, all experts counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<f64>,
    /// Whether it was trained to be helpful, honest and harmless.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment>,
}

/// Whether a model was trained to be helpful, honest and harmless (the taxonomy study, section 4.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// To all three.
    Aligned,
    /// Its makers do not say so of one of the three.
    NotSpecified,
    /// To be uncensored.
    NotAligned,
}

impl Alignment {
    /// The words in figures.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::NotSpecified => "not specified",
            Self::NotAligned => "not aligned",
        }
    }
}

/// Everything that was to be done. Stored in the log's header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    /// Short name.
    pub name: String,
    /// The datasets, as the user named them.
    pub datasets: Vec<String>,
    /// Where the fields of the user's own datasets come from: task field → field of the file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mapping: BTreeMap<String, String>,
    /// Only tasks whose id matches one of these patterns; all if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// Only this many of them, spread evenly over their order; all if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The ways of asking.
    pub settings: Vec<Setting>,
    /// Names of the assessors, in order.
    pub assessors: Vec<String>,
    /// The models that judge.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judges: Vec<JudgeSetting>,
    /// Of which models something is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub models: Vec<ModelFacts>,
    /// Seed of the bootstrap.
    pub seed: u64,
}
