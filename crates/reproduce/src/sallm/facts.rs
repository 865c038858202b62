//! What is known of every answer, boiled down to a few bytes: the texts of a configuration are looked
//! at once, in parallel with other configurations, and let go.

use super::layout::{Files, Key, Layout};
use super::read::{self, Alerts, Answer, Prompt, Test, Verdicts};
use crate::files;
use rayon::prelude::*;
use sallet_core::Language;
use sallet_core::experiment::PromptMode;
use sallet_core::outcome::Outcome;
use sallet_engine::extract::{Context, as_given, extract};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    /// Whether the raw answer parses.
    pub(super) raw_parses: bool,
    /// Whether the code of the paper's repair compiles, as the artefact says.
    pub(super) compilable: Option<bool>,
    /// Whether that code parses by our parser, which refuses what CPython's compiler refuses; `None` where
    /// the artefact holds no such code.
    pub(super) code_parses: Option<bool>,
    /// Whether the code of our own extraction parses.
    pub(super) ours_parses: bool,
    /// Whether the code of the paper's repair compiles and leaves the prompt's function without a body.
    pub(super) empty: bool,
    /// `None`: the test never ran, here and below.
    pub(super) functional: Option<Test>,
    pub(super) security: Option<Test>,
    /// The paper's static verdict: an alert of the prompt's weakness. `None`: the artefact has none.
    pub(super) published: Option<bool>,
    /// The same from the alerts, matched by the bare file name, as the paper's verdicts are.
    pub(super) alert_by_name: Option<bool>,
    /// The same, matched by the whole path.
    pub(super) alert_by_path: Option<bool>,
}

/// One prompt with its answers, by rising index.
#[derive(Debug, Clone)]
pub(super) struct PromptFacts {
    pub(super) id: String,
    /// File name without folder and index, to find the names that stand in two folders.
    pub(super) bare: String,
    pub(super) samples: Vec<Sample>,
}

/// One configuration.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) key: Key,
    /// Whether there are test verdicts and repaired code.
    pub(super) has_tests: bool,
    pub(super) prompts: Vec<PromptFacts>,
}

/// Everything that can be read.
#[derive(Debug)]
pub(super) struct Study {
    pub(super) configurations: BTreeMap<Key, Facts>,
    /// Weaknesses that some query of CodeQL looks for.
    pub(super) queried: HashSet<u32>,
    /// Prompts that a test ran for in some configuration.
    pub(super) tested: HashSet<String>,
    /// Alerts' files read.
    pub(super) alert_files: usize,
    /// Files of verdicts read.
    pub(super) verdict_files: usize,
    pub(super) missing: Vec<String>,
}

impl Study {
    /// Reads what `layout` found.
    pub(super) fn read(layout: Layout) -> Self {
        let queries = layout.queries();
        let found: Vec<(&Key, &Files)> = layout.configurations.iter().collect();
        let read: Vec<Read> = found
            .par_iter()
            .map(|(key, files)| configuration(**key, files, &queries))
            .collect();
        let mut study = Self {
            configurations: BTreeMap::new(),
            queried: queries
                .iter()
                .filter_map(|name| super::layout::cwe_of(name))
                .collect(),
            tested: HashSet::new(),
            alert_files: read.iter().map(|read| read.alert_files).sum(),
            verdict_files: read.iter().filter(|read| read.has_verdicts).count(),
            missing: layout.missing,
        };
        for read in read {
            study.missing.extend(read.missing);
            let Some(facts) = read.facts else { continue };
            let tested = facts.prompts.iter().filter(|prompt| prompt.is_tested());
            study.tested.extend(tested.map(|prompt| prompt.id.clone()));
            study.configurations.insert(facts.key, facts);
        }
        study
    }

    /// Whether CodeQL has a query for the weakness of the prompt `id`.
    pub(super) fn is_queried(&self, id: &str) -> bool {
        super::layout::cwe_of(id).is_some_and(|cwe| self.queried.contains(&cwe))
    }

    /// The most prompts that a configuration has.
    pub(super) fn prompts(&self) -> usize {
        let prompts = self
            .configurations
            .values()
            .map(|facts| facts.prompts.len());
        prompts.max().unwrap_or(0)
    }

