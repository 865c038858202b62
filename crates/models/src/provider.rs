//! What a provider is, and what it is opened with.

use crate::error::ModelError;
use crate::limits::Limits;
use crate::providers::recorded::RecordedSet;
use crate::retry::Retry;
use async_trait::async_trait;
use sallet_core::Task;
use sallet_core::experiment::{Prompt, Sampling};
use sallet_core::record::{Completion, Finish};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The task that the prompt belongs to.
    pub task_id: &'a str,
    /// What is sent.
    pub prompt: &'a Prompt,
    /// How words are to be chosen.
    pub sampling: &'a Sampling,
    /// Which of the samples, from 0.
    pub sample: u32,
}

impl Request<'_> {
    /// The seed of this sample: `Sampling::seed` plus the sample index, so that samples differ
    /// and each can be asked for again.
    pub(crate) fn seed(&self) -> Option<u64> {
        let first = self.sampling.seed?;
        Some(first.wrapping_add(u64::from(self.sample)))
    }
}

/// Where answers that come over the network come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Endpoint {
    /// The wire protocol, e.g. `openai-chat`.
    pub protocol: &'static str,
    /// Address that the protocol's path is added to.
    pub base_url: String,
    /// The whole model string, prefix included.
    pub model: String,
}

/// Answers prompts.
#[async_trait]
pub trait Provider: Send + Sync {
    /// Where answers come from when they come over the network; `None` when they are at hand.
    fn endpoint(&self) -> Option<&Endpoint> {
        None
    }

    /// Whether answers come over the network, so that cost, store and limits apply.
    fn is_remote(&self) -> bool {
        self.endpoint().is_some()
    }

    /// The model's answer, a refusal included. `cost` and `cached` are left to the caller.
    ///
    /// # Errors
    /// When there is no answer after all retries, or none at hand.
    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError>;
}

/// An answer of which nothing but the text is known.
pub(crate) fn answer(text: impl Into<String>, finish: Finish) -> Completion {
    Completion {
        text: text.into(),
        finish,
        is_solution: false,
        labelled_vulnerable: None,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    }
}

/// What a provider is opened with. Each provider looks only at what concerns it.
#[derive(Debug, Clone)]
pub struct ProviderOptions {
    /// Another server than the provider's own, `/v1` included where the server has it. It is sent
    /// the provider's key if there is one.
    pub base_url: Option<String>,
    /// Longest time of one request, from connecting to the last byte. Retries start anew.
    pub timeout: Duration,
    /// What happens after a failed request.
    pub retry: Retry,
    /// How fast the server may be asked. Clones share one limit.
    pub limits: Limits,
    /// The tasks whose own solutions `reference/…` gives.
    pub tasks: Arc<[Task]>,
    /// The sets that `recorded/NAME` answers from, by name.
    pub recorded: Arc<BTreeMap<String, RecordedSet>>,
    /// Reads an environment variable; keys come from nowhere else.
    pub env: fn(&str) -> Option<String>,
}

impl Default for ProviderOptions {
    /// The providers' own servers, 120 s a request, the process environment, no tasks and no
    /// recorded answers.
    fn default() -> Self {
        Self {
            base_url: None,
            timeout: Duration::from_secs(120),
            retry: Retry::default(),
            limits: Limits::default(),
            tasks: Arc::new([]),
            recorded: Arc::default(),
            env: |name| std::env::var(name).ok(),
        }
    }
}
