//! Limits on what a run may spend.

use sallet_core::record::Usage;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts money and tokens, and says when a limit is reached. Shared by all clients of a run.
///
/// A limit is checked before a request and charged after it, so a run can exceed it by the requests
/// that were under way, at most as many as the concurrency allows.
#[derive(Debug, Default)]
pub struct Budget {
    max_cost: Option<f64>,
    max_tokens: Option<u64>,
    spent: Mutex<Spent>,
}

/// What has been spent so far.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spent {
    /// US dollars, of the answers whose cost is known.
    pub cost: f64,
    /// Tokens of prompts and answers, of the answers whose usage is known.
    pub tokens: u64,
    /// Answers whose cost is not known.
    pub unknown_cost: u64,
    /// Answers whose usage is not known.
    pub unknown_usage: u64,
}

/// Why no more requests may be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BudgetSpent {
    /// The money is spent.
    #[error("the limit on cost is reached: {spent:.4} of {limit:.4} US dollars are spent")]
    Cost {
        /// US dollars.
        spent: f64,
        /// US dollars.
        limit: f64,
    },
    /// The tokens are spent.
    #[error("the limit on tokens is reached: {spent} of {limit} are spent")]
    Tokens {
        /// Input and output.
        spent: u64,
        /// Input and output.
        limit: u64,
    },
    /// There is a limit, but what was spent cannot be told.
    #[error(
        "a server did not say how many tokens {answers} answers used, so the limit cannot be kept: run without a limit on cost and tokens, or use a server that reports usage"
    )]
    Unmeasured {
        /// Answers without usage or cost.
        answers: u64,
    },
}

impl Budget {
    /// A budget of at most `max_cost` US dollars and `max_tokens` tokens; `None` is no limit.
    pub fn new(max_cost: Option<f64>, max_tokens: Option<u64>) -> Self {
        Self {
            max_cost,
            max_tokens,
            spent: Mutex::default(),
        }
    }

    /// Whether there is a limit on money, so that every model needs a price.
    pub fn limits_cost(&self) -> bool {
        self.max_cost.is_some()
    }

    /// Whether one more request may be made.
    ///
    /// # Errors
    /// When a limit is reached, or can no longer be told. The run then ends cleanly and a resumed
    /// one goes on with a new budget.
    pub fn check(&self) -> Result<(), BudgetSpent> {
        let spent = *self.lock();
        if let Some(limit) = self.max_cost {
            if spent.cost >= limit {
                let spent = spent.cost;
                return Err(BudgetSpent::Cost { spent, limit });
            }
            unmeasured(spent.unknown_cost)?;
        }
        if let Some(limit) = self.max_tokens {
            if spent.tokens >= limit {
                let spent = spent.tokens;
                return Err(BudgetSpent::Tokens { spent, limit });
            }
            unmeasured(spent.unknown_usage)?;
        }
        Ok(())
    }

    /// Counts an answer that was paid for: US dollars and tokens, as far as they are known.
    pub fn charge(&self, cost: Option<f64>, usage: Option<Usage>) {
        let mut spent = self.lock();
        match cost {
            Some(cost) => spent.cost += cost,
            None => spent.unknown_cost += 1,
        }
        match usage {
            Some(usage) => {
                let tokens = usage.input.saturating_add(usage.output);
                spent.tokens = spent.tokens.saturating_add(tokens);
            }
            None => spent.unknown_usage += 1,
        }
    }

    /// What has been spent so far.
    pub fn spent(&self) -> Spent {
        *self.lock()
    }

    /// Counters are whole after every step, so a panic elsewhere does not spoil them.
    fn lock(&self) -> MutexGuard<'_, Spent> {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unmeasured(answers: u64) -> Result<(), BudgetSpent> {
    if answers > 0 {
        return Err(BudgetSpent::Unmeasured { answers });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Option<Usage> = Some(Usage {
        input: 7,
        output: 3,
    });

    #[test]
    fn a_limit_is_reached_when_the_sum_is() {
        let budget = Budget::new(Some(0.5), None);
        budget.charge(Some(0.25), TEN);
        assert_eq!(budget.check(), Ok(()));
        budget.charge(Some(0.25), None);
        let error = budget.check().unwrap_err();
        assert_eq!(
            error.to_string(),
            "the limit on cost is reached: 0.5000 of 0.5000 US dollars are spent"
        );

        let budget = Budget::new(None, Some(20));
        budget.charge(None, TEN);
        assert_eq!(budget.check(), Ok(()));
        budget.charge(None, TEN);
        let (spent, limit) = (20, 20);
        assert_eq!(budget.check(), Err(BudgetSpent::Tokens { spent, limit }));
    }

    #[test]
    fn what_cannot_be_measured_ends_a_limited_run_only() {
        let limited = Budget::new(None, Some(20));
        limited.charge(Some(0.1), None);
        assert_eq!(limited.check(), Err(BudgetSpent::Unmeasured { answers: 1 }));

        let free = Budget::default();
        free.charge(None, None);
        assert_eq!(free.check(), Ok(()));
        assert_eq!(free.spent().unknown_usage, 1);
    }

    #[test]
    fn a_limit_of_nothing_allows_nothing() {
        assert!(Budget::new(Some(0.0), None).check().is_err());
        assert!(Budget::new(None, Some(0)).check().is_err());
    }
}
