//! Experiment files: what a user writes, and what it comes to with every default filled in.

mod judge_choice;

pub use judge_choice::JudgeChoice;

use crate::assessors;
use crate::datasets::Mapping;
use crate::error::{EngineError, Place};
use crate::repair;
use sallet_core::experiment::{Experiment, Hint, PromptMode, Sampling, Setting};
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
    /// Who answers.
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

/// The table `[repair]` of an experiment file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairChoice {
    /// One setting for each; see [`crate::repair::ALL`].
    pub strategies: Vec<String>,
    /// Whose request texts are sent; ours if absent.
    pub wording: Option<String>,
    /// One setting for each: who repairs. Who wrote the answer if empty.
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
    /// how words are chosen where this table does not say.
    fn settings(&self, usual: &Sampling) -> Vec<Option<RepairSetting>> {
        let repairers: Vec<Option<ProviderTable>> = match self.repairers.as_slice() {
            [] => vec![None],
            named => named.iter().map(|choice| Some(choice.table())).collect(),
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
                    wording: self.wording.clone().unwrap_or_else(|| "sallet".to_owned()),
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
        settings
    }

    fn check(&self) -> Result<(), EngineError> {
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
        let settings = self.settings(&Sampling::default());
        settings.iter().flatten().try_for_each(repair::check)
    }
}

/// Most candidates, tries or rounds: a typing error must not cost a fortune.
const MAX_TRIES: u32 = 100;

/// A provider in an experiment file: a model string, or a table with what is special about it.
#[derive(Debug, Clone, Deserialize)]
#[serde(
    untagged,
    expecting = "a provider is a model string, or a table with model, base_url and samples"
)]
pub enum ProviderChoice {
    /// `openai/gpt-4o-mini`
    Model(String),
    /// `{ model = "…", base_url = "…", samples = 3 }`
    Table(ProviderTable),
}

/// The long form of [`ProviderChoice`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderTable {
    /// The model string.
    pub model: String,
    /// Another server than the provider's own.
    pub base_url: Option<String>,
    /// Instead of the experiment's number.
    pub samples: Option<u32>,
}

impl ProviderChoice {
    fn table(&self) -> ProviderTable {
        match self {
            Self::Model(model) => ProviderTable {
                model: model.clone(),
                base_url: None,
                samples: None,
            },
            Self::Table(table) => table.clone(),
        }
    }
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
        if self.providers.is_empty() {
            return Err(EngineError::NoProvider);
        }
        self.check_ranges()?;
        self.repair.iter().try_for_each(RepairChoice::check)?;
        let mut settings = Vec::new();
        for provider in &self.providers {
            self.add_settings(&provider.table(), &mut settings)?;
        }
        number_duplicates(&mut settings);
        Ok(Experiment {
            name: self.name.clone().unwrap_or_else(|| "experiment".to_owned()),
            datasets: or_default(&self.datasets, "bench".to_owned()),
            mapping: self.mapping.clone(),
            tasks: self.tasks.clone(),
            limit: self.limit,
            settings,
            assessors: assessors::names(&self.asked_assessors()?)?,
            judges: judge_choice::settings(&self.judges)?,
            seed: self.seed.unwrap_or(0),
        })
    }

    /// The assessors that the user names, and those that feedback takes its tests from.
    fn asked_assessors(&self) -> Result<Vec<String>, EngineError> {
        let mut feedback: Vec<String> = match &self.repair {
            Some(repair) => or_default(&repair.feedback, "static:sallet".to_owned()),
            None => Vec::new(),
        };
        let judges = judge_choice::settings(&self.judges)?;
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
        let samples = self
            .providers
            .iter()
            .map(|provider| provider.table().samples);
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
            max_tokens: self.max_tokens,
            stop: self.stop.clone(),
            seed: self.seed,
        };
        let repairs = |temperature| match &self.repair {
            Some(repair) => repair.settings(&usual(temperature)),
            None => vec![None],
        };
        let by_itself =
            |repair: &RepairSetting| repair.model.is_none() && repair.strategy != "rules";
        if source != Source::Live && repairs(None).iter().flatten().any(by_itself) {
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
                        system: self.system.clone(),
                        sampling: match source {
                            Source::Live => usual(temperature),
                            _ => Sampling::default(),
                        },
                        samples,
                        repair: None,
                    };
                    let repairs = repairs(temperature);
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

