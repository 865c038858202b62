//! A provider with what a run puts around it.

use crate::budget::Budget;
use crate::error::ModelError;
use crate::limits::Limits;
use crate::prices::Prices;
use crate::provider::{Endpoint, Provider, ProviderOptions, Request};
use crate::providers;
use crate::store::{Store, StoreKey};
use sallet_core::record::Completion;
use std::sync::Arc;

/// What all clients of a run share.
#[derive(Debug, Clone)]
pub struct Resources {
    /// Where answers are kept; `None` asks anew each time.
    pub store: Option<Arc<Store>>,
    /// What tokens cost.
    pub prices: Arc<Prices>,
    /// What may be spent.
    pub budget: Arc<Budget>,
}

/// Answers the prompts of one setting. A provider that answers from this machine is asked
/// directly; one over the network goes through store, limits, budget and prices.
pub struct Client {
    provider: Box<dyn Provider>,
    limits: Limits,
    resources: Resources,
}

impl Client {
    /// Opens the provider that `model` names.
    ///
    /// # Errors
    /// Those of [`crate::open`], and [`ModelError::UnknownPrice`] when money is limited and the
    /// price of the model is not known: better before the first request than after the last cent.
    pub fn open(
        model: &str,
        options: &ProviderOptions,
        resources: Resources,
    ) -> Result<Self, ModelError> {
        let provider = providers::open(model, options)?;
        let limited = provider.is_remote() && resources.budget.limits_cost();
        if limited && resources.prices.price(model).is_none() {
            let model = model.to_owned();
            return Err(ModelError::UnknownPrice { model });
        }
        Ok(Self {
            provider,
            limits: options.limits.clone(),
            resources,
        })
    }

    /// Whether answers come over the network.
    pub fn is_remote(&self) -> bool {
        self.provider.is_remote()
    }

