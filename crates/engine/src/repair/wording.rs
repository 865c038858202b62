//! The texts of repair requests, as files of `prompts/repair/`: a folder a wording, a file a request.
//!
//! `sallet` is ours. The others are what papers sent, for studies that repeat them: `fdsp` (Alrashedy
//! et al. 2024, section 4.2; only its direct prompt is in print word for word, the rest is told there)
//! and `llmsecurecode` (Gong et al. 2024, section 2.3.4).

use crate::error::EngineError;
use crate::prompts::{fence_around, render};
use sallet_core::experiment::{Message, Prompt, Role};

/// The texts of one folder.
pub struct Wording {
    /// The folder's name.
    pub name: &'static str,
    texts: &'static [(&'static str, &'static str)],
}

macro_rules! wording {
    ($name:literal: $($template:literal)*) => {
        Wording {
            name: $name,
            texts: &[$((
                $template,
                include_str!(concat!("../../prompts/repair/", $name, "/", $template, ".txt")),
            ),)*],
        }
    };
}

/// Every wording.
pub const WORDINGS: &[Wording] = &[
    wording!("sallet": "direct" "explain" "fix-explained" "feedback" "verbalize" "fix-verbalized"
        "propose" "fix-proposed" "cwe" "prove" "prove-again"),
    wording!("fdsp": "direct" "explain" "fix-explained" "feedback" "verbalize" "fix-verbalized"
        "propose" "fix-proposed"),
    wording!("llmsecurecode": "cwe"),
];

/// The wording called `name`.
///
/// # Errors
/// If there is none.
pub(super) fn by_name(name: &str) -> Result<&'static Wording, EngineError> {
    let found = WORDINGS.iter().find(|wording| wording.name == name);
    found.ok_or_else(|| EngineError::NoSuchWording {
        name: name.to_owned(),
        known: join(WORDINGS.iter().map(|wording| wording.name)),
    })
}

pub(super) fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

impl Wording {
    /// The text of a request, if this wording has it.
    pub fn text(&self, template: &str) -> Option<&'static str> {
        let found = self.texts.iter().find(|(name, _)| *name == template);
        found.map(|&(_, text)| text)
    }

    /// The request with `values` in its places. A template that this wording lacks, which
    /// [`super::check`] refuses, gives an empty one.
    pub(super) fn request(&self, template: &str, values: &[(&str, &str)]) -> Prompt {
        let content = render(self.text(template).unwrap_or_default(), values);
        Prompt {
            messages: vec![Message {
                role: Role::User,
                content,
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

    #[test]
    fn every_file_is_listed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts/repair");
        let mut files = Vec::new();
        for folder in std::fs::read_dir(&root).unwrap() {
            for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
                let path = file.unwrap().path().with_extension("");
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                files.push(name.to_owned());
            }
        }
        let listed = WORDINGS.iter().flat_map(|wording| {
            let names = wording.texts.iter().map(|(name, _)| name);
            names.map(|name| format!("{}/{name}", wording.name))
        });
        let mut listed: Vec<String> = listed.collect();
        files.sort();
        listed.sort();
        assert_eq!(files, listed);
    }

    #[test]
    fn hostile_code_closes_no_fence() {
        assert_eq!(fenced("c", "a ``` b\n"), "````c\na ``` b\n````");
    }
}
