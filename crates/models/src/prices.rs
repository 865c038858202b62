//! What tokens cost: a built-in list and the user's own file.

use crate::error::ModelError;
use sallet_core::record::Usage;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

const BUILT_IN: &str = include_str!("prices.toml");
const TOKENS_PER_UNIT: f64 = 1e6;

/// Price of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// US dollars per million prompt tokens.
    pub input: f64,
    /// US dollars per million answer tokens.
    pub output: f64,
    /// The day the price was looked up, `YYYY-MM-DD`.
    pub as_of: String,
}

/// Price lists, the user's before the built-in one.
#[derive(Debug, Clone)]
pub struct Prices {
    lists: Vec<PriceList>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PriceList {
    as_of: toml::value::Datetime,
    models: BTreeMap<String, Rates>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rates {
    input: f64,
    output: f64,
}

impl Prices {
    /// The built-in list alone.
    ///
    /// # Errors
    /// None in practice: a test reads the list.
    pub fn built_in() -> Result<Self, ModelError> {
        let list = PriceList::parse(BUILT_IN, Path::new("prices.toml"))?;
        Ok(Self { lists: vec![list] })
    }

    /// The user's list at `path`, and behind it the built-in one for models that it does not name.
    ///
    /// # Errors
    /// When the file cannot be read or is not a price list.
    pub fn with_file(path: &Path) -> Result<Self, ModelError> {
        let text = std::fs::read_to_string(path).map_err(|source| ModelError::PriceFile {
            path: path.to_owned(),
            source,
        })?;
        let mut prices = Self::built_in()?;
        prices.lists.insert(0, PriceList::parse(&text, path)?);
        Ok(prices)
    }

    /// The price of a model string such as `openai/gpt-4o`, or `None` when no list has it.
    pub fn price(&self, model: &str) -> Option<Price> {
        self.lists.iter().find_map(|list| list.price(model))
    }

    /// US dollars for `usage`. `None` when the price is unknown, or the usage is unknown and the
    /// model is not free: never a silent 0.
    pub fn cost(&self, model: &str, usage: Option<Usage>) -> Option<f64> {
        let price = self.price(model)?;
        if price.input == 0.0 && price.output == 0.0 {
            return Some(0.0);
        }
        let usage = usage?;
        // Token counts stay far below 2^53, where f64 stops being exact.
        let total = usage.input as f64 * price.input + usage.output as f64 * price.output;
        Some(total / TOKENS_PER_UNIT)
    }
}

impl PriceList {
    fn parse(text: &str, path: &Path) -> Result<Self, ModelError> {
        let list: Self = toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start.min(text.len()));
            ModelError::PriceSyntax {
                path: path.to_owned(),
                line: text.as_bytes()[..offset]
                    .split(|&byte| byte == b'\n')
                    .count(),
                reason: error.message().replace('\n', ", "),
            }
        })?;
        for (model, rates) in &list.models {
            let chargeable = |rate: f64| rate.is_finite() && rate >= 0.0;
            let stem = model.strip_suffix('*').unwrap_or(model);
            if !chargeable(rates.input) || !chargeable(rates.output) || stem.contains('*') {
                return Err(ModelError::PriceEntry {
                    path: path.to_owned(),
                    model: model.clone(),
                });
            }
        }
        Ok(list)
    }

    fn price(&self, model: &str) -> Option<Price> {
        let rates = self.models.get(model).or_else(|| {
            self.models
                .iter()
                .filter_map(|(name, rates)| Some((name.strip_suffix('*')?, rates)))
                .filter(|(stem, _)| model.starts_with(stem))
                .max_by_key(|(stem, _)| stem.len())
                .map(|(_, rates)| rates)
        })?;
        Some(Price {
            input: rates.input,
            output: rates.output,
            as_of: self.as_of.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn prices(text: &str) -> Result<Prices, ModelError> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        Prices::with_file(file.path())
    }

    #[test]
    fn the_longest_name_counts_and_the_users_file_wins() {
        let prices = prices(
            r#"
            as_of = 2026-01-02
            [models]
            "openai/gpt-4o" = { input = 1, output = 2 }
            "openai/gpt-4*" = { input = 3, output = 4 }
            "openai/gpt-4o-*" = { input = 5, output = 6 }
            "#,
        )
        .unwrap();
        let check = |model, expected: Option<f64>| {
            assert_eq!(prices.price(model).map(|p| p.input), expected, "{model}");
        };
        check("openai/gpt-4o", Some(1.0));
        check("openai/gpt-4.1", Some(3.0));
        check("openai/gpt-4o-mini", Some(5.0));
        check("ollama/llama3", Some(0.0));
        check("openai/unheard-of", None);
        let as_of = prices.price("openai/gpt-4o").map(|p| p.as_of);
        assert_eq!(as_of.as_deref(), Some("2026-01-02"));
    }

    #[test]
    fn unknown_is_never_zero() {
        let prices = Prices::built_in().unwrap();
        let usage = Some(Usage {
            input: 1_000_000,
            output: 500_000,
        });
        let cost = prices.cost("openai/gpt-4o-mini", usage).unwrap();
        assert!((cost - 0.45).abs() < 1e-12, "{cost}");
        assert_eq!(prices.cost("openai/unheard-of", usage), None);
        assert_eq!(prices.cost("openai/gpt-4o-mini", None), None);
        assert_eq!(prices.cost("vllm/any", None), Some(0.0));
    }

    #[test]
    fn a_bad_file_is_refused_with_a_reason() {
        fn check(text: &str, expected: &str) {
            let message = prices(text).unwrap_err().to_string();
            assert!(message.contains(expected), "{message}");
        }
        check("[models]", "as_of");
        check("as_of = 2026-01-02\n[models]\nx = 3", "line 3");
        let entry = |e: &str| format!("as_of = 2026-01-02\n[models]\n{e}");
        check(
            &entry("\"a/b\" = { input = -1, output = 2 }"),
            "'a/b' needs prices of at least 0",
        );
        check(
            &entry("\"a/*b\" = { input = 1, output = 2 }"),
            "* only at its end",
        );
        check(
            &entry("\"a/b\" = { input = nan, output = 2 }"),
            "'a/b' needs",
        );
        check(&entry("\"a/b\" = { input = 1 }"), "output");
        let missing = Prices::with_file(Path::new("/nowhere/prices.toml")).unwrap_err();
        assert!(
            missing
                .to_string()
                .starts_with("cannot read the price file")
        );
    }
}