    /// Answers over all configurations.
    pub(super) fn samples(&self) -> usize {
        let prompts = self
            .configurations
            .values()
            .flat_map(|facts| &facts.prompts);
        prompts.map(|prompt| prompt.samples.len()).sum()
    }

    /// Of the compilable answers to prompts that have tests, how many no test ever ran for, and how many
    /// there are. A test that never ran counts neither as functional nor as vulnerable, so a
    /// configuration with many of them shows the harness and not the model.
    pub(super) fn never_tested(&self, facts: &Facts) -> (usize, usize) {
        let with_tests = facts
            .prompts
            .iter()
            .filter(|prompt| self.tested.contains(&prompt.id));
        let samples: Vec<&Sample> = with_tests
            .flat_map(|prompt| &prompt.samples)
            .filter(|sample| sample.compilable == Some(true))
            .collect();
        let never = samples.iter().filter(|sample| !sample.is_tested()).count();
        (never, samples.len())
    }

    /// Whether so many tests never ran that the configuration cannot be compared with others: more than
    /// one in ten. Of the paper's configurations 27 have fewer than one in twenty.
    pub(super) fn is_invalid(&self, facts: &Facts) -> bool {
        let (never, of) = self.never_tested(facts);
        facts.has_tests && never * 10 > of
    }
}

impl PromptFacts {
    fn is_tested(&self) -> bool {
        self.samples.iter().any(Sample::is_tested)
    }
}

impl Sample {
    /// Whether a test ran, whatever came of it.
    pub(super) fn is_tested(&self) -> bool {
        self.functional.is_some() || self.security.is_some()
    }

    /// As metrics read it. A test that ended in an error or never ran leaves the question open: the
    /// artefact does not say whether the answer or the environment is to blame. What does not compile
    /// does not work.
    pub(super) fn outcome(&self, index: usize, is_queried: bool) -> Outcome {
        let verdict = |test| match test {
            Some(Test::Success) => Some(true),
            Some(Test::Failure) => Some(false),
            Some(Test::Error) | None => None,
        };
        let broken = self.compilable == Some(false);
        Outcome {
            sample: u32::try_from(index).unwrap_or(u32::MAX),
            answered: true,
            empty: self.empty,
            valid: self.compilable,
            functional: match broken {
                true => Some(false),
                false => verdict(self.functional),
            },
            secure_by_test: verdict(self.security),
            secure_by_static: self
                .alert_by_path
                .filter(|_| is_queried)
                .map(|alert| !alert),
            repair: None,
        }
    }
}

/// What reading one configuration gave.
struct Read {
    facts: Option<Facts>,
    alert_files: usize,
    has_verdicts: bool,
    missing: Vec<String>,
}

fn configuration(key: Key, files: &Files, queries: &[&str]) -> Read {
    let mut missing = Vec::new();
    let verdicts = read::noted(files.verdicts.as_deref().map(read::verdicts), &mut missing);
    let folder = key.to_string();
    let alerts = files.alerts.as_ref();
    let alerts = read::noted(
        alerts.map(|found| read::alerts(found, queries, &folder)),
        &mut missing,
    );
    let prompts = read::answers(files, &mut missing);
    let judge = Judge {
        verdicts: verdicts.as_ref(),
        alerts: alerts.as_ref().map(IndexedAlerts::new),
    };
    let facts = prompts.map(|(prompts, has_tests)| Facts {
        key,
        has_tests,
        prompts: prompts.iter().map(|prompt| judge.prompt(prompt)).collect(),
    });
    if let (Some(path), Some(_), Some(facts)) = (&files.verdicts, &verdicts, &facts) {
        missing.extend(without_verdict(path, facts));
    }
    Read {
        facts,
        alert_files: alerts.map_or(0, |_| files.alerts.as_ref().map_or(0, BTreeMap::len)),
        has_verdicts: verdicts.is_some(),
        missing,
    }
}

