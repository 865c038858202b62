//! The answers of the paper as an ordinary run: what `sallet report` shows and `sallet rescore` judges
//! again.
//!
//! A configuration becomes a setting, a prompt a task. The raw answer stays as it came, the code of the
//! paper's repair is its solution, and the artefact's verdicts are its assessments: `validity` (does
//! it compile), `functional` and `security` (the unit tests) and `static:codeql` (the alerts, matched
//! by the whole path). Where the artefact holds no verdict, the assessment says why.

use super::layout::{Files, Key, Layout, Model};
use super::read::{self, Alerts, Answer, Prompt, Test};
use crate::error::ReproduceError;
use crate::files;
use crate::model::Imported;
use rayon::prelude::*;
use sallet_core::experiment::{
    Experiment, Hint, Message, Prompt as Sent, PromptMode, Role, Sampling, Setting,
};
use sallet_core::record::{
    Answer as Logged, Attempt, Cell, CellKey, Completion, Extraction, Finish, Record, Session,
};
use sallet_core::verdict::{Assessment, Axis, Evidence, Method, UnscoredKind};
use sallet_core::{Language, Verdict};
use sallet_engine::extract::{Context, as_given, extract};
use sallet_engine::run::{LogWriter, Plan, RunFolder, now};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// The file in the run's folder that holds its tasks.
const TASKS: &str = "tasks.jsonl";

/// The assessors whose verdicts the artefact holds.
const ASSESSORS: [&str; 4] = ["validity", "functional", "security", "static:codeql"];

/// Writes the run `out` from the checkout in `from`.
pub(super) fn import(from: &Path, out: &Path) -> Result<Imported, ReproduceError> {
    files::folder(from)?;
    let layout = Layout::of(from);
    if layout.configurations.is_empty() {
        return Err(super::nothing_found(from));
    }
    let folder = RunFolder::new(out);
    if folder.exists() {
        return Err(ReproduceError::RunExists(out.to_owned()));
    }
    let texts = Texts::read(&layout);
    if texts.configurations.is_empty() {
        return Err(ReproduceError::NothingReadable {
            paper: "SALLM",
            reasons: texts.missing.join("; "),
        });
    }
    let tasks = out.join(TASKS);
    texts.write_tasks(&tasks)?;
    let mut plan = Plan::new(texts.experiment(&tasks))?;
    plan.header.prompts = texts
        .prompts()
        .map(|prompt| (sent(prompt).hash(), sent(prompt)))
        .collect();
    let mut log = LogWriter::create(&folder, &plan.header)?;
    log.append(&Record::Session(session()))?;
    let mut cells = 0;
    for lines in texts.lines()? {
        log.append_line(&lines.text)?;
        cells += lines.cells;
    }
    Ok(Imported {
        settings: texts.configurations.len(),
        tasks: plan.header.tasks.len(),
        cells,
        notes: texts.missing,
    })
}

/// The readable texts of all configurations.
struct Texts {
    configurations: Vec<Configuration>,
    /// Prompts that a test ran for in some configuration.
    tested: HashSet<String>,
    /// Weaknesses that some query of CodeQL looks for.
    queried: HashSet<u32>,
    missing: Vec<String>,
}

struct Configuration {
    key: Key,
    prompts: Vec<Prompt>,
    alerts: Option<Alerts>,
}

/// Cells of a configuration as lines of a log.
struct Lines {
    text: Vec<u8>,
    cells: usize,
}

impl Texts {
    fn read(layout: &Layout) -> Self {
        let queries = layout.queries();
        let found: Vec<(&Key, &Files)> = layout.configurations.iter().collect();
        let read: Vec<_> = found
            .par_iter()
            .map(|(key, files)| Configuration::read(**key, files, &queries))
            .collect();
        let mut texts = Self {
            configurations: Vec::new(),
            tested: HashSet::new(),
            queried: queries
                .iter()
                .filter_map(|name| super::layout::cwe_of(name))
                .collect(),
            missing: layout.missing.clone(),
        };
        for (configuration, missing) in read {
            texts.missing.extend(missing);
            texts.configurations.extend(configuration);
        }
        let prompts = texts.prompts().filter(|prompt| {
            let ran = |answer: &Answer| answer.functional.is_some() || answer.security.is_some();
            prompt.answers.iter().any(ran)
        });
        texts.tested = prompts.map(|prompt| prompt.id.clone()).collect();
        texts
    }

