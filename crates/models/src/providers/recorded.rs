//! Answers that a model once gave to exactly these prompts. They show what a live run looks like
//! without a key or a network.

use super::{KeyUse, Prefix, Target, Unit};
use crate::error::ModelError;
use crate::provider::{Provider, ProviderOptions, Request, answer};
use async_trait::async_trait;
use sallet_core::record::{Completion, Finish};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub(super) const UNIT: Unit = Unit {
    name: "recorded",
    summary: "answers that a model once gave to exactly the stored prompts",
    prefixes: &[Prefix {
        text: "recorded/",
        example: "recorded/NAME",
        base_url: None,
        key: KeyUse::None,
    }],
    open,
};

/// A set of recorded answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedSet {
    /// Which prompts were answered, for people: e.g. `code prompts without a security hint`.
    pub asked: String,
    /// The answers, in any order.
    pub answers: Vec<RecordedAnswer>,
}

/// One recorded answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedAnswer {
    /// The task.
    pub task_id: String,
    /// `Prompt::hash` of what was sent.
    pub prompt_hash: String,
    /// From 0.
    pub sample: u32,
    /// The raw answer, as it came.
    pub completion: String,
}

struct Recorded {
    name: String,
    sets: Arc<BTreeMap<String, RecordedSet>>,
    /// Task id → indices of its answers.
    index: HashMap<String, Vec<usize>>,
}

fn open(target: &Target<'_>, options: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    let Some(set) = options.recorded.get(target.name) else {
        let names = options.recorded.keys().cloned();
        return Err(ModelError::NoSuchRecording {
            model: target.model.to_owned(),
            known: names.map(|name| format!("recorded/{name}")).collect(),
        });
    };
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for (position, answer) in set.answers.iter().enumerate() {
        let positions = index.entry(answer.task_id.clone()).or_default();
        positions.push(position);
    }
    Ok(Box::new(Recorded {
        name: target.name.to_owned(),
        sets: Arc::clone(&options.recorded),
        index,
    }))
}

#[async_trait]
impl Provider for Recorded {
    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let task = || request.task_id.to_owned();
        let answers = || format!("the answers of recorded/{}", self.name);
        let positions = self.index.get(request.task_id);
        let (Some(set), Some(positions)) = (self.sets.get(&self.name), positions) else {
            return Err(ModelError::NoSuchTask {
                answers: answers(),
                task: task(),
            });
        };
        let hash = request.prompt.hash();
        let same_task = positions.iter().map(|&position| &set.answers[position]);
        let same_prompt: Vec<_> = same_task
            .filter(|recorded| recorded.prompt_hash == hash)
            .collect();
        if same_prompt.is_empty() {
            return Err(ModelError::OtherPrompt {
                set: self.name.clone(),
                asked: set.asked.clone(),
                task: task(),
            });
        }
        let mut samples = same_prompt.iter();
        let Some(recorded) = samples.find(|recorded| recorded.sample == request.sample) else {
            return Err(ModelError::NoSuchSample {
                answers: answers(),
                task: task(),
                sample: request.sample,
                available: same_prompt.len(),
            });
        };
        Ok(answer(&recorded.completion, Finish::Unknown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ask_for, prompt};

    fn options() -> ProviderOptions {
        let answer = |task: &str, hash: String, sample| RecordedAnswer {
            task_id: task.to_owned(),
            prompt_hash: hash,
            sample,
            completion: format!("{task} {sample}"),
        };
        // The prompt that `ask_for` sends.
        let hash = || prompt("Write code.").hash();
        let set = RecordedSet {
            asked: "code prompts, no hint".to_owned(),
            answers: vec![
                answer("t1", hash(), 1),
                answer("t1", hash(), 0),
                answer("t2", prompt("Another.").hash(), 0),
            ],
        };
        ProviderOptions {
            recorded: Arc::new([("demo".to_owned(), set)].into()),
            ..ProviderOptions::default()
        }
    }

    #[tokio::test]
    async fn only_the_recorded_prompt_is_answered() {
        let provider = crate::open("recorded/demo", &options()).unwrap();
        assert!(!provider.is_remote());
        let check = async |task: &str, sample: u32, expected: Result<&str, &str>| {
            let answer = ask_for(&*provider, task, sample).await;
            let answer = answer
                .map(|completion| completion.text)
                .map_err(|error| error.to_string());
            assert_eq!(answer.as_deref().map_err(String::as_str), expected);
        };
        check("t1", 0, Ok("t1 0")).await;
        check("t1", 1, Ok("t1 1")).await;
        check(
            "t1",
            2,
            Err(
                "the answers of recorded/demo hold 2 answers for the task 't1', none of them \
                 sample 2 (counted from 0): ask for fewer samples",
            ),
        )
        .await;
        check(
            "t2",
            0,
            Err(
                "recorded/demo answers only the prompts it was recorded for (code prompts, no \
                 hint), and the prompt for the task 't2' differs: use that prompt mode, hint and \
                 system message, or ask a live model",
            ),
        )
        .await;
        check(
            "t3",
            0,
            Err("the answers of recorded/demo hold no answer for the task 't3'"),
        )
        .await;
    }

    #[test]
    fn an_unknown_set_names_the_known_ones() {
        let error = crate::open("recorded/x", &options()).err().unwrap();
        assert_eq!(
            error.to_string(),
            "there are no recorded answers 'recorded/x', only [\"recorded/demo\"]"
        );
    }
}
