//! The texts that models are sent, as files of `prompts/`: a folder a purpose, in it a folder a wording,
//! in that a file a request.
//!
//! `sallet` is ours. The others are what papers sent, for studies that repeat them: `fdsp` (Alrashedy et
//! al. 2024, section 4.2; of the repairs only its direct prompt is in print word for word, the rest is told
//! there), `llmsecurecode` (Gong et al. 2024, section 2.4) and `cwe-study` (the taxonomy study, section
//! 4.4). `bare` sends a task's prompt as it is (SALLM, the taxonomy study).
//!
//! The texts are part of every published number: recorded answers are found by the hash of the exact
//! prompt, so a changed text is a new experiment.

use crate::error::EngineError;
use crate::prompts::{fence_around, render};
use sallet_core::experiment::{Message, Prompt, Role};

/// The texts of one folder.
#[derive(Debug)]
pub struct Wording {
    /// The folder's name.
    pub name: &'static str,
    texts: &'static [(&'static str, &'static str)],
}

macro_rules! wording {
    ($purpose:literal / $name:literal: $($text:literal)*) => {
        Wording {
            name: $name,
            texts: &[$((
                $text,
                include_str!(concat!("../prompts/", $purpose, "/", $name, "/", $text, ".txt")),
            ),)*],
        }
    };
}

/// Ours, of requests for code.
pub static ASK_SALLET: Wording =
    wording!("ask" / "sallet": "code" "text" "text-open" "hint-generic" "hint-specific");
/// Ours, of what judges are asked.
pub static JUDGE_SALLET: Wording =
    wording!("judge" / "sallet": "cwe" "yes-no" "rename" "free" "pairwise" "willingness");
/// Ours, of requests for repairs.
pub static REPAIR_SALLET: Wording = wording!("repair" / "sallet": "direct" "explain" "fix-explained" "feedback" "verbalize"
    "fix-verbalized" "propose" "fix-proposed" "cwe" "prove" "prove-again");

/// What asks for code: a text for each mode that is known.
pub static ASK: &[&Wording] = &[
    &ASK_SALLET,
    &wording!("ask" / "bare": "code" "text"),
    &wording!("ask" / "fdsp": "code" "text"),
    &wording!("ask" / "llmsecurecode": "code"),
];
/// What judges are asked.
pub static JUDGE: &[&Wording] = &[
    &JUDGE_SALLET,
    &wording!("judge" / "llmsecurecode": "cwe"),
    &wording!("judge" / "cwe-study": "rename" "yes-no"),
];
/// What asks for repairs.
pub static REPAIR: &[&Wording] = &[
    &REPAIR_SALLET,
    &wording!("repair" / "fdsp": "direct" "explain" "fix-explained" "feedback" "verbalize" "fix-verbalized"
        "propose" "fix-proposed"),
    &wording!("repair" / "llmsecurecode": "cwe"),
];

/// The one of `wordings` that is called `name`.
///
/// # Errors
/// If there is none.
pub fn by_name(wordings: &[&'static Wording], name: &str) -> Result<&'static Wording, EngineError> {
    let found = wordings.iter().find(|wording| wording.name == name);
    found.copied().ok_or_else(|| EngineError::NoSuchWording {
        name: name.to_owned(),
        known: join(wordings.iter().map(|wording| wording.name)),
    })
}

pub(crate) fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

impl Wording {
    /// The text of a request, if this wording has it.
    pub fn text(&self, name: &str) -> Option<&'static str> {
        let found = self.texts.iter().find(|(known, _)| *known == name);
        found.map(|&(_, text)| text)
    }

    /// Checks that this wording has the texts that `who` sends.
    ///
    /// # Errors
    /// If it lacks one.
    pub fn check(&self, who: &str, texts: &[&'static str]) -> Result<(), EngineError> {
        match texts.iter().find(|name| self.text(name).is_none()) {
            Some(template) => Err(EngineError::WordingLacks {
                wording: self.name,
                who: who.to_owned(),
                template,
            }),
            None => Ok(()),
        }
    }

    /// The text with `values` in its places. One that this wording lacks, which [`Wording::check`]
    /// refuses, gives an empty one.
    pub(crate) fn write(&self, name: &str, values: &[(&str, &str)]) -> String {
        render(self.text(name).unwrap_or_default(), values)
    }

    /// The same as a conversation that begins with it.
    pub(crate) fn request(&self, name: &str, values: &[(&str, &str)]) -> Prompt {
        Prompt {
            messages: vec![Message {
                role: Role::User,
                content: self.write(name, values),
            }],
        }
    }
}

/// `code` in a fence that nothing in it can close.
pub(crate) fn fenced(tag: &str, code: &str) -> String {
    let fence = fence_around(code);
    format!("{fence}{tag}\n{}\n{fence}", code.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path().with_extension(""));
        let mut names: Vec<String> = paths
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn every_file_is_listed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
        let check = |purpose: &str, wordings: &[&Wording]| {
            let mut listed: Vec<&str> = wordings.iter().map(|it| it.name).collect();
            listed.sort();
            assert_eq!(names(&root.join(purpose)), listed);
            for wording in wordings {
                let mut listed: Vec<&str> = wording.texts.iter().map(|(name, _)| *name).collect();
                listed.sort();
                assert_eq!(names(&root.join(purpose).join(wording.name)), listed);
            }
        };
        check("ask", ASK);
        check("judge", JUDGE);
        check("repair", REPAIR);
        assert_eq!(names(&root), ["ask", "judge", "repair"]);
    }

    #[test]
    fn hostile_code_closes_no_fence() {
        assert_eq!(fenced("c", "a ``` b\n"), "````c\na ``` b\n````");
    }
}