    /// All prompts of all configurations.
    fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.configurations
            .iter()
            .flat_map(|configuration| &configuration.prompts)
    }

    /// Every prompt once, as a dataset of the user's own.
    fn write_tasks(&self, path: &Path) -> Result<(), ReproduceError> {
        let mut seen = HashSet::new();
        let mut text = String::new();
        for prompt in self
            .prompts()
            .filter(|prompt| seen.insert(prompt.id.as_str()))
        {
            let task = serde_json::json!({
                "task_id": prompt.id,
                "title": prompt.id.trim_end_matches(".py").replace('_', " "),
                "language": "python",
                "cwe": prompt.cwe().map(|cwe| format!("CWE-{cwe}")),
                "code_prompt": prompt.prompt,
                "insecure": prompt.insecure,
                "provenance": "SALLM",
            });
            text.push_str(&task.to_string());
            text.push('\n');
        }
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(path, text));
        written.map_err(|source| ReproduceError::Write {
            path: path.to_owned(),
            source,
        })
    }

    fn experiment(&self, tasks: &Path) -> Experiment {
        Experiment {
            name: "sallm".to_owned(),
            datasets: vec![tasks.to_string_lossy().into_owned()],
            mapping: BTreeMap::new(),
            tasks: Vec::new(),
            limit: None,
            settings: self
                .configurations
                .iter()
                .map(Configuration::setting)
                .collect(),
            assessors: ASSESSORS.map(str::to_owned).to_vec(),
            judges: Vec::new(),
            models: Vec::new(),
            seed: 0,
        }
    }

    fn lines(&self) -> Result<Vec<Lines>, ReproduceError> {
        let of = |configuration: &Configuration| {
            let mut lines = Lines {
                text: Vec::new(),
                cells: 0,
            };
            for prompt in &configuration.prompts {
                for cell in self.cells(configuration, prompt) {
                    serde_json::to_writer(&mut lines.text, &Record::Cell(Box::new(cell)))
                        .map_err(ReproduceError::Encode)?;
                    lines.text.push(b'\n');
                    lines.cells += 1;
                }
            }
            Ok(lines)
        };
        self.configurations.par_iter().map(of).collect()
    }

    /// The answers to one prompt. Low temperatures repeat themselves: each text is looked at once.
    fn cells(&self, configuration: &Configuration, prompt: &Prompt) -> Vec<Cell> {
        let setting = configuration.setting().id;
        let hash = sent(prompt).hash();
        let mut extractions = HashMap::new();
        let cell = |(index, answer): (usize, &Answer)| {
            let extraction: &Extraction = extractions
                .entry((answer.raw.clone(), answer.code.clone()))
                .or_insert_with(|| extraction(prompt, answer));
            let subject = Subject {
                texts: self,
                configuration,
                prompt,
                index,
                answer,
            };
            Cell {
                key: CellKey {
                    setting: setting.clone(),
                    task: prompt.id.clone(),
                    sample: u32::try_from(index).unwrap_or(u32::MAX),
                },
                attempts: vec![Attempt::first(
                    hash.clone(),
                    Logged::Completion(completion(answer)),
                    Some(extraction.clone()),
                    subject.assessments(),
                )],
                counts: None,
            }
        };
        prompt.answers.iter().enumerate().map(cell).collect()
    }
}

impl Configuration {
    fn read(key: Key, files: &Files, queries: &[&str]) -> (Option<Self>, Vec<String>) {
        let mut missing = Vec::new();
        let alerts = files
            .alerts
            .as_ref()
            .map(|found| read::alerts(found, queries, &key.to_string()));
        let alerts = read::noted(alerts, &mut missing);
        let prompts = read::answers(files, &mut missing);
        let read = prompts.map(|(prompts, _)| Self {
            key,
            prompts,
            alerts,
        });
        (read, missing)
    }

    /// The setting, with the token limits of section IV-C.
    fn setting(&self) -> Setting {
        let (model, max_tokens) = match self.key.model {
            Model::CodeGen2 => ("codegen-2b-mono", 256),
            Model::CodeGen25 => ("codegen25-7b-mono", 256),
            Model::StarCoder => ("starcoder", 256),
            Model::Gpt35 => ("gpt-3.5-turbo", 512),
            Model::Gpt4 => ("gpt-4", 512),
        };
        let model = format!("sallm/{model}");
        let samples = self.prompts.iter().map(|prompt| prompt.answers.len()).max();
        Setting {
            id: format!("{model} code t={}", self.key.temperature.degrees()),
            model,
            base_url: None,
            mode: PromptMode::Code,
            hint: Hint::None,
            wording: "bare".to_owned(),
            system: None,
            sampling: Sampling {
                temperature: Some(self.key.temperature.degrees()),
                max_tokens: Some(max_tokens),
                ..Sampling::default()
            },
            samples: samples
                .and_then(|samples| u32::try_from(samples).ok())
                .unwrap_or(1),
            repair: None,
        }
    }
}

/// What was sent, as far as the artefact says: the prompt alone.
fn sent(prompt: &Prompt) -> Sent {
    Sent {
        messages: vec![Message {
            role: Role::User,
            content: prompt.prompt.clone(),
        }],
    }
}

fn session() -> Session {
    Session {
        started_at: now(),
        sallet: env!("CARGO_PKG_VERSION").to_owned(),
        tools: BTreeMap::from([(
            "imported from".to_owned(),
            "the SALLM repository".to_owned(),
        )]),
        isolation: "not recorded".to_owned(),
        shard: None,
    }
}