/// What a model string stands for, as far as an experiment must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// A model that is asked.
    Live,
    /// Answers that exist.
    Stored,
    /// The tasks' own solutions.
    Reference,
}

impl Source {
    fn of(model: &str) -> Self {
        match model.split(['/', ':']).next() {
            Some("reference") => Self::Reference,
            Some("file" | "recorded") => Self::Stored,
            _ => Self::Live,
        }
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
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        let file = ExperimentFile::parse(Path::new("study.toml"), text).unwrap();
        file.resolve()
            .unwrap()
            .settings
            .into_iter()
            .map(|setting| setting.id)
            .collect()
    }

    #[test]
    fn choices_multiply_out_for_live_models_only() {
        let text = r#"
            providers = ["openai/a", "reference/secure", "file:x.jsonl"]
            temperatures = [0.0, 0.8]
            hints = ["none", "generic"]
        "#;
        assert_eq!(
            ids(text),
            [
                "openai/a code t=0",
                "openai/a code t=0.8",
                "openai/a code hint=generic t=0",
                "openai/a code hint=generic t=0.8",
                "reference/secure",
                "file:x.jsonl code",
                "file:x.jsonl code hint=generic",
            ]
        );
    }

    #[test]
    fn repairs_multiply_out() {
        let text = r#"
            providers = ["reference/insecure"]
            [repair]
            strategies = ["none", "rules", "fdsp"]
            repairers = ["openai/a", { model = "openai/b", base_url = "http://localhost:1" }]
        "#;
        assert_eq!(
            ids(text),
            [
                "reference/insecure",
                "reference/insecure rules",
                "reference/insecure fdsp by openai/a",
                "reference/insecure fdsp by openai/b",
            ]
        );
    }

    #[test]
    fn equal_ids_are_told_apart() {
        let text =
            r#"providers = ["openai/a", { model = "openai/a", base_url = "http://localhost:1" }]"#;
        assert_eq!(ids(text), ["openai/a code", "openai/a code #2"]);
    }

    #[test]
    fn mistakes_are_named() {
        let check = |text: &str, expected: &str| {
            let error = ExperimentFile::parse(Path::new("study.toml"), text)
                .and_then(|file| file.resolve())
                .unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        };
        check("providers = []", "no provider");
        check(
            "providers = ['openai/a']\ntemperature = 1",
            "unknown field `temperature`",
        );
        check(
            "providers = ['openai/a']\ntemperatures = [3]",
            "temperatures",
        );
        check("providers = ['openai/a']\nsamples = 0", "samples");
        check("providers = ['openai/a']\nassessors = ['magic']", "magic");
        let repair = |table: &str| format!("providers = ['openai/a']\n[repair]\n{table}");
        check(&repair("strategies = []"), "one strategy or more");
        check(
            &repair("strategies = ['magic']"),
            "choose among none, rules,",
        );
        check(
            &repair("strategies = ['fdsp']\ncandidates = 0"),
            "repair.candidates",
        );
        check(
            &repair("strategies = ['fdsp']\nfeedback = ['magic']"),
            "magic",
        );
        check(
            &repair("strategies = ['iterate']\nround = 3"),
            "unknown field `round`",
        );
        check(
            "providers = ['reference/insecure']\n[repair]\nstrategies = ['fdsp']",
            "reference/insecure cannot repair",
        );
        check("samples = 1\nproviders = [", "study.toml:2: unclosed array");
        check(
            "providers = [\n  { model = 'openai/a', base-url = 'x' },\n]",
            "study.toml:1: a provider is a model string, or a table with model, base_url and samples",
        );
    }

    #[test]
    fn embedded_experiments_resolve() {
        for (name, _) in EMBEDDED {
            ExperimentFile::load(name).unwrap().resolve().unwrap();
        }
    }
}
