//! The study's files, read and held against each other.

use super::counts::partial;
use super::experiments::{self, Experiment};
use super::labels::{Judgements, Labels, Lines, Task, judgements, labels};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Tasks of the paper (section 2.1).
pub(super) const TASKS: usize = 121;

/// A model under study.
#[derive(Debug, Clone, Copy)]
pub(super) struct Model {
    /// As the paper calls it.
    pub(super) name: &'static str,
    /// As file names call it; there are two spellings of some.
    spellings: &'static [&'static str],
}

/// Those that wrote code; the first two also judged and repaired it.
pub(super) const MODELS: [Model; 4] = [
    Model {
        name: "GPT-3.5",
        spellings: &["gpt3.5"],
    },
    Model {
        name: "GPT-4",
        spellings: &["gpt4"],
    },
    Model {
        name: "Code Llama",
        spellings: &["llama", "codellama"],
    },
    Model {
        name: "CodeGeeX2",
        spellings: &["codegeex", "codegeex2"],
    },
];

/// How many of [`MODELS`] judged and repaired.
pub(super) const JUDGES: usize = 2;

/// A file that could be read, or a sentence on why not.
type Read<T> = Result<T, String>;

/// Everything that was read. Indices are those of [`MODELS`].
pub(super) struct Study {
    /// RQ1: labels of what each model wrote.
    pub(super) generated: Vec<Read<Labels<1>>>,
    /// RQ2: `judged[who][of]`.
    pub(super) judged: Vec<Vec<Read<Judgements>>>,
    /// RQ3: `repaired[who][of]`.
    pub(super) repaired: Vec<Vec<Read<Labels<1>>>>,
    /// Section 8: labels of GPT-4's second and third answers.
    pub(super) parallel: Read<Labels<2>>,
    /// RQ2 as well, in no table: what Code Llama said of GPT-4's code.
    pub(super) judged_by_llama: Read<Judgements>,
    /// RQ4.
    pub(super) experiments: Vec<Read<Experiment>>,
}

impl Study {
    /// Reads what is there.
    pub(super) fn read(folder: &Path) -> Self {
        let (rq1, rq2, rq3) = (folder.join("RQ1"), folder.join("RQ2"), folder.join("RQ3"));
        let pairs = |read: &(dyn Fn(&Model, &Model) -> PathBuf + Sync)| -> Vec<Vec<PathBuf>> {
            let judges = MODELS.iter().take(JUDGES);
            judges
                .map(|who| MODELS.iter().map(|of| read(who, of)).collect())
                .collect()
        };
        let verdicts = pairs(&|who, of| find(&rq2, "detectResult_", &[who, of], ".jsonl"));
        let repairs = pairs(&|who, of| find(&rq3, "verify_", &[who, of], ".csv"));
        let llama = find(&rq2, "detectResult_", &[&MODELS[2], &MODELS[1]], ".jsonl");
        let parallel = rq1
            .join("discussionStudy_gpt4")
            .join("discussionReview_gpt4.csv");
        Self {
            generated: MODELS
                .par_iter()
                .map(|model| labels(&find(&rq1, "review_", &[model], ".csv")))
                .collect(),
            judged: each(&verdicts, judgements),
            repaired: each(&repairs, labels),
            parallel: labels(&parallel),
            judged_by_llama: judgements(&llama),
            experiments: experiments::read(&folder.join("RQ4")),
        }
    }

    /// How much could be read, by kind.
    pub(super) fn counts(&self) -> Vec<(String, usize)> {
        let labels = self.generated.iter().chain(self.repaired.iter().flatten());
        let judged = self
            .judged
            .iter()
            .flatten()
            .chain(std::iter::once(&self.judged_by_llama));
        vec![
            (
                "files of labels".to_owned(),
                labels.filter(|it| it.is_ok()).count() + usize::from(self.parallel.is_ok()),
            ),
            (
                "files of judgements".to_owned(),
                judged.filter(|it| it.is_ok()).count(),
            ),
            (
                "experiments".to_owned(),
                self.experiments.iter().filter(|it| it.is_ok()).count(),
            ),
            ("tasks".to_owned(), self.tasks().len()),
        ]
    }

    /// Every task of RQ1.
    pub(super) fn tasks(&self) -> BTreeSet<&Task> {
        self.generated
            .iter()
            .flatten()
            .flat_map(|labels| labels.of.keys())
            .collect()
    }

    /// Why numbers over all tasks differ from the printed ones, if some of the tasks are not there.
    pub(super) fn partial(&self) -> Option<String> {
        partial(self.tasks().len())
    }

    /// What is missing or cannot be read of what tables need.
    pub(super) fn faults(&self) -> Vec<String> {
        let mut faults: Vec<String> = Vec::new();
        let labels = self.generated.iter().chain(self.repaired.iter().flatten());
        faults.extend(labels.filter_map(fault));
        faults.extend(self.judged.iter().flatten().filter_map(fault));
        faults.extend(fault(&self.parallel));
        let experiments = self.experiments.iter();
        faults.extend(experiments.filter_map(|it| it.as_ref().err().cloned()));
        let tasks = self.tasks();
        if !tasks.is_empty() && tasks.len() < TASKS {
            faults.push(format!(
                "RQ1 has {} of the paper's {TASKS} tasks: numbers are over those.",
                tasks.len()
            ));
        }
        faults.extend(self.short_files(tasks.len()));
        faults
    }

    /// Files that lack tasks which others have.
    fn short_files(&self, tasks: usize) -> Vec<String> {
        let labels = self
            .generated
            .iter()
            .chain(self.repaired.iter().flatten())
            .flatten();
        let labels = labels.map(|labels| (&labels.path, labels.of.len()));
        let judged = self
            .judged
            .iter()
            .flatten()
            .flatten()
            .map(|it| (&it.path, it.of.len()));
        labels
            .chain(judged)
            .filter(|(_, count)| *count < tasks)
            .map(|(path, count)| {
                format!(
                    "{} has {count} of {tasks} tasks: cut off? Its numbers are over those.",
                    path.display()
                )
            })
            .collect()
    }
}

/// What is to be said of a file.
fn fault<T>(read: &Read<Lines<T>>) -> Option<String> {
    match read {
        Ok(lines) => lines.fault.clone(),
        Err(reason) => Some(reason.clone()),
    }
}

/// Reads files in parallel.
fn each<T: Send>(paths: &[Vec<PathBuf>], read: fn(&Path) -> Read<T>) -> Vec<Vec<Read<T>>> {
    let row = |row: &Vec<PathBuf>| row.par_iter().map(|path| read(path)).collect();
    paths.par_iter().map(row).collect()
}

/// The file whose name has the models under any of their spellings; the first if there is none.
fn find(folder: &Path, prefix: &str, models: &[&Model], suffix: &str) -> PathBuf {
    let mut names = vec![String::new()];
    for model in models {
        let longer = names.iter().flat_map(|name| {
            model
                .spellings
                .iter()
                .map(move |spelling| match name.as_str() {
                    "" => (*spelling).to_owned(),
                    name => format!("{name}_for_{spelling}"),
                })
        });
        names = longer.collect();
    }
    let mut paths = names
        .iter()
        .map(|name| folder.join(format!("{prefix}{name}{suffix}")));
    let first = paths.next().unwrap_or_else(|| folder.to_owned());
    match first.exists() {
        true => first,
        false => paths.find(|path| path.exists()).unwrap_or(first),
    }
}
