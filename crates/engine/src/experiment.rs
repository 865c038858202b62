//! Experiment files: what a user writes, and what it comes to with every default filled in.

mod judge_choice;
mod provider_choice;
mod repair_choice;

pub use judge_choice::JudgeChoice;
pub use provider_choice::{MODELS, ProviderChoice, ProviderTable};
pub use repair_choice::RepairChoice;

use crate::assessors;
use crate::datasets::Mapping;
use crate::error::{EngineError, Place};
use crate::wording;
use provider_choice::Source;
use sallet_core::experiment::{
    Experiment, Hint, JudgeSetting, PromptMode, Sampling, Setting, own_wording,
};
use sallet_core::repair::RepairSetting;
use serde::Deserialize;
use std::path::Path;

/// The experiments that come with the program, by name.
const EMBEDDED: &[(&str, &str)] = &[
    (
        "quickstart",
        include_str!("../../../studies/quickstart.toml"),
    ),
    ("bench", include_str!("../../../studies/bench.toml")),
    ("cwe-study", include_str!("../../../studies/cwe-study.toml")),
    (
        "cwe-study-detect",
        include_str!("../../../studies/cwe-study-detect.toml"),
    ),
    (
        "llmsecurecode-rq1",
        include_str!("../../../studies/llmsecurecode-rq1.toml"),
    ),
    (
        "llmsecurecode-rq2",
        include_str!("../../../studies/llmsecurecode-rq2.toml"),
    ),
    (
        "llmsecurecode-rq3",
        include_str!("../../../studies/llmsecurecode-rq3.toml"),
    ),
    (
        "llmsecurecode-rq4",
        include_str!("../../../studies/llmsecurecode-rq4.toml"),
    ),
    ("sallm", include_str!("../../../studies/sallm.toml")),
    ("fdsp", include_str!("../../../studies/fdsp.toml")),
];

/// An experiment file. Unknown fields are refused, so that a typing error cannot silently fall
/// back to a default.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct ExperimentFile {
    /// Short name; the file's stem if absent.
    pub name: Option<String>,
    /// Datasets: `bench` or what `sallet dataset` accepts.
    #[serde(default)]
    pub datasets: Vec<String>,
    /// Where the fields of datasets in files come from: task field = field of the file.
    #[serde(default)]
    pub mapping: Mapping,
    /// Only tasks whose id matches one of these; `*` stands for any text. All if empty.
    #[serde(default)]
    pub tasks: Vec<String>,
    /// Only this many tasks, spread evenly over the datasets: for a taste.
    pub limit: Option<u32>,
    /// Who is examined: each of them answers where there are no `providers`, and judges and repairs
    /// where the model `models` is to. The live ones among `providers` if empty.
    #[serde(default)]
    pub models: Vec<ProviderChoice>,
    /// Who answers; the models if empty.
    #[serde(default)]
    pub providers: Vec<ProviderChoice>,
    /// Answers for each task and setting.
    pub samples: Option<u32>,
    /// One setting for each.
    #[serde(default)]
    pub temperatures: Vec<f64>,
    /// One setting for each.
    #[serde(default)]
    pub prompts: Vec<PromptMode>,
    /// One setting for each.
    #[serde(default)]
    pub hints: Vec<Hint>,
    /// Whose request texts are sent; see [`wording::ASK`]. Ours if absent.
    pub wording: Option<String>,
    /// System message.
    pub system: Option<String>,
    /// Nucleus sampling.
    pub top_p: Option<f64>,
    /// Most tokens in an answer.
    pub max_tokens: Option<u32>,
    /// Texts that end an answer.
    #[serde(default)]
    pub stop: Vec<String>,
    /// Seed of sample 0.
    pub seed: Option<u64>,
    /// Which assessors judge; all if empty.
    #[serde(default)]
    pub assessors: Vec<String>,
    /// Models that judge every solution, beside the assessors.
    #[serde(default)]
    pub judges: Vec<JudgeChoice>,
    /// How insecure answers are mended.
    #[serde(default)]
    pub repair: Option<RepairChoice>,
}

