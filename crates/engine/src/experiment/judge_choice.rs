//! Judges in an experiment file: `FORM=MODEL`, or a table with what is special about one.

use super::check_temperature;
use super::provider_choice::{MODELS, ProviderTable};
use crate::error::EngineError;
use crate::judges;
use crate::wording;
use sallet_core::experiment::{JudgeSetting, Sampling, own_wording};
use serde::Deserialize;

/// A judge in an experiment file.
#[derive(Debug, Clone, Deserialize)]
#[serde(
    untagged,
    expecting = "a judge is FORM=MODEL, or a table with form, model, base_url, wording, system, temperature and max_tokens"
)]
pub enum JudgeChoice {
    /// `cwe=openai/gpt-4o-mini`
    Short(String),
    /// `{ form = "cwe", model = "…", base_url = "…", wording = "llmsecurecode", temperature = 0.0 }`
    Table(JudgeTable),
}

/// The long form of [`JudgeChoice`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgeTable {
    /// How it is asked; see [`crate::judges::ALL`].
    pub form: String,
    /// The model string, or [`MODELS`].
    pub model: String,
    /// Another server than the provider's own.
    pub base_url: Option<String>,
    /// Whose texts it is sent; see [`wording::JUDGE`]. Ours if absent.
    pub wording: Option<String>,
    /// System message.
    pub system: Option<String>,
    /// The provider's own if absent.
    pub temperature: Option<f64>,
    /// Most tokens in an answer; the provider's own if absent.
    pub max_tokens: Option<u32>,
}

/// The settings of these judges; `models` are those that [`MODELS`] stands for.
///
/// # Errors
/// If one is not written like a judge, its form or wording does not exist, its answers are stored, or it
/// is there twice.
pub(super) fn settings(
    choices: &[JudgeChoice],
    models: &[ProviderTable],
) -> Result<Vec<JudgeSetting>, EngineError> {
    let mut settings: Vec<JudgeSetting> = Vec::new();
    for choice in choices {
        for setting in each(setting(choice)?, models)? {
            let name = setting.assessor();
            if settings.iter().any(|it| it.assessor() == name) {
                return Err(EngineError::JudgeTwice { name });
            }
            settings.push(setting);
        }
    }
    Ok(settings)
}

/// The setting for each of `models` if it is meant to be.
fn each(setting: JudgeSetting, models: &[ProviderTable]) -> Result<Vec<JudgeSetting>, EngineError> {
    if setting.model != MODELS {
        return Ok(vec![setting]);
    }
    if models.is_empty() {
        return Err(EngineError::NoModels);
    }
    let each = models.iter().map(|model| JudgeSetting {
        model: model.model.clone(),
        base_url: setting.base_url.clone().or_else(|| model.base_url.clone()),
        ..setting.clone()
    });
    Ok(each.collect())
}

fn setting(choice: &JudgeChoice) -> Result<JudgeSetting, EngineError> {
    let setting = match choice {
        JudgeChoice::Short(text) => match text.split_once('=') {
            Some((form, model)) if !model.is_empty() => JudgeSetting {
                form: form.to_owned(),
                model: model.to_owned(),
                base_url: None,
                wording: own_wording(),
                system: None,
                sampling: Sampling::default(),
            },
            _ => return Err(EngineError::JudgeSyntax { text: text.clone() }),
        },
        JudgeChoice::Table(table) => {
            check_temperature("judges.temperature", table.temperature)?;
            JudgeSetting {
                form: table.form.clone(),
                model: table.model.clone(),
                base_url: table.base_url.clone(),
                wording: table.wording.clone().unwrap_or_else(own_wording),
                system: table.system.clone(),
                sampling: Sampling {
                    temperature: table.temperature,
                    max_tokens: table.max_tokens,
                    ..Sampling::default()
                },
            }
        }
    };
    let form = judges::by_name(&setting.form)?;
    let wording = wording::by_name(wording::JUDGE, &setting.wording)?;
    wording.check(&format!("the form '{}'", form.name), form.texts)?;
    match setting.model.split(['/', ':']).next() {
        Some("reference" | "file" | "recorded") => Err(EngineError::StoredJudge {
            model: setting.model,
        }),
        _ => Ok(setting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_are_written_short_or_long() {
        let check = |text: &str, expected: Result<&str, &str>| {
            #[derive(Deserialize)]
            struct File {
                judges: Vec<JudgeChoice>,
            }
            let file: File = toml::from_str(text).unwrap();
            let names = settings(&file.judges, &[]).map(|judges| {
                let names = judges.iter().map(JudgeSetting::assessor);
                names.collect::<Vec<_>>().join(" ")
            });
            let names = names.map_err(|error| error.to_string());
            assert_eq!(names.as_deref().map_err(String::as_str), expected, "{text}");
        };
        check(
            "judges = ['cwe=openai/a', 'free=openai/a']",
            Ok("judge:cwe=openai/a judge:free=openai/a"),
        );
        check(
            "judges = [{ form = 'yes-no', model = 'vllm/x', base_url = 'http://localhost:1' }]",
            Ok("judge:yes-no=vllm/x"),
        );
        check(
            "judges = ['cwe']",
            Err("'cwe' names no judge: write FORM=MODEL, e.g. cwe=openai/gpt-4o-mini"),
        );
        check(
            "judges = ['cwe=file:x.jsonl']",
            Err("file:x.jsonl cannot judge, as its answers are stored: name a model"),
        );
        check(
            "judges = ['cwe=openai/a', 'cwe=openai/a']",
            Err("the judge judge:cwe=openai/a is there twice"),
        );
        check(
            "judges = ['magic=openai/a']",
            Err(
                "there is no form 'magic' of asking a judge: choose among cwe, yes-no, renamed, free, pairwise, willingness",
            ),
        );
    }
}
