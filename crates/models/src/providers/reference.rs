//! The tasks' own solutions. Through them a run shows that its oracles tell secure code from
//! insecure code.

use super::{KeyUse, Prefix, Target, Unit};
use crate::error::ModelError;
use crate::provider::{Provider, ProviderOptions, Request, answer};
use async_trait::async_trait;
use sallet_core::Task;
use sallet_core::record::{Completion, Finish};
use std::collections::HashMap;
use std::sync::Arc;

pub(super) const UNIT: Unit = Unit {
    name: "reference",
    summary: "the tasks' own secure or insecure solutions",
    prefixes: &[Prefix {
        text: "reference/",
        example: "reference/secure",
        base_url: None,
        key: KeyUse::None,
    }],
    open,
};

struct Reference {
    secure: bool,
    tasks: Arc<[Task]>,
    /// Task id → index in `tasks`.
    index: HashMap<String, usize>,
}

fn open(target: &Target<'_>, options: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    let secure = match target.name {
        "secure" => true,
        "insecure" => false,
        _ => return Err(target.unknown()),
    };
    let ids = options.tasks.iter().map(|task| task.id.clone());
    Ok(Box::new(Reference {
        secure,
        tasks: Arc::clone(&options.tasks),
        index: ids.zip(0..).collect(),
    }))
}

#[async_trait]
impl Provider for Reference {
    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let kind = if self.secure { "secure" } else { "insecure" };
        let Some(&index) = self.index.get(request.task_id) else {
            return Err(ModelError::NoSuchTask {
                answers: "the datasets of this run".to_owned(),
                task: request.task_id.to_owned(),
            });
        };
        let task = &self.tasks[index];
        let solution = if self.secure {
            &task.secure
        } else {
            &task.insecure
        };
        let Some(solution) = solution else {
            let task = request.task_id.to_owned();
            return Err(ModelError::NoReference { task, kind });
        };
        Ok(Completion {
            is_solution: true,
            labelled_vulnerable: Some(!self.secure),
            ..answer(solution, Finish::Stop)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ask_for, task};

    #[tokio::test]
    async fn each_kind_gives_its_solution() {
        let bare = Task {
            insecure: None,
            ..task("t2")
        };
        let options = ProviderOptions {
            tasks: [task("t1"), bare].into(),
            ..ProviderOptions::default()
        };
        let check = async |model: &str, task: &str, expected: Result<&str, &str>| {
            let provider = crate::open(model, &options).unwrap();
            assert!(!provider.is_remote());
            let answer = ask_for(&*provider, task, 0).await;
            let answer = answer.map_err(|error| error.to_string()).map(|completion| {
                assert!(completion.is_solution);
                completion.text
            });
            assert_eq!(answer.as_deref().map_err(String::as_str), expected);
        };
        check("reference/secure", "t1", Ok("secure t1")).await;
        check("reference/insecure", "t1", Ok("insecure t1")).await;
        check("reference/secure", "t2", Ok("secure t2")).await;
        check(
            "reference/insecure",
            "t2",
            Err("the task 't2' has no insecure reference solution"),
        )
        .await;
        check(
            "reference/secure",
            "t3",
            Err("the datasets of this run hold no answer for the task 't3'"),
        )
        .await;
    }
}