    /// The answer to `request`. One from the store has `cached` set and cost nothing; its usage and
    /// time are those of the request that was made then. Of equal requests at the same time one is
    /// made. Errors are not stored.
    ///
    /// # Errors
    /// [`ModelError::Budget`] when a limit is reached; otherwise why there is no answer.
    pub async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let Some(endpoint) = self.provider.endpoint() else {
            return self.provider.complete(request).await;
        };
        let Some(store) = &self.resources.store else {
            return self.ask(endpoint, request).await;
        };
        let key = StoreKey::new(endpoint, request);
        let turn = store.turn(&key);
        let _turn = turn.lock().await;
        if let Some(stored) = store.get(&key)? {
            return Ok(Completion {
                cost: Some(0.0),
                cached: true,
                ..stored
            });
        }
        let completion = self.ask(endpoint, request).await?;
        store.put(&key, &completion)?;
        Ok(completion)
    }

    async fn ask(
        &self,
        endpoint: &Endpoint,
        request: &Request<'_>,
    ) -> Result<Completion, ModelError> {
        // The budget is checked with the slot in hand. The other way round, every request that
        // waits for a slot would already have passed the check.
        let _slot = self.limits.slot().await;
        self.resources.budget.check()?;
        let Resources { prices, budget, .. } = &self.resources;
        match self.provider.complete(request).await {
            Ok(completion) => {
                let cost = prices.cost(&endpoint.model, completion.usage);
                budget.charge(cost, completion.usage);
                Ok(Completion { cost, ..completion })
            }
            Err(error) => {
                // Tokens cost the same when what came of them is no answer.
                if let ModelError::NoAnswer { usage, .. } = error
                    && usage.is_some()
                {
                    budget.charge(prices.cost(&endpoint.model, usage), usage);
                }
                Err(error)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::{BudgetSpent, Spent};
    use crate::testing::{Server, prompt, task};
    use sallet_core::experiment::Sampling;
    use serde_json::json;
    use tempfile::TempDir;

    const MODEL: &str = "openai/gpt-4o";

    /// 1000 prompt and 100 answer tokens of gpt-4o: 0.0025 + 0.001 US dollars.
    async fn paid_server() -> Server {
        Server::answering(json!({
            "choices": [{"message": {"content": "x"}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 100},
        }))
        .await
    }

    fn resources(store: Option<Store>, budget: Budget) -> Resources {
        Resources {
            store: store.map(Arc::new),
            prices: Arc::new(Prices::built_in().unwrap()),
            budget: Arc::new(budget),
        }
    }

    fn stored() -> (TempDir, Resources) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("answers.sqlite")).unwrap();
        (folder, resources(Some(store), Budget::default()))
    }

    async fn ask(client: &Client, sample: u32) -> Result<Completion, ModelError> {
        let request = Request {
            task_id: "t1",
            prompt: &prompt("Write code."),
            sampling: &Sampling::default(),
            sample,
        };
        client.complete(&request).await
    }

    #[tokio::test]
    async fn ten_samples_after_five_ask_for_five() {
        let server = paid_server().await;
        let (_folder, resources) = stored();
        let open = || Client::open(MODEL, &server.options(), resources.clone()).unwrap();
        let first = open();
        for sample in 0..5 {
            let completion = ask(&first, sample).await.unwrap();
            assert!(!completion.cached);
            assert_eq!(completion.cost, Some(0.0035));
        }
        let second = open();
        for sample in 0..10 {
            let completion = ask(&second, sample).await.unwrap();
            assert_eq!(completion.text, "x");
            assert_eq!(completion.cached, sample < 5);
            let cost = if sample < 5 { 0.0 } else { 0.0035 };
            assert_eq!(completion.cost, Some(cost));
            assert!(completion.usage.is_some());
        }
        assert_eq!(server.requests().await.len(), 10);
        let Spent { cost, tokens, .. } = resources.budget.spent();
        assert!((cost - 0.035).abs() < 1e-12, "{cost}");
        assert_eq!(tokens, 11_000);
    }

    #[tokio::test]
    async fn equal_requests_at_the_same_time_are_made_once() {
        let server = paid_server().await;
        let (_folder, resources) = stored();
        let open = || Client::open(MODEL, &server.options(), resources.clone()).unwrap();
        let (one, other) = (open(), open());
        let (a, b, c) = tokio::join!(ask(&one, 0), ask(&other, 0), ask(&other, 1));
        let cached = [a, b, c].map(|answer| answer.unwrap().cached);
        assert_eq!(cached, [false, true, false]);
        assert_eq!(server.requests().await.len(), 2);
    }

    #[tokio::test]
    async fn errors_are_not_stored() {
        let server = Server::new().await;
        server.first(400, json!({}), 1).await;
        server
            .on_any(200, json!({"choices": [{"message": {"content": "x"}}]}))
            .await;
        let (_folder, resources) = stored();
        let client = Client::open(MODEL, &server.options(), resources).unwrap();
        assert!(ask(&client, 0).await.is_err());
        let completion = ask(&client, 0).await.unwrap();
        assert!(!completion.cached);
        assert_eq!(completion.cost, None, "no usage, so no cost");
        assert!(ask(&client, 0).await.unwrap().cached);
    }

    #[tokio::test]
    async fn a_spent_budget_stops_requests_but_not_the_store() {
        let server = paid_server().await;
        let (_folder, mut resources) = stored();
        resources.budget = Arc::new(Budget::new(Some(0.005), None));
        let client = Client::open(MODEL, &server.options(), resources).unwrap();
        for sample in 0..2 {
            ask(&client, sample).await.unwrap();
        }
        let error = ask(&client, 2).await.unwrap_err();
        let is_cost = matches!(error, ModelError::Budget(BudgetSpent::Cost { .. }));
        assert!(is_cost, "{error}");
        assert_eq!(server.requests().await.len(), 2);
        assert!(ask(&client, 1).await.unwrap().cached);
    }

    #[tokio::test]
    async fn what_is_no_answer_is_paid_for_too() {
        let server = Server::answering(json!({
            "choices": [{"message": {"content": null}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 100},
        }))
        .await;
        let resources = resources(None, Budget::new(Some(0.005), None));
        let client = Client::open(MODEL, &server.options(), resources).unwrap();
        for _ in 0..2 {
            let error = ask(&client, 0).await.unwrap_err();
            assert!(matches!(error, ModelError::NoAnswer { .. }), "{error}");
        }
        let error = ask(&client, 0).await.unwrap_err();
        assert!(matches!(error, ModelError::Budget(_)), "{error}");
    }

    #[tokio::test]
    async fn waiting_requests_see_what_the_running_ones_spent() {
        let server = paid_server().await;
        let options = ProviderOptions {
            limits: Limits::new(std::num::NonZeroUsize::MIN, None),
            ..server.options()
        };
        let resources = resources(None, Budget::new(None, Some(2000)));
        let client = Client::open(MODEL, &options, resources).unwrap();
        let (a, b, c, d) = tokio::join!(
            ask(&client, 0),
            ask(&client, 1),
            ask(&client, 2),
            ask(&client, 3)
        );
        let answered = [a, b, c, d].iter().filter(|r| r.is_ok()).count();
        assert_eq!(answered, 2);
        assert_eq!(server.requests().await.len(), 2);
    }

    #[tokio::test]
    async fn a_limit_on_cost_needs_a_price() {
        let server = paid_server().await;
        let limited = || resources(None, Budget::new(Some(1.0), None));
        let open = |model, resources| Client::open(model, &server.options(), resources);
        let message = open("openai/mine", limited()).err().unwrap().to_string();
        assert_eq!(
            message,
            "the price of openai/mine is unknown, so a limit on cost cannot be kept: \
             add the model to the price file, or limit tokens instead"
        );
        assert!(open("vllm/mine", limited()).is_ok());
        assert!(open("reference/secure", limited()).is_ok());
        assert!(open("openai/mine", resources(None, Budget::default())).is_ok());
    }

    #[tokio::test]
    async fn answers_at_hand_bypass_store_and_budget() {
        let (_folder, mut resources) = stored();
        resources.budget = Arc::new(Budget::new(Some(0.0), Some(0)));
        let options = ProviderOptions {
            tasks: [task("t1")].into(),
            ..ProviderOptions::default()
        };
        let client = Client::open("reference/secure", &options, resources).unwrap();
        assert!(!client.is_remote());
        for _ in 0..2 {
            let completion = ask(&client, 0).await.unwrap();
            assert_eq!(completion.text, "secure t1");
            assert!(!completion.cached);
            assert_eq!(completion.cost, None);
        }
    }
}
