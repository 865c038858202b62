//! The table `[repair]` of an experiment file: how insecure answers are mended.

use super::provider_choice::{self, ProviderChoice, ProviderTable};
use super::{check_temperature, or_default};
use crate::error::EngineError;
use crate::repair;
use sallet_core::experiment::{Sampling, own_wording};
use sallet_core::repair::RepairSetting;
use serde::Deserialize;

/// Most candidates, tries or rounds: a typing error must not cost a fortune.
const MAX_TRIES: u32 = 100;

/// The table `[repair]` of an experiment file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairChoice {
    /// One setting for each; see [`crate::repair::ALL`].
    pub strategies: Vec<String>,
    /// Whose request texts are sent; ours if absent.
    pub wording: Option<String>,
    /// One setting for each: who repairs, `models` for each of the experiment's. Who wrote the answer if
    /// empty.
    #[serde(default)]
    pub repairers: Vec<ProviderChoice>,
    /// The assessors whose complaints start a repair; `static:sallet` if empty.
    #[serde(default)]
    pub feedback: Vec<String>,
    /// Solutions or candidates beside each other; 3 if absent.
    pub candidates: Option<u32>,
    /// Tries for each of these; 1 if absent.
    pub refinements: Option<u32>,
    /// Rounds of scan and repair; 5 if absent.
    pub rounds: Option<u32>,
    /// Temperature of the requests that repair; that of the answer if absent.
    pub temperature: Option<f64>,
    /// Most tokens in their answers; as for answers if absent.
    pub max_tokens: Option<u32>,
}

impl RepairChoice {
    /// A setting for each strategy and repairer; `None` for the strategy that repairs nothing. `usual` is
    /// how words are chosen where this table does not say, `models` who is meant by `models`.
    pub(super) fn settings(
        &self,
        usual: &Sampling,
        models: &[ProviderTable],
    ) -> Result<Vec<Option<RepairSetting>>, EngineError> {
        let repairers: Vec<Option<ProviderTable>> = match self.repairers.as_slice() {
            [] => vec![None],
            named => provider_choice::each(named, models)?
                .into_iter()
                .map(Some)
                .collect(),
        };
        let mut settings = Vec::new();
        for strategy in &self.strategies {
            if strategy == "none" {
                settings.push(None);
                continue;
            }
            // The rules ask nobody.
            let repairers = match strategy.as_str() {
                "rules" => &[None][..],
                _ => &repairers,
            };
            settings.extend(repairers.iter().map(|repairer| {
                let repairer = repairer.as_ref();
                Some(RepairSetting {
                    strategy: strategy.clone(),
                    wording: self.wording.clone().unwrap_or_else(own_wording),
                    model: repairer.map(|it| it.model.clone()),
                    base_url: repairer.and_then(|it| it.base_url.clone()),
                    sampling: Sampling {
                        temperature: self.temperature.or(usual.temperature),
                        max_tokens: self.max_tokens.or(usual.max_tokens),
                        ..usual.clone()
                    },
                    feedback: or_default(&self.feedback, "static:sallet".to_owned()),
                    candidates: self.candidates.unwrap_or(3),
                    refinements: self.refinements.unwrap_or(1),
                    rounds: self.rounds.unwrap_or(5),
                })
            }));
        }
        Ok(settings)
    }

    pub(super) fn check(&self, models: &[ProviderTable]) -> Result<(), EngineError> {
        if self.strategies.is_empty() {
            return Err(EngineError::OutOfRange {
                field: "repair.strategies",
                allowed: "one strategy or more",
            });
        }
        if self.repairers.iter().any(|it| it.table().samples.is_some()) {
            return Err(EngineError::OutOfRange {
                field: "repair.repairers",
                allowed: "model strings, or tables with model and base_url",
            });
        }
        let numbers = [
            ("repair.candidates", self.candidates),
            ("repair.refinements", self.refinements),
            ("repair.rounds", self.rounds),
        ];
        check_temperature("repair.temperature", self.temperature)?;
        for (field, number) in numbers {
            if number.is_some_and(|number| !(1..=MAX_TRIES).contains(&number)) {
                let allowed = "a number from 1 to 100";
                return Err(EngineError::OutOfRange { field, allowed });
            }
        }
        let settings = self.settings(&Sampling::default(), models)?;
        settings.iter().flatten().try_for_each(repair::check)
    }
}
