//! The two datasets of the taxonomy.

use super::items::{Item, items};
use crate::datasets::support::tasks::bare;
use crate::error::EngineError;
use sallet_core::{Task, TaskLanguage};

const PROVENANCE: &str = "taxonomy of 58 weaknesses: the Seven Pernicious Kingdoms and the Top 25 of 2023, as a \
                          published study merged them; prompt and code are our own";

/// The prompts: a text prompt each and nothing else.
///
/// # Errors
/// As [`items`].
pub fn instructions() -> Result<Vec<Task>, EngineError> {
    let task = |item: &Item| {
        let instruction = item.instruction.as_ref()?;
        Some(Task {
            text_prompt: Some(instruction.prompt.clone()),
            ..of(item, "instruction", instruction.language)
        })
    };
    Ok(items()?.iter().filter_map(task).collect())
}

/// The snippets: the code with the weakness is the insecure reference, its twin the secure one.
/// There is no prompt, so nothing to ask for; who judges code judges these.
///
/// # Errors
/// As [`items`].
pub fn snippets() -> Result<Vec<Task>, EngineError> {
    let task = |item: &Item| {
        let snippet = item.snippet.as_ref()?;
        Some(Task {
            insecure: Some(snippet.code.clone()),
            secure: Some(snippet.fixed.clone()),
            ..of(item, "snippet", snippet.language)
        })
    };
    Ok(items()?.iter().filter_map(task).collect())
}

fn of(item: &Item, kind: &str, language: TaskLanguage) -> Task {
    Task {
        title: item.cwe.name().to_owned(),
        cwe: Some(item.cwe),
        ..bare(&format!("{kind}-cwe-{}", item.cwe.0), language, PROVENANCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_have_a_text_prompt_and_nothing_else() {
        let tasks = instructions().unwrap();
        assert_eq!(tasks.len(), 55);
        let open = tasks
            .iter()
            .filter(|task| task.language == TaskLanguage::Open);
        assert_eq!(open.count(), 40);
        assert_eq!(tasks[0].id, "instruction-cwe-78");
        for task in tasks {
            assert!(task.text_prompt.is_some() && task.code_prompt.is_none());
            assert!(task.insecure.is_none() && task.oracle.is_none());
        }
    }

    #[test]
    fn snippets_have_two_references_and_no_prompt() {
        let tasks = snippets().unwrap();
        assert_eq!(tasks.len(), 47);
        let java = tasks
            .iter()
            .filter(|task| task.language == TaskLanguage::Java);
        assert_eq!(java.count(), 7);
        for task in tasks {
            assert!(task.insecure.is_some() && task.secure.is_some());
            assert!(task.text_prompt.is_none() && task.code_prompt.is_none());
        }
    }
}
