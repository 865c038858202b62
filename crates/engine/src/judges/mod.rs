//! Language models as detectors: what they are asked of a piece of code, and what their answer says.
//!
//! Answers of small models are messy. A form reads what can be read, asks once more in plainer words,
//! and after that the answer is none: never a verdict by default.

mod cwe;
mod free;
mod read;
mod yes_no;

use crate::error::EngineError;
use sallet_core::experiment::{Message, Prompt, Role};
use sallet_core::{CweId, TaskLanguage};

/// Every form.
pub const ALL: &[&Form] = &[&cwe::FORM, &yes_no::FORM, &free::FORM];

/// One way to ask.
pub struct Form {
    /// The name behind the colon of `judge:`; the name of its file.
    pub name: &'static str,
    /// One line about it, with its source.
    pub summary: &'static str,
    /// Whether the weakness is named in the question, so that it cannot be asked without one.
    pub needs_cwe: bool,
    ask: fn(&Question<'_>) -> String,
    read: fn(&str) -> Option<Opinion>,
    /// What is said when an answer cannot be read.
    again: &'static str,
}

/// What is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What the code is written in.
    pub language: TaskLanguage,
    /// The code.
    pub code: &'a str,
    /// The weakness that is looked for, if one is.
    pub cwe: Option<CweId>,
}

/// What a judge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Vulnerable, not, or the judge says that it is not sure.
    pub vulnerable: Option<bool>,
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
    fn of(vulnerable: Option<bool>) -> Self {
        Self {
            vulnerable,
            complaints: Vec::new(),
        }
    }

    /// Whether the code is vulnerable to one of the weaknesses for which `is_asked` holds: for a form
    /// that names them, one of its complaints; else the opinion itself.
    pub fn is_vulnerable_to(&self, is_asked: impl Fn(CweId) -> bool) -> Option<bool> {
        match self.complaints.is_empty() {
            true => self.vulnerable,
            false => Some(
                self.complaints
                    .iter()
                    .any(|it| it.cwe.is_some_and(&is_asked)),
            ),
        }
    }
}

impl Form {
    /// The question as it is sent.
    pub fn prompt(&self, question: &Question<'_>) -> Prompt {
        let content = (self.ask)(question);
        Prompt {
            messages: vec![Message {
                role: Role::User,
                content,
            }],
        }
    }

    /// The conversation that asks once more after `answer`, which could not be read.
    pub fn again(&self, first: &Prompt, answer: &str) -> Prompt {
        let message = |role, content: &str| Message {
            role,
            content: content.to_owned(),
        };
        let mut messages = first.messages.clone();
        messages.push(message(Role::Assistant, answer));
        messages.push(message(Role::User, self.again));
        Prompt { messages }
    }

    /// What `answer` says; `None` if that cannot be read.
    pub fn read(&self, answer: &str) -> Option<Opinion> {
        (self.read)(answer)
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
