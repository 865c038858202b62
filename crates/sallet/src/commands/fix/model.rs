//! The model that repairs.

use crate::arguments::Fix as Options;
use crate::terminal::tell;
use anyhow::{Context, Result, bail};
use sallet_core::experiment::Sampling;
use sallet_core::record::Answer;
use sallet_core::repair::RepairSetting;
use sallet_engine::repair::mend::Question;
use sallet_models::{
    Budget, Client, Limits, ModelError, Prices, ProviderOptions, Request, Resources, Store,
};
use std::num::NonZeroUsize;
use std::sync::Arc;

/// A model with its budget; one for all files.
pub struct Model {
    client: Client,
    budget: Arc<Budget>,
}

impl Model {
    /// Opens the provider; nothing if the analyzer repairs by itself.
    pub fn open(options: &Options, setting: &RepairSetting) -> Result<Option<Self>> {
        if setting.strategy == "rules" {
            return Ok(None);
        }
        if let Some("reference" | "file" | "recorded") = options.provider.split(['/', ':']).next() {
            bail!(
                "{} has stored answers and cannot repair: name a model",
                options.provider
            );
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
        let client = Client::open(&options.provider, &providers, resources)?;
        Ok(Some(Self { client, budget }))
    }

    /// Asks questions about the file `name` at once. A question without an answer is one that failed;
    /// what every other would meet as well is an error.
    pub fn answer(&self, name: &str, questions: &[Question]) -> Result<Vec<Answer>> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("cannot start asking")?;
        let sampling = Sampling::default();
        let ask = |question: &Question| {
            let request = Request {
                task_id: name,
                prompt: &question.prompt,
                sampling: &sampling,
                sample: question.turn,
            };
            runtime.block_on(self.client.complete(&request))
        };
        // One after the other: other files are asked about meanwhile.
        let answers = questions.iter().map(|question| match ask(question) {
            Ok(completion) => Ok(Answer::Completion(completion)),
            Err(error @ (ModelError::Budget(_) | ModelError::Store { .. })) => Err(error.into()),
            Err(ModelError::Status(status)) if matches!(status.status, 401 | 403 | 404) => {
                Err(ModelError::Status(status).into())
            }
            Err(error) => Ok(Answer::Error {
                message: error.to_string(),
            }),
        });
        answers.collect()
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
