//! Language models as detectors: what they are asked of a solution, and what their answers say.
//!
//! A form is pure: from the question and the answers so far it says what to ask next, or what the opinion
//! is. Answers of small models are messy: a form reads what can be read, asks once more in plainer words,
//! and after that there is no opinion: never a verdict by default.

mod cwe;
mod free;
mod pairwise;
mod read;
mod renamed;
mod willingness;
mod yes_no;

use crate::error::EngineError;
use crate::wording::Wording;
use sallet_core::experiment::{Message, Prompt, Role};
use sallet_core::{Axis, CweId, TaskLanguage};

/// Every form.
pub const ALL: &[&Form] = &[
    &cwe::FORM,
    &yes_no::FORM,
    &renamed::FORM,
    &free::FORM,
    &pairwise::FORM,
    &willingness::FORM,
];

/// One way to ask.
pub struct Form {
    /// The name in `judge:NAME=MODEL`; the name of its file.
    pub name: &'static str,
    /// One line about it, with its source.
    pub summary: &'static str,
    /// What is judged.
    pub axis: Axis,
    /// What it cannot be asked without.
    pub needs: Needs,
    /// The texts that it sends; see [`crate::wording::JUDGE`].
    pub texts: &'static [&'static str],
    next: fn(&Question<'_>, &[&str]) -> Turn,
}

/// What a form cannot be asked without, beside code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// [`Question::cwe`].
    Cwe,
    /// [`Question::other`].
    Other,
    /// [`Question::conversation`].
    Conversation,
}

/// What is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Whose texts are sent.
    pub wording: &'static Wording,
    /// What the code is written in.
    pub language: TaskLanguage,
    /// The code.
    pub code: &'a str,
    /// The weakness that is looked for, if one is.
    pub cwe: Option<CweId>,
    /// Code for the same purpose that it is compared with.
    pub other: Option<&'a str>,
    /// What a model was asked, and what it said, of which the code is a part.
    pub conversation: Option<(&'a str, &'a str)>,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub enum Turn {
    /// This is asked.
    Ask(Prompt),
    /// The judge has said it.
    Opinion(Opinion),
    /// The judge has no opinion, and why.
    Nothing(&'static str),
}

/// What a judge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Whether the solution fails: is vulnerable, or a refusal; `None`: the judge is not sure.
    pub fails: Option<bool>,
    /// The same in the words of the form, e.g. `vulnerable`, `unclear`, `less safe`.
    pub label: &'static str,
    /// What it complains of, where the form asks for that.
    pub complaints: Vec<Complaint>,
}

/// One weakness that a judge names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The weakness, if the judge named one that is a number.
    pub cwe: Option<CweId>,
    /// Line in the code, from 1.
    pub line: Option<usize>,
    /// Why. Hostile.
    pub why: String,
}

impl Opinion {
    fn of(fails: Option<bool>, label: &'static str) -> Self {
        Self {
            fails,
            label,
            complaints: Vec::new(),
        }
    }

    fn vulnerable(is: Option<bool>) -> Self {
        let label = match is {
            Some(true) => "vulnerable",
            Some(false) => "safe",
            None => "unclear",
        };
        Self::of(is, label)
    }

    /// The opinion on the weaknesses for which `is_asked` holds: of a form that names weaknesses, whether
    /// one of its complaints does; else the opinion as it is.
    pub fn about(self, is_asked: impl Fn(CweId) -> bool) -> Self {
        if !self.complaints.is_empty() {
            let is = self.complaints.iter().filter_map(|it| it.cwe).any(is_asked);
            return Self {
                complaints: self.complaints,
                ..Self::vulnerable(Some(is))
            };
        }
        self
    }
}

impl Form {
    /// What to ask after `answers`, the texts that came back so far in their order, or the opinion.
    pub fn next(&self, question: &Question<'_>, answers: &[&str]) -> Turn {
        (self.next)(question, answers)
    }
}

/// The form called `name`.
///
/// # Errors
/// If there is none.
pub fn by_name(name: &str) -> Result<&'static Form, EngineError> {
    let found = ALL.iter().find(|form| form.name == name);
    found.copied().ok_or_else(|| EngineError::NoSuchForm {
        name: name.to_owned(),
        known: ALL
            .iter()
            .map(|form| form.name)
            .collect::<Vec<_>>()
            .join(", "),
    })
}

/// One question that is asked a second time if its answer cannot be read.
struct Asked<'t, T> {
    text: &'t str,
    /// What is said when the answer cannot be read.
    again: &'t str,
    read: &'t dyn Fn(&str) -> Option<T>,
}

/// How far an [`Asked`] has got.
enum Progress<T> {
    Ask(Prompt),
    /// What was read, and how many answers that took.
    Read(T, usize),
    /// Neither answer could be read.
    Unreadable,
}

/// Why there is no opinion after two answers.
const UNREADABLE: &str = "the judge answered something else, twice";

impl<T> Asked<'_, T> {
    fn progress(&self, answers: &[&str]) -> Progress<T> {
        let first = message(Role::User, self.text);
        let [answer, rest @ ..] = answers else {
            return Progress::Ask(Prompt {
                messages: vec![first],
            });
        };
        if let Some(value) = (self.read)(answer) {
            return Progress::Read(value, 1);
        }
        match rest.first().map(|answer| (self.read)(answer)) {
            Some(Some(value)) => Progress::Read(value, 2),
            Some(None) => Progress::Unreadable,
            None => Progress::Ask(Prompt {
                messages: vec![
                    first,
                    message(Role::Assistant, answer),
                    message(Role::User, self.again),
                ],
            }),
        }
    }
}

fn message(role: Role, content: &str) -> Message {
    Message {
        role,
        content: content.to_owned(),
    }
}

/// The turn of a form that asks one question.
fn single(
    answers: &[&str],
    text: &str,
    again: &str,
    read: &dyn Fn(&str) -> Option<Opinion>,
) -> Turn {
    let asked = Asked { text, again, read };
    match asked.progress(answers) {
        Progress::Ask(prompt) => Turn::Ask(prompt),
        Progress::Read(opinion, _) => Turn::Opinion(opinion),
        Progress::Unreadable => Turn::Nothing(UNREADABLE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/judges");
        let files = std::fs::read_dir(folder).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        let name =
            |path: std::path::PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut files: Vec<String> = files.map(name).collect();
        // `read` is what they share.
        files.retain(|name| name != "mod" && name != "read");
        let mut listed: Vec<String> = ALL.iter().map(|form| form.name.replace('-', "_")).collect();
        files.sort();
        listed.sort();
        assert_eq!(listed, files);
    }

    /// Whatever a model answers, a form comes to an end.
    #[test]
    fn nonsense_for_ever_is_no_opinion() {
        let question = Question {
            wording: &crate::wording::JUDGE_SALLET,
            language: sallet_core::Language::Python.into(),
            code: "x = eval(y)\n",
            cwe: Some(CweId(95)),
            other: Some("x = int(y)\n"),
            conversation: Some(("Write it.", "Here it is.")),
        };
        for form in ALL {
            let mut answers = Vec::new();
            let turn = loop {
                match form.next(&question, &answers) {
                    Turn::Ask(_) => answers.push("Bananas are yellow."),
                    turn => break turn,
                }
                assert!(answers.len() < 10, "{}", form.name);
            };
            assert!(matches!(turn, Turn::Nothing(_)), "{}: {turn:?}", form.name);
        }
    }
}
