//! What becomes of the answer to a task: which language it is in, and who takes the code out of it.

use super::super::{Context, as_given, extract};
use super::unread;
use sallet_core::experiment::PromptMode;
use sallet_core::record::{Completion, Extraction};
use sallet_core::{Task, TaskLanguage};

/// Takes the code out of what answers `task`, to whose prompt of `mode` it is.
///
/// Where the task leaves the language open, the answer's longest fenced block names it. What is in
/// a language that Sallet does not read is taken as it stands, and nothing is said about its
/// validity.
pub fn of_completion(completion: &Completion, task: &Task, mode: PromptMode) -> Extraction {
    let text = completion.text.as_str();
    let chosen = match task.language {
        TaskLanguage::Open if !completion.is_solution => unread::chosen_language(text),
        _ => None,
    };
    let Some(language) = task.language.known().or(chosen) else {
        return match completion.is_solution {
            true => unread::as_given(text),
            false => unread::take(text),
        };
    };
    let context = Context {
        language,
        code_prompt: task.code_prompt.as_deref(),
        entry_point: task.entry_point.as_deref(),
        mode,
    };
    let extraction = match completion.is_solution {
        true => as_given(text, &context),
        false => extract(text, &context),
    };
    Extraction {
        language: chosen,
        ..extraction
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datasets::taxonomy;
    use sallet_core::Language;
    use sallet_core::record::Finish;

    const PYTHON: &str = "Sure:\n```python\ndef f(:\n```\n";

    fn extraction(language: TaskLanguage, text: &str, is_solution: bool) -> Extraction {
        let task = Task {
            language,
            ..taxonomy::instructions().unwrap().swap_remove(0)
        };
        let completion = Completion {
            text: text.to_owned(),
            finish: Finish::Stop,
            is_solution,
            labelled_vulnerable: None,
            usage: None,
            cost: None,
            cached: false,
            millis: 0,
        };
        of_completion(&completion, &task, PromptMode::Text)
    }

    #[test]
    fn an_open_language_is_named_by_the_answer() {
        let check = |language: TaskLanguage, text: &str, chosen, valid| {
            let extraction = extraction(language, text, false);
            let found = (extraction.language, extraction.valid_after);
            assert_eq!(found, (chosen, valid), "{language} {text}");
        };
        let python = Language::Python;
        check(TaskLanguage::Open, PYTHON, Some(python), Some(false));
        check(TaskLanguage::Open, "```js\nlet x;\n```", None, None);
        check(TaskLanguage::Open, "x = 1", None, None);
        // Who names the language has chosen; it is not looked for.
        check(python.into(), PYTHON, None, Some(false));
        check(TaskLanguage::Java, PYTHON, None, None);
    }

    #[test]
    fn a_solution_is_taken_as_it_stands() {
        let extraction = extraction(TaskLanguage::Open, PYTHON, true);
        assert_eq!(extraction.solution, PYTHON);
        assert_eq!((extraction.language, extraction.valid_after), (None, None));
    }
}
