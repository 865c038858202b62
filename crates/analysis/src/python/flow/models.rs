//! What is known about libraries: where data comes from, where it harms, what makes it safe.

use super::kind::{Kind, Kinds, Origin};
use super::model_text;
use super::names::{Name, Names};
use crate::finding::Confidence;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

pub use super::model_text::ModelError;

/// Which arguments of a call a fact speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentSet(pub(super) Box<[ArgumentSpec]>);

/// One part of an [`ArgumentSet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentSpec {
    /// `2|timeout`: by position (from 0), by name, or either.
    One(Option<usize>, Option<Box<str>>),
    /// `1..`: every positional argument from here on.
    From(usize),
    /// `*`: every argument.
    All,
    /// `self`: what the method is called on.
    Receiver,
}

impl ArgumentSet {
    /// Its parts.
    pub fn parts(&self) -> &[ArgumentSpec] {
        &self.0
    }
}

impl ArgumentSpec {
    /// Whether it means the positional argument `position`, or the keyword argument `name`.
    pub fn means(&self, position: Option<usize>, name: Option<&str>) -> bool {
        match self {
            Self::One(at, called) => {
                (position.is_some() && *at == position)
                    || (name.is_some() && called.as_deref() == name)
            }
            Self::From(from) => position.is_some_and(|position| position >= *from),
            Self::All => true,
            Self::Receiver => false,
        }
    }
}

/// What an argument must be, or must not be, for a fact to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The argument.
    pub argument: ArgumentSpec,
    /// What it is compared with.
    pub value: Expected,
    /// Whether the argument must be it (`when`), or must not (`unless`).
    pub equal: bool,
}

/// What an argument is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// `?`: the argument is given at all.
    Given,
    /// A literal as Python writes it without quotes, in any case; `*` stands for any text at
    /// the start or end. Or the qualified name of a library thing.
    Text(Box<str>),
}

/// A fact, and when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditional<T> {
    /// The fact.
    pub fact: T,
    /// All of these must hold.
    pub conditions: Box<[Condition]>,
}

/// A place where data harms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sink {
    /// How.
    pub kind: Kind,
    /// The arguments that harm.
    pub arguments: ArgumentSet,
    /// At most how sure.
    pub confidence: Confidence,
}

/// What a call that returns true says about an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// The kinds of sink that the argument is safe for.
    pub clears: Kinds,
    /// The argument.
    pub arguments: ArgumentSet,
}

/// What kind of function a decorator makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handler {
    /// A request handler whose return value is sent as HTML.
    Html,
    /// A request handler whose return value is sent as data, e.g. JSON.
    Data,
    /// A handler of errors: it is given an exception, and what it returns is sent as HTML.
    Error,
    /// A program entry: parameters come from the command line.
    Command,
}

/// Everything known about one name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The value comes from there.
    pub sources: Vec<Conditional<Origin>>,
    /// Calls harm.
    pub sinks: Vec<Conditional<Sink>>,
    /// The value, or the result of a call, is safe for these.
    pub clears: Vec<Conditional<Kinds>>,
    /// After a call, sinks of these do no harm in the rest of the function.
    pub settles: Vec<Conditional<Kinds>>,
    /// The result of a call carries the data of these arguments.
    pub passes: Vec<Conditional<ArgumentSet>>,
    /// A call that returns true says something about an argument.
    pub guards: Vec<Conditional<Guard>>,
    /// What the method is called on takes the data of these arguments.
    pub fills: Vec<Conditional<ArgumentSet>>,
    /// The result of a call is one of these, when the conditions hold.
    pub results: Vec<Conditional<Name>>,
    /// A call does not return.
    pub ends: bool,
    /// As a decorator, or as the base class of a view.
    pub handler: Option<Handler>,
    /// The result of a call is a path without `..` and links.
    pub normalizes: bool,
    /// The result of a call is a number or truth value.
    pub number: bool,
    /// A parameter of this type carries what the caller gives.
    pub data: bool,
}

/// The facts of many libraries.
pub struct Models {
    /// The names that have facts, and those that rules ask for.
    pub names: Names,
    /// Facts are large, and one name in four has some.
    facts: Vec<Facts>,
    /// By name, where its facts are, plus 1; 0: it has none.
    places: Vec<u32>,
    /// What a name that is bound nowhere means, for fragments without imports.
    pub(super) free: FxHashMap<Box<str>, Name>,
    /// What a parameter of this name without a type is.
    pub(super) parameters: FxHashMap<Box<str>, Name>,
}

static NO_FACTS: LazyLock<Facts> = LazyLock::new(Facts::default);

impl Models {
    /// Reads library models, given as pairs of file name and text. CONTRIBUTING.md describes
    /// the format.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, ModelError> {
        let mut models = Self {
            names: Names::new(),
            // About as many as the built-in models have.
            facts: Vec::with_capacity(2_500),
            places: Vec::new(),
            free: FxHashMap::default(),
            parameters: FxHashMap::default(),
        };
        model_text::read(files, &mut models)?;
        Ok(models)
    }

    /// The facts of `name`.
    pub fn facts(&self, name: Name) -> &Facts {
        let place = self.places.get(name.index()).copied().unwrap_or(0);
        let facts = (place as usize).checked_sub(1);
        facts.and_then(|at| self.facts.get(at)).unwrap_or(&NO_FACTS)
    }

    /// The facts of `name`, to add to.
    pub(super) fn facts_mut(&mut self, name: Name) -> &mut Facts {
        let index = name.index();
        if self.places.len() <= index {
            self.places.resize(index + 1, 0);
        }
        if self.places[index] == 0 {
            self.facts.push(Facts::default());
            self.places[index] = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        }
        &mut self.facts[self.places[index] as usize - 1]
    }

    /// What a name bound nowhere means.
    pub fn free(&self, name: &str) -> Option<Name> {
        self.free.get(name).copied()
    }

    /// What a parameter `name` without a type is.
    pub fn parameter(&self, name: &str) -> Option<Name> {
        self.parameters.get(name).copied()
    }
}
