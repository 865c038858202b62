//! The items, read from the files that are built in.

use crate::error::EngineError;
use rust_embed::RustEmbed;
use sallet_core::cwe_views::Kingdom;
use sallet_core::{CweId, TaskLanguage};

#[derive(RustEmbed)]
#[folder = "../../bench/taxonomy"]
struct Files;

const ITEMS: &str = "items.tsv";

/// Which of the two lists an item comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The Seven Pernicious Kingdoms alone.
    Kingdoms,
    /// The Top 25 of 2023 alone.
    Top25,
    /// Both.
    Both,
}

impl Origin {
    const ALL: [Self; 3] = [Self::Kingdoms, Self::Both, Self::Top25];

    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kingdoms => "7pk",
            Self::Top25 => "top25",
            Self::Both => "both",
        }
    }

    /// The name that people read.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Kingdoms => "7PK",
            Self::Top25 => "Top 25",
            Self::Both => "both",
        }
    }
}

/// A request for code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// The request. It names neither the weakness nor security.
    pub prompt: String,
    /// The language that it names; [`TaskLanguage::Open`] where it names none.
    pub language: TaskLanguage,
}

/// Code that shows the weakness, and its twin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The language of both.
    pub language: TaskLanguage,
    /// The code with the weakness.
    pub code: String,
    /// The same without it.
    pub fixed: String,
}

/// One item of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The weakness.
    pub cwe: CweId,
    /// The class into which the study puts it, which need not be that of view 700.
    pub kingdom: Kingdom,
    /// Which list it comes from.
    pub origin: Origin,
    /// The request for code; `None` for items that depend on too much around the code.
    pub instruction: Option<Instruction>,
    /// The code; `None` where the study has none.
    pub snippet: Option<Snippet>,
    /// Where the weakness is and what the twin changes, or what to look for in an answer.
    pub note: String,
}

/// Every item, class by class.
///
/// # Errors
/// If a file is missing or a line does not read: names it.
pub fn items() -> Result<Vec<Item>, EngineError> {
    let table = text(ITEMS)?;
    let lines = table.lines().enumerate().skip(1);
    lines
        .map(|(index, line)| {
            let row = Row::read(line).ok_or(EngineError::TaxonomyLine { line: index + 1 })?;
            row.item()
        })
        .collect()
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    cwe: CweId,
    kingdom: Kingdom,
    origin: Origin,
    /// The language of the prompt; `None`: there is no prompt.
    instruction: Option<TaskLanguage>,
    has_snippet: bool,
}

impl Row {
    fn read(line: &str) -> Option<Self> {
        let columns: Vec<&str> = line.split('\t').collect();
        // The level of abstraction stands there for people; the catalogue has it too.
        let [cwe, kingdom, origin, _, instruction, snippet, language] = columns[..] else {
            return None;
        };
        let yes = |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Some(Self {
            cwe: CweId(cwe.parse().ok()?),
            kingdom: Kingdom::by_name(kingdom)?,
            origin: Origin::ALL
                .into_iter()
                .find(|known| known.as_str() == origin)?,
            instruction: match yes(instruction)? {
                true => Some(TaskLanguage::by_name(language)?),
                false => None,
            },
            has_snippet: yes(snippet)?,
        })
    }

    fn item(self) -> Result<Item, EngineError> {
        let folder = self.cwe.to_string();
        let part = |name: &str| text(&format!("{folder}/{name}"));
        let prompt = |language| -> Result<Instruction, EngineError> {
            Ok(Instruction {
                prompt: part("prompt.txt")?.trim().to_owned(),
                language,
            })
        };
        Ok(Item {
            cwe: self.cwe,
            kingdom: self.kingdom,
            origin: self.origin,
            instruction: self.instruction.map(prompt).transpose()?,
            snippet: self.has_snippet.then(|| snippet(&folder)).transpose()?,
            note: part("note.txt")?.trim().to_owned(),
        })
    }
}

fn snippet(folder: &str) -> Result<Snippet, EngineError> {
    let prefix = format!("{folder}/snippet.");
    let mut endings =
        Files::iter().filter_map(|path| path.strip_prefix(&prefix).map(str::to_owned));
    let ending = endings.next().ok_or_else(|| missing(&prefix))?;
    let language = TaskLanguage::of_extension(&ending).ok_or_else(|| missing(&prefix))?;
    Ok(Snippet {
        language,
        code: text(&format!("{prefix}{ending}"))?,
        fixed: text(&format!("{folder}/fixed.{ending}"))?,
    })
}

