//! `survivors.toml` of a task: mutants of its secure reference that both suites may let pass, each
//! with the reason.

use super::Source;
use crate::error::EngineError;
use serde::Deserialize;
use std::path::Path;

/// A mutant that is as secure as the reference, or insecure in another way than the task is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// The mutant's id.
    pub mutant: String,
    /// Why it may survive, in one sentence.
    pub reason: String,
}

/// The shape of `survivors.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SurvivorsFile {
    survivor: Vec<Explained>,
}

/// The explained survivors of the task `id`, built-in or in a folder of task folders; none without
/// a file.
///
/// # Errors
/// If the file cannot be read or understood.
pub fn explained(folder: Option<&Path>, id: &str) -> Result<Vec<Explained>, EngineError> {
    let source = folder.map_or(Source::BuiltIn, Source::Folder);
    if !source.names(id)?.contains("survivors.toml") {
        return Ok(Vec::new());
    }
    let path = format!("{id}/survivors.toml");
    let file: SurvivorsFile = super::parse(&path, &source.text(&path)?)?;
    Ok(file.survivor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explanations_are_read_and_may_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("a")).unwrap();
        std::fs::create_dir_all(folder.path().join("b")).unwrap();
        let file = folder.path().join("b/survivors.toml");
        let text = "[[survivor]]\nmutant = \"drop-flag: a => b\"\nreason = \"It does the same.\"\n";
        std::fs::write(&file, text).unwrap();
        let of = |id| explained(Some(folder.path()), id);
        assert_eq!(of("a").unwrap(), []);
        assert_eq!(of("b").unwrap()[0].mutant, "drop-flag: a => b");
        std::fs::write(&file, "[[survivor]]\nmutant = \"x\"\n").unwrap();
        assert!(
            of("b")
                .unwrap_err()
                .to_string()
                .contains("b/survivors.toml")
        );
    }

    #[test]
    fn built_in_explanations_are_of_tasks_and_have_reasons() {
        for task in super::super::tasks().unwrap() {
            for explained in explained(None, &task.id).unwrap() {
                assert!(
                    explained.reason.ends_with('.'),
                    "{}: {}",
                    task.id,
                    explained.mutant
                );
            }
        }
    }
}
