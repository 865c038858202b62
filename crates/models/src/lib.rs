//! Everything that answers a prompt.
//!
//! A [`Provider`] answers, a [`Client`] puts around it what a run needs: a store so that nothing is
//! paid for twice, a budget, limits and prices. Each provider is one file in `providers`, listed in
//! [`ALL`]; [`open`] finds it by the prefix of a model string such as `openai/gpt-4o-mini`.

mod budget;
mod client;
mod error;
mod http;
mod key;
mod limits;
mod openai;
mod prices;
mod provider;
mod providers;
mod retry;
mod store;
#[cfg(test)]
mod testing;

pub use budget::{Budget, BudgetSpent, Spent};
pub use client::{Client, Resources};
pub use error::{LineProblem, ModelError, StatusError, StoreProblem};
pub use limits::Limits;
pub use prices::{Price, Prices};
pub use provider::{Endpoint, Provider, ProviderOptions, Request};
pub use providers::recorded::{RecordedAnswer, RecordedSet};
pub use providers::{ALL, KeyUse, Prefix, Unit, open};
pub use retry::Retry;
pub use store::{Store, StoreKey};
