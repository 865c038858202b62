//! Who answers, in an experiment file: a model string, or a table with what is special about it.

use crate::error::EngineError;
use sallet_core::experiment::{Alignment, ModelFacts};
use serde::Deserialize;

/// Stands for each of the experiment's models where a model is named.
pub const MODELS: &str = "models";

/// `choices` with each of `models` in the place of [`MODELS`].
///
/// # Errors
/// If [`MODELS`] stands for nobody.
pub(super) fn each(
    choices: &[ProviderChoice],
    models: &[ProviderTable],
) -> Result<Vec<ProviderTable>, EngineError> {
    let mut all = Vec::new();
    for table in choices.iter().map(ProviderChoice::table) {
        match table.model.as_str() {
            MODELS if models.is_empty() => return Err(EngineError::NoModels),
            MODELS => all.extend_from_slice(models),
            _ => all.push(table),
        }
    }
    Ok(all)
}

/// A provider in an experiment file: a model string, or a table with what is special about it.
#[derive(Debug, Clone, Deserialize)]
#[serde(
    untagged,
    expecting = "a provider is a model string, or a table with model, base_url, samples, max_tokens, parameters and alignment"
)]
pub enum ProviderChoice {
    /// `openai/gpt-4o-mini`
    Model(String),
    /// `{ model = "…", base_url = "…", samples = 3 }`
    Table(ProviderTable),
}

/// The long form of [`ProviderChoice`].
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct ProviderTable {
    /// The model string.
    pub model: String,
    /// Another server than the provider's own.
    pub base_url: Option<String>,
    /// Instead of the experiment's number.
    pub samples: Option<u32>,
    /// Most tokens in an answer, instead of the experiment's number.
    pub max_tokens: Option<u32>,
    /// How many parameters it has, for figures that show it.
    pub parameters: Option<f64>,
    /// Whether it was trained to be helpful, honest and harmless, for figures that show it.
    pub alignment: Option<Alignment>,
}

impl ProviderTable {
    /// What is known of the model, if something is.
    pub(super) fn facts(&self) -> Option<ModelFacts> {
        let known = self.parameters.is_some() || self.alignment.is_some();
        known.then(|| ModelFacts {
            model: self.model.clone(),
            parameters: self.parameters,
            alignment: self.alignment,
        })
    }
}

impl ProviderChoice {
    pub(super) fn table(&self) -> ProviderTable {
        match self {
            Self::Model(model) => ProviderTable {
                model: model.clone(),
                ..ProviderTable::default()
            },
            Self::Table(table) => table.clone(),
        }
    }
}

/// What a model string stands for, as far as an experiment must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A model that is asked.
    Live,
    /// Answers that exist.
    Stored,
    /// The tasks' own solutions.
    Reference,
}

impl Source {
    pub(super) fn of(model: &str) -> Self {
        match model.split(['/', ':']).next() {
            Some("reference") => Self::Reference,
            Some("file" | "recorded") => Self::Stored,
            _ => Self::Live,
        }
    }
}