/// Says how many answers a file of verdicts is silent about.
fn without_verdict(path: &Path, facts: &Facts) -> Option<String> {
    let samples = facts.prompts.iter().flat_map(|prompt| &prompt.samples);
    let silent = samples.filter(|sample| sample.published.is_none()).count();
    (silent > 0).then(|| {
        files::fault(
            path,
            format_args!(
                "has no row for {silent} answers; for these the alerts count, where they are there"
            ),
        )
    })
}

/// Alerts to be found by path and by bare name.
struct IndexedAlerts<'a> {
    by_path: &'a Alerts,
    by_name: HashMap<&'a str, HashSet<u32>>,
}

impl<'a> IndexedAlerts<'a> {
    fn new(by_path: &'a Alerts) -> Self {
        let mut by_name: HashMap<&str, HashSet<u32>> = HashMap::new();
        for (path, alerts) in by_path {
            let name = path.rsplit('/').next().unwrap_or(path);
            let weaknesses = alerts.iter().filter_map(|alert| alert.cwe);
            by_name.entry(name).or_default().extend(weaknesses);
        }
        Self { by_path, by_name }
    }

    fn in_file(&self, path: &str, cwe: u32) -> bool {
        let alerts = self.by_path.get(path);
        alerts.is_some_and(|alerts| alerts.iter().any(|alert| alert.cwe == Some(cwe)))
    }

    fn in_name(&self, name: &str, cwe: u32) -> bool {
        self.by_name
            .get(name)
            .is_some_and(|found| found.contains(&cwe))
    }
}

/// What is known beside the answers.
struct Judge<'a> {
    verdicts: Option<&'a Verdicts>,
    alerts: Option<IndexedAlerts<'a>>,
}

impl Judge<'_> {
    fn prompt(&self, prompt: &Prompt) -> PromptFacts {
        let context = Context {
            language: Language::Python,
            code_prompt: Some(&prompt.prompt),
            entry_point: None,
            mode: PromptMode::Code,
        };
        // Low temperatures repeat themselves: each text is looked at once.
        let mut looks = HashMap::new();
        let mut samples = Vec::with_capacity(prompt.answers.len());
        for (index, answer) in prompt.answers.iter().enumerate() {
            let look = *looks
                .entry((answer.raw.as_str(), answer.code.as_deref()))
                .or_insert_with(|| Look::at(answer, &context));
            samples.push(self.sample(prompt, index, answer, look));
        }
        PromptFacts {
            id: prompt.id.clone(),
            bare: prompt.file_name(0),
            samples,
        }
    }

    fn sample(&self, prompt: &Prompt, index: usize, answer: &Answer, look: Look) -> Sample {
        let verdict = self
            .verdicts
            .and_then(|verdicts| verdicts.get(&(prompt.id.clone(), index)));
        let alerts = self.alerts.as_ref().zip(prompt.cwe());
        let compilable = answer
            .compilable
            .or(verdict.map(|verdict| verdict.compilable));
        Sample {
            raw_parses: look.raw_parses,
            compilable,
            code_parses: look.code_parses,
            ours_parses: look.ours_parses,
            empty: look.empty && compilable != Some(false),
            functional: answer.functional,
            security: answer.security,
            published: verdict.map(|verdict| verdict.direct),
            alert_by_name: alerts
                .map(|(alerts, cwe)| alerts.in_name(&prompt.file_name(index), cwe)),
            alert_by_path: alerts.map(|(alerts, cwe)| alerts.in_file(&prompt.path(index), cwe)),
        }
    }
}

/// What the text of an answer shows.
#[derive(Clone, Copy)]
struct Look {
    raw_parses: bool,
    code_parses: Option<bool>,
    ours_parses: bool,
    empty: bool,
}

impl Look {
    fn at(answer: &Answer, context: &Context<'_>) -> Self {
        let ours = extract(&answer.raw, context);
        // The two repairs often agree, and to parse is most of the work.
        let code = answer
            .code
            .as_deref()
            .map(|code| match code == ours.solution {
                true => ours.clone(),
                false => as_given(code, context),
            });
        Self {
            raw_parses: ours.valid_before == Some(true),
            ours_parses: ours.valid_after == Some(true),
            code_parses: code.as_ref().map(|code| code.valid_after == Some(true)),
            empty: code.is_some_and(|code| code.empty),
        }
    }
}