fn completion(answer: &Answer) -> Completion {
    Completion {
        text: answer.raw.clone(),
        finish: match answer.finish.as_deref() {
            Some("stop") => Finish::Stop,
            Some("length") => Finish::Length,
            Some("content_filter") => Finish::ContentFilter,
            _ => Finish::Unknown,
        },
        is_solution: false,
        labelled_vulnerable: None,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    }
}

/// The code that the artefact tested; where it holds none, that of our own extraction.
fn extraction(prompt: &Prompt, answer: &Answer) -> Extraction {
    let context = Context {
        language: Language::Python,
        code_prompt: Some(&prompt.prompt),
        entry_point: None,
        mode: PromptMode::Code,
    };
    let Some(code) = &answer.code else {
        return extract(&answer.raw, &context);
    };
    let changed = *code != answer.raw;
    let raw = as_given(&answer.raw, &context);
    Extraction {
        rules: changed.then(|| "sallm".to_owned()).into_iter().collect(),
        valid_before: raw.valid_before,
        ..as_given(code, &context)
    }
}

/// One answer with what is known around it.
struct Subject<'a> {
    texts: &'a Texts,
    configuration: &'a Configuration,
    prompt: &'a Prompt,
    index: usize,
    answer: &'a Answer,
}

impl Subject<'_> {
    fn assessments(&self) -> Vec<Assessment> {
        let [validity, functional, security, by_static] = ASSESSORS;
        let tested = |axis, name, verdict| Assessment::new(axis, Method::Dynamic, name, verdict);
        let (found, evidence) = self.static_verdict();
        vec![
            Assessment::new(Axis::Validity, Method::Static, validity, self.validity()),
            tested(Axis::Functional, functional, self.functional()),
            tested(Axis::Security, security, self.security()),
            Assessment {
                evidence,
                ..Assessment::new(Axis::Security, Method::Static, by_static, found)
            },
        ]
    }

    fn validity(&self) -> Verdict {
        match self.answer.compilable {
            Some(true) => Verdict::Pass,
            Some(false) => Verdict::Fail,
            None => not_there("test results, which say what compiles,"),
        }
    }

    fn functional(&self) -> Verdict {
        match (self.answer.compilable, self.answer.functional) {
            (Some(false), _) => Verdict::Fail,
            (_, test) => self.tested(test),
        }
    }

    fn security(&self) -> Verdict {
        match (self.answer.compilable, self.answer.security) {
            (Some(false), _) => UnscoredKind::DoesNotLoad
                .because("the code does not compile")
                .into(),
            (_, test) => self.tested(test),
        }
    }

    fn tested(&self, test: Option<Test>) -> Verdict {
        match test {
            Some(Test::Success) => Verdict::Pass,
            Some(Test::Failure) => Verdict::Fail,
            Some(Test::Error) => UnscoredKind::HarnessFault
                .because(
                    "the artefact's test ended in an error; whether the answer or the environment is to \
                     blame, it does not say",
                )
                .into(),
            None if self.answer.compilable.is_none() => not_there("test results"),
            None if !self.texts.tested.contains(&self.prompt.id) => UnscoredKind::NoOracle
                .because("no test of the artefact ran for this prompt in any configuration")
                .into(),
            None => UnscoredKind::HarnessFault
                .because("the artefact's test never ran for this answer")
                .into(),
        }
    }

    /// The verdict on the prompt's own weakness, with all alerts of the file behind it.
    fn static_verdict(&self) -> (Verdict, Vec<Evidence>) {
        let (Some(alerts), Some(cwe)) = (&self.configuration.alerts, self.prompt.cwe()) else {
            return (not_there("alerts of CodeQL"), Vec::new());
        };
        let of_file = alerts
            .get(&self.prompt.path(self.index))
            .map_or(&[][..], Vec::as_slice);
        let evidence = of_file.iter().map(|alert| Evidence {
            name: format!("codeql/{}", alert.title),
            outcome: match alert.cwe == Some(cwe) {
                true => "fail".to_owned(),
                false => "other weakness".to_owned(),
            },
            detail: format!(
                "{} on line {}: {}",
                alert.severity, alert.line, alert.message
            ),
        });
        let verdict = match of_file.iter().any(|alert| alert.cwe == Some(cwe)) {
            true => Verdict::Fail,
            false if self.texts.queried.contains(&cwe) => Verdict::Pass,
            false => UnscoredKind::NoRule
                .because(format!("no query of the artefact is named after CWE-{cwe}"))
                .into(),
        };
        (verdict, evidence.collect())
    }
}

fn not_there(what: &str) -> Verdict {
    UnscoredKind::NoOracle
        .because(format!(
            "the checkout holds no {what} of this configuration"
        ))
        .into()
}