impl ExperimentFile {
    /// Reads an embedded experiment by its name, or a file by its path.
    ///
    /// # Errors
    /// If there is neither, or the file cannot be read or understood; the message has the line.
    pub fn load(name_or_path: &str) -> Result<Self, EngineError> {
        if let Some((name, text)) = EMBEDDED.iter().find(|(name, _)| *name == name_or_path) {
            return Self::parse(Path::new(name), text);
        }
        let path = Path::new(name_or_path);
        if path.extension().is_none() && !path.exists() {
            return Err(EngineError::NoSuchExperiment {
                name: name_or_path.to_owned(),
                known: EMBEDDED
                    .iter()
                    .map(|(name, _)| *name)
                    .collect::<Vec<_>>()
                    .join(", "),
            });
        }
        let text = std::fs::read_to_string(path).map_err(|source| EngineError::File {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(path, &text)
    }

    fn parse(path: &Path, text: &str) -> Result<Self, EngineError> {
        let mut file: Self =
            toml::from_str(text).map_err(|error| EngineError::ExperimentSyntax {
                place: place(path, text, &error),
                reason: error.message().replace('\n', ", "),
            })?;
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        file.name = file.name.or(stem);
        Ok(file)
    }

    /// Fills in the defaults and multiplies the choices out.
    ///
    /// # Errors
    /// If something is missing, out of range, or an assessor does not exist.
    pub fn resolve(&self) -> Result<Experiment, EngineError> {
        let (providers, models) = self.who()?;
        self.check_ranges()?;
        self.check_wording()?;
        self.repair.iter().try_for_each(|it| it.check(&models))?;
        let judges = judge_choice::settings(&self.judges, &models)?;
        let mut settings = Vec::new();
        for provider in &providers {
            self.add_settings(provider, &models, &mut settings)?;
        }
        number_duplicates(&mut settings);
        Ok(Experiment {
            name: self.name.clone().unwrap_or_else(|| "experiment".to_owned()),
            datasets: or_default(&self.datasets, "bench".to_owned()),
            mapping: self.mapping.clone(),
            tasks: self.tasks.clone(),
            limit: self.limit,
            settings,
            assessors: assessors::names(&self.asked_assessors(&judges)?)?,
            judges,
            models: models.iter().filter_map(ProviderTable::facts).collect(),
            seed: self.seed.unwrap_or(0),
        })
    }

    /// Who answers, and the models that are examined.
    fn who(&self) -> Result<(Vec<ProviderTable>, Vec<ProviderTable>), EngineError> {
        let tables = |choices: &[ProviderChoice]| -> Vec<ProviderTable> {
            choices.iter().map(ProviderChoice::table).collect()
        };
        let mut models = tables(&self.models);
        if models.is_empty() {
            models = tables(&self.providers);
            models.retain(|it| it.model != MODELS && Source::of(&it.model) == Source::Live);
        }
        let providers = match self.providers.as_slice() {
            [] => models.clone(),
            named => provider_choice::each(named, &models)?,
        };
        match providers.is_empty() {
            true => Err(EngineError::NoProvider),
            false => Ok((providers, models)),
        }
    }

    /// Examines `chosen` instead of the file's models. Stored and reference answers stay; other models
    /// that answer beside the file's own go.
    pub fn examine(&mut self, chosen: Vec<ProviderChoice>) {
        if self.models.is_empty() {
            self.providers = chosen;
            return;
        }
        self.models = chosen;
        self.providers.retain(|provider| {
            let model = provider.table().model;
            model == MODELS || Source::of(&model) != Source::Live
        });
    }

    /// What papers sent leaves no place for a hint.
    fn check_wording(&self) -> Result<(), EngineError> {
        let Some(name) = &self.wording else {
            return Ok(());
        };
        let wording = wording::by_name(wording::ASK, name)?;
        let mut sent: Vec<&str> = Vec::new();
        for mode in or_default(&self.prompts, PromptMode::Code) {
            sent.extend(match mode {
                PromptMode::Code => &["code"][..],
                PromptMode::Text => &["text"],
                PromptMode::Any => &["code", "text"],
            });
        }
        for &hint in &self.hints {
            match hint {
                Hint::None => {}
                Hint::Generic => sent.push("hint-generic"),
                Hint::Specific => sent.push("hint-specific"),
            }
        }
        wording.check("prompts of this kind", &sent)
    }

    /// The assessors that the user names, and those that feedback takes its tests from.
    fn asked_assessors(&self, judges: &[JudgeSetting]) -> Result<Vec<String>, EngineError> {
        let mut feedback: Vec<String> = match &self.repair {
            Some(repair) => or_default(&repair.feedback, "static:sallet".to_owned()),
            None => Vec::new(),
        };
        feedback.retain(|name| judges.iter().all(|judge| judge.assessor() != *name));
        // Refuses what does not exist.
        assessors::names(&feedback)?;
        let mut asked = self.assessors.clone();
        if !asked.is_empty() {
            let tests = |name: &&String| !name.contains(':');
            asked.extend(feedback.iter().filter(tests).cloned());
        }
        Ok(asked)
    }

    fn check_ranges(&self) -> Result<(), EngineError> {
        let bad = |field, allowed| Err(EngineError::OutOfRange { field, allowed });
        for &temperature in &self.temperatures {
            check_temperature("temperatures", Some(temperature))?;
        }
        if self.limit == Some(0) {
            return bad("limit", "1 or more");
        }
        if self
            .top_p
            .is_some_and(|value| !(value > 0.0 && value <= 1.0))
        {
            return bad("top_p", "a number above 0 and at most 1");
        }
        let samples = self.providers.iter().chain(&self.models);
        let samples = samples.map(|provider| provider.table().samples);
        if samples
            .chain([self.samples])
            .flatten()
            .any(|samples| samples == 0)
        {
            return bad("samples", "1 or more");
        }
        if self.max_tokens == Some(0) {
            return bad("max_tokens", "1 or more");
        }
        Ok(())
    }

    /// The settings of one provider. One that does not choose its words (stored or reference
    /// answers) has no temperatures to sweep; references do not depend on the prompt either.
    fn add_settings(
        &self,
        provider: &ProviderTable,
        models: &[ProviderTable],
        settings: &mut Vec<Setting>,
    ) -> Result<(), EngineError> {
        let source = Source::of(&provider.model);
        let temperatures: Vec<Option<f64>> = match source {
            Source::Live if !self.temperatures.is_empty() => {
                self.temperatures.iter().copied().map(Some).collect()
            }
            _ => vec![None],
        };
        let (modes, hints) = match source {
            Source::Reference => (vec![PromptMode::Code], vec![Hint::None]),
            _ => (
                or_default(&self.prompts, PromptMode::Code),
                or_default(&self.hints, Hint::None),
            ),
        };
        let samples = match source {
            Source::Reference => 1,
            _ => provider.samples.or(self.samples).unwrap_or(1),
        };
        // What a repairer is asked has the experiment's choices also where the first answers are stored.
        let usual = |temperature| Sampling {
            temperature,
            top_p: self.top_p,
            max_tokens: provider.max_tokens.or(self.max_tokens),
            stop: self.stop.clone(),
            seed: self.seed,
        };
        let repairs = |temperature| match &self.repair {
            Some(repair) => repair.settings(&usual(temperature), models),
            None => Ok(vec![None]),
        };
        let by_itself =
            |repair: &RepairSetting| repair.model.is_none() && repair.strategy != "rules";
        if source != Source::Live && repairs(None)?.iter().flatten().any(by_itself) {
            return Err(EngineError::NoRepairer {
                model: provider.model.clone(),
            });
        }
        for &mode in &modes {
            for &hint in &hints {
                for &temperature in &temperatures {
                    let id = setting_id(&provider.model, source, mode, hint, temperature);
                    let setting = Setting {
                        id,
                        model: provider.model.clone(),
                        base_url: provider.base_url.clone(),
                        mode,
                        hint,
                        wording: self.wording.clone().unwrap_or_else(own_wording),
                        system: self.system.clone(),
                        sampling: match source {
                            Source::Live => usual(temperature),
                            _ => Sampling::default(),
                        },
                        samples,
                        repair: None,
                    };
                    let repairs = repairs(temperature)?;
                    settings.extend(repairs.iter().map(|repair| repaired(&setting, repair)));
                }
            }
        }
        Ok(())
    }
}

fn check_temperature(field: &'static str, value: Option<f64>) -> Result<(), EngineError> {
    match value {
        Some(value) if !(0.0..=2.0).contains(&value) => Err(EngineError::OutOfRange {
            field,
            allowed: "numbers from 0 to 2",
        }),
        _ => Ok(()),
    }
}

/// The setting with a repair, which its id tells.
fn repaired(setting: &Setting, repair: &Option<RepairSetting>) -> Setting {
    let mut id = setting.id.clone();
    if let Some(repair) = repair {
        id.push_str(&format!(" {}", repair.strategy));
        if let Some(model) = &repair.model {
            id.push_str(&format!(" by {model}"));
        }
    }
    Setting {
        id,
        repair: repair.clone(),
        ..setting.clone()
    }
}

/// The line that a parser complains of.
pub(crate) fn place(path: &Path, text: &str, error: &toml::de::Error) -> Place {
    let offset = error.span().map_or(0, |span| span.start.min(text.len()));
    let lines = text.as_bytes()[..offset].split(|&byte| byte == b'\n');
    Place {
        path: path.to_owned(),
        line: lines.count() as u64,
    }
}

fn or_default<T: Clone>(chosen: &[T], default: T) -> Vec<T> {
    if chosen.is_empty() {
        vec![default]
    } else {
        chosen.to_vec()
    }
}

fn setting_id(
    model: &str,
    source: Source,
    mode: PromptMode,
    hint: Hint,
    temperature: Option<f64>,
) -> String {
    let mut id = model.to_owned();
    if source == Source::Reference {
        return id;
    }
    id.push_str(&format!(" {mode}"));
    if hint != Hint::None {
        id.push_str(&format!(" hint={hint}"));
    }
    if let Some(temperature) = temperature {
        id.push_str(&format!(" t={temperature}"));
    }
    id
}

/// Ids name cells, so two settings that differ only in their server get a number.
fn number_duplicates(settings: &mut [Setting]) {
    let mut seen: Vec<String> = Vec::new();
    for setting in settings {
        let base = setting.id.clone();
        let mut number = 2;
        while seen.contains(&setting.id) {
            setting.id = format!("{base} #{number}");
            number += 1;
        }
        seen.push(setting.id.clone());
    }
}

#[cfg(test)]
mod tests;
