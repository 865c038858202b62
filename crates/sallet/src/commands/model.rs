//! A model that is asked about files.

use crate::arguments::Asked;
use crate::terminal::tell;
use anyhow::{Context, Result, bail};
use futures_util::future::join_all;
use sallet_core::experiment::Prompt;
use sallet_core::experiment::Sampling;
use sallet_core::record::Answer;
use sallet_engine::repair::mend::Question;
use sallet_models::{Budget, Client, Limits, Prices, ProviderOptions, Request, Resources, Store};
use std::num::NonZeroUsize;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// A model with its budget; one for all files.
pub struct Model {
    client: Client,
    budget: Arc<Budget>,
    /// One for all threads: connections that are kept open belong to it.
    runtime: Runtime,
}

impl Model {
    /// Opens the provider. One whose answers are stored cannot say anything about other code.
    pub fn open(options: &Asked, provider: &str) -> Result<Self> {
        if let Some("reference" | "file" | "recorded") = provider.split(['/', ':']).next() {
            bail!("{provider} has stored answers and knows nothing of other code: name a model");
        }
        if options
            .max_cost
            .is_some_and(|cost| !(cost >= 0.0 && cost.is_finite()))
        {
            bail!("--max-cost must be 0 or more US dollars");
        }
        let budget = Arc::new(Budget::new(options.max_cost, None));
        let path = sallet_sandbox::cache_folder()?.join("responses.sqlite");
        let resources = Resources {
            store: Some(Arc::new(Store::open(&path)?)),
            prices: Arc::new(Prices::built_in()?),
            budget: Arc::clone(&budget),
        };
        let at_once = NonZeroUsize::new(usize::from(options.concurrency));
        let providers = ProviderOptions {
            base_url: options.base_url.clone(),
            limits: Limits::new(at_once.unwrap_or(NonZeroUsize::MIN), None),
            ..ProviderOptions::default()
        };
        let client = Client::open(provider, &providers, resources)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("cannot start asking")?;
        Ok(Self {
            client,
            budget,
            runtime,
        })
    }

    /// The answer to a question about the file `name`; `turn` tells equal questions apart. No answer is
    /// one that failed; what every other question would meet as well is an error.
    pub fn answer(&self, name: &str, prompt: &Prompt, turn: u32) -> Result<Answer> {
        self.runtime.block_on(self.ask(name, prompt, turn))
    }

    /// The answers to questions that do not depend on each other, in their order. They are asked at once,
    /// as far as the limit on requests under way allows.
    pub fn answers(&self, name: &str, questions: &[Question]) -> Result<Vec<Answer>> {
        let asked = questions
            .iter()
            .map(|it| self.ask(name, &it.prompt, it.turn));
        let answers = self.runtime.block_on(join_all(asked));
        answers.into_iter().collect()
    }

    async fn ask(&self, name: &str, prompt: &Prompt, turn: u32) -> Result<Answer> {
        let request = Request {
            task_id: name,
            prompt,
            sampling: &Sampling::default(),
            sample: turn,
        };
        match self.client.complete(&request).await {
            Ok(completion) => Ok(Answer::Completion(completion)),
            Err(error) if error.ends_everything() => Err(error.into()),
            Err(error) => Ok(Answer::Error {
                message: error.to_string(),
            }),
        }
    }

    /// Tells what the requests took.
    pub fn tell_spent(&self) {
        let spent = self.budget.spent();
        tell(format_args!(
            "spent: {:.4} US dollars, {} tokens",
            spent.cost, spent.tokens
        ));
    }
}