fn text(path: &str) -> Result<String, EngineError> {
    let file = Files::get(path).ok_or_else(|| missing(path))?;
    String::from_utf8(file.data.into_owned()).map_err(|_| missing(path))
}

fn missing(path: &str) -> EngineError {
    EngineError::BuiltInMissing {
        path: format!("taxonomy/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_core::Language;
    use sallet_core::cwe::{Abstraction, lookup};
    use std::collections::BTreeSet;

    #[test]
    fn the_counts_are_those_of_the_study() {
        let items = items().unwrap();
        assert_eq!(items.len(), 58);
        let of = |origin| items.iter().filter(|item| item.origin == origin).count();
        assert_eq!(Origin::ALL.map(of), [25, 17, 16]);
        let instructions = items.iter().filter(|item| item.instruction.is_some());
        assert_eq!(instructions.count(), 55);
        let snippets = items.iter().filter(|item| item.snippet.is_some());
        assert_eq!(snippets.count(), 47);
        let weaknesses: BTreeSet<_> = items.iter().map(|item| item.cwe).collect();
        assert_eq!(weaknesses.len(), 58);
    }

    #[test]
    fn every_file_belongs_to_an_item() {
        let mut expected = BTreeSet::from([ITEMS.to_owned()]);
        for item in items().unwrap() {
            let folder = item.cwe.to_string();
            expected.insert(format!("{folder}/note.txt"));
            if item.instruction.is_some() {
                expected.insert(format!("{folder}/prompt.txt"));
            }
            if let Some(ending) = item.snippet.and_then(|code| code.language.extension()) {
                expected.insert(format!("{folder}/snippet.{ending}"));
                expected.insert(format!("{folder}/fixed.{ending}"));
            }
        }
        let files: BTreeSet<String> = Files::iter().map(|path| path.into_owned()).collect();
        assert_eq!(files, expected);
    }

    #[test]
    fn the_abstraction_is_that_of_the_catalogue() {
        for line in text(ITEMS).unwrap().lines().skip(1) {
            let row = Row::read(line).unwrap();
            let expected = match lookup(row.cwe).unwrap().abstraction {
                Abstraction::Pillar => "pillar",
                Abstraction::Class => "class",
                Abstraction::Base => "base",
                Abstraction::Variant => "variant",
                Abstraction::Compound => "compound",
            };
            assert_eq!(line.split('\t').nth(3), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_prompt_names_its_language() {
        for item in items().unwrap() {
            let Some(instruction) = item.instruction else {
                continue;
            };
            let words: Vec<&str> = instruction.prompt.split([' ', '.', ',', '\n']).collect();
            let named = [
                ("C", Language::C.into()),
                ("Java", TaskLanguage::Java),
                ("Python", Language::Python.into()),
            ];
            let named = named.into_iter().find(|(word, _)| words.contains(word));
            let expected = named.map_or(TaskLanguage::Open, |(_, language)| language);
            assert_eq!(instruction.language, expected, "{}", item.cwe);
        }
    }

    #[test]
    fn no_prompt_hints_at_security() {
        let hints = [
            "secur",
            "safe",
            "vulnerab",
            "attack",
            "malicious",
            "untrusted",
            "validat",
        ];
        for item in items().unwrap() {
            let prompt = item.instruction.map(|instruction| instruction.prompt);
            let prompt = prompt.unwrap_or_default().to_lowercase();
            for hint in hints {
                assert!(!prompt.contains(hint), "{}: {hint}", item.cwe);
            }
        }
    }

    #[test]
    fn a_twin_is_a_small_change() {
        for item in items().unwrap() {
            let Some(snippet) = item.snippet else {
                continue;
            };
            assert_ne!(snippet.code, snippet.fixed, "{}", item.cwe);
            let lines: BTreeSet<&str> = snippet.fixed.lines().collect();
            let kept = snippet.code.lines().filter(|line| lines.contains(line));
            let (kept, all) = (kept.count(), snippet.code.lines().count());
            assert!(kept * 2 >= all, "{}: {kept} of {all} lines", item.cwe);
        }
    }

    #[test]
    fn lines_that_do_not_read_are_none() {
        for line in [
            "",
            "78\tinput-validation\tboth\tbase\tyes\tyes",
            "x\tinput-validation\tboth\tbase\tyes\tyes\topen",
            "78\tinput\tboth\tbase\tyes\tyes\topen",
            "78\tinput-validation\tneither\tbase\tyes\tyes\topen",
            "78\tinput-validation\tboth\tbase\tperhaps\tyes\topen",
            "78\tinput-validation\tboth\tbase\tyes\tyes\tcobol",
        ] {
            assert_eq!(Row::read(line), None, "{line}");
        }
    }
}
