//! What is known about libraries: where data comes from, where it harms, what makes it safe.
//!
//! A library model is a text file, one fact a line, so that a library is added without touching
//! the engine. CONTRIBUTING.md describes the format.

use super::kind::{Kind, Kinds, Origin};
use super::names::{Name, Names};
use crate::finding::Confidence;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Which arguments of a call a fact speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentSet(Box<[ArgumentSpec]>);

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

    fn parse(text: &str) -> Option<Self> {
        text.split(',')
            .map(ArgumentSpec::parse)
            .collect::<Option<_>>()
            .map(Self)
    }
}

impl ArgumentSpec {
    fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::All);
        }
        if text == "self" {
            return Some(Self::Receiver);
        }
        if let Some(from) = text.strip_suffix("..") {
            return from.parse().ok().map(Self::From);
        }
        let (position, name) = match text.split_once('|') {
            Some((position, name)) => (Some(position.parse().ok()?), Some(name)),
            None => text
                .parse()
                .map_or((None, Some(text)), |at| (Some(at), None)),
        };
        let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if name.is_some_and(|name| name.is_empty() || !is_name(name)) {
            return None;
        }
        Some(Self::One(position, name.map(Into::into)))
    }

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

/// A fact that holds only for some values of another argument: `when shell=True`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The argument.
    pub argument: ArgumentSpec,
    /// The literal, as Python writes it.
    pub value: Box<str>,
    /// Whether the argument must be it (`when`), or must not (`unless`).
    pub equal: bool,
}

/// A place where data harms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sink {
    /// How.
    pub kind: Kind,
    /// The arguments that harm.
    pub arguments: ArgumentSet,
    /// When.
    pub conditions: Box<[Condition]>,
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
    /// A program entry: parameters come from the command line.
    Command,
}

/// Everything known about one name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The value comes from there.
    pub source: Option<Origin>,
    /// Calls harm.
    pub sinks: Vec<Sink>,
    /// The result of a call is safe for these.
    pub clears: Kinds,
    /// The result of a call carries the data of these arguments.
    pub passes: Option<ArgumentSet>,
    /// A call that returns true says something about an argument.
    pub guard: Option<Guard>,
    /// What the method is called on takes the data of these arguments.
    pub fills: Option<ArgumentSet>,
    /// A call does not return.
    pub ends: bool,
    /// As a decorator.
    pub handler: Option<Handler>,
    /// The result of a call is a path without `..` and links.
    pub normalizes: bool,
}

/// The facts of many libraries.
pub struct Models {
    /// The names that have facts, and those that rules ask for.
    pub names: Names,
    facts: Vec<Facts>,
    /// What a name that is bound nowhere means, for fragments without imports.
    free: FxHashMap<Box<str>, Name>,
    /// What a parameter of this name without a type is.
    parameters: FxHashMap<Box<str>, Name>,
}

/// A line of a library model that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {problem}")]
pub struct ModelError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub problem: String,
}

static NO_FACTS: LazyLock<Facts> = LazyLock::new(Facts::default);

impl Models {
    /// Reads library models, given as pairs of file name and text.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse<'t>(files: &[(&'t str, &'t str)]) -> Result<Self, ModelError> {
        let mut models = Self {
            names: Names::new(),
            facts: Vec::new(),
            free: FxHashMap::default(),
            parameters: FxHashMap::default(),
        };
        // Names lead to types, so types must be known before any other fact is put on a name.
        for types in [true, false] {
            for (file, text) in files {
                models.read(file, text, types)?;
            }
        }
        Ok(models)
    }

    /// The facts of `name`.
    pub fn facts(&self, name: Name) -> &Facts {
        self.facts.get(name.index()).unwrap_or(&NO_FACTS)
    }

    /// What a name bound nowhere means.
    pub fn free(&self, name: &str) -> Option<Name> {
        self.free.get(name).copied()
    }

    /// What a parameter `name` without a type is.
    pub fn parameter(&self, name: &str) -> Option<Name> {
        self.parameters.get(name).copied()
    }

    fn read(&mut self, file: &str, text: &str, types: bool) -> Result<(), ModelError> {
        for (index, line) in text.lines().enumerate() {
            let line = line.split_once('#').map_or(line, |(fact, _)| fact);
            let words: Vec<&str> = line.split_whitespace().collect();
            let Some((&fact, rest)) = words.split_first() else {
                continue;
            };
            if matches!(fact, "type" | "extends") != types {
                continue;
            }
            self.add(fact, rest).map_err(|problem| ModelError {
                file: file.to_owned(),
                line: index + 1,
                problem,
            })?;
        }
        Ok(())
    }

    fn add(&mut self, fact: &str, words: &[&str]) -> Result<(), String> {
        match (fact, words) {
            ("type", [canonical, path]) => {
                for path in braces(path) {
                    self.names.link(&path, canonical);
                }
            }
            ("extends", [path, base]) => {
                for path in braces(path) {
                    self.names.extend(&path, base);
                }
            }
            ("name", [name, path]) => {
                let node = self.names.intern(path);
                self.free.insert((*name).into(), node);
            }
            ("parameter", [name, path]) => {
                let node = self.names.intern(path);
                self.parameters.insert((*name).into(), node);
            }
            ("source", [origin, path]) => {
                let origin = origin_named(origin)?;
                self.each(path, |facts| facts.source = Some(origin));
            }
            ("sink", [kind, path, arguments, conditions @ ..]) => {
                let sink = sink(kind, arguments, conditions)?;
                self.each(path, |facts| facts.sinks.push(sink.clone()));
            }
            ("clears", [kinds, path]) => {
                let kinds = kind_set(kinds)?;
                self.each(path, |facts| facts.clears = facts.clears.with(kinds));
            }
            ("passes", [path, arguments]) => {
                let arguments = argument_set(arguments)?;
                self.each(path, |facts| facts.passes = Some(arguments.clone()));
            }
            ("fills", [path, arguments]) => {
                let arguments = argument_set(arguments)?;
                self.each(path, |facts| facts.fills = Some(arguments.clone()));
            }
            ("guard", [kinds, path, arguments]) => {
                let guard = Guard {
                    clears: kind_set(kinds)?,
                    arguments: argument_set(arguments)?,
                };
                self.each(path, |facts| facts.guard = Some(guard.clone()));
            }
            ("handler", [what, path]) => {
                let handler = match *what {
                    "html" => Handler::Html,
                    "data" => Handler::Data,
                    "command" => Handler::Command,
                    _ => {
                        return Err(format!(
                            "'{what}' is no kind of handler: write html, data or command"
                        ));
                    }
                };
                self.each(path, |facts| facts.handler = Some(handler));
            }
            ("ends", [path]) => self.each(path, |facts| facts.ends = true),
            ("normalizes", [path]) => self.each(path, |facts| facts.normalizes = true),
            _ => return Err(unreadable(fact, words.len())),
        }
        Ok(())
    }

    fn each(&mut self, path: &str, mut change: impl FnMut(&mut Facts)) {
        for path in braces(path) {
            let index = self.names.intern(&path).index();
            if self.facts.len() <= index {
                self.facts.resize_with(index + 1, Facts::default);
            }
            change(&mut self.facts[index]);
        }
    }
}

/// The shapes of all facts, for messages.
const SHAPES: &[(&str, &str)] = &[
    ("type", "type NAME PATH"),
    ("extends", "extends PATH BASE"),
    ("name", "name NAME PATH"),
    ("parameter", "parameter NAME PATH"),
    ("source", "source ORIGIN PATH"),
    (
        "sink",
        "sink KIND PATH ARGUMENTS [when ARGUMENT=VALUE] [unless ARGUMENT=VALUE] [confidence LEVEL]",
    ),
    ("clears", "clears KINDS PATH"),
    ("passes", "passes PATH ARGUMENTS"),
    ("fills", "fills PATH ARGUMENTS"),
    ("guard", "guard KINDS PATH ARGUMENTS"),
    ("handler", "handler html|data|command PATH"),
    ("ends", "ends PATH"),
    ("normalizes", "normalizes PATH"),
];

fn unreadable(fact: &str, count: usize) -> String {
    if let Some((_, shape)) = SHAPES.iter().find(|(name, _)| *name == fact) {
        return format!("'{fact}' with {count} words after it: write {shape}");
    }
    let names: Vec<&str> = SHAPES.iter().map(|(name, _)| *name).collect();
    format!("'{fact}' is no fact: write one of {}", names.join(", "))
}

fn origin_named(name: &str) -> Result<Origin, String> {
    let found = Origin::NAMED.iter().find(|(known, _)| *known == name);
    found.map(|(_, origin)| *origin).ok_or_else(|| {
        let names: Vec<&str> = Origin::NAMED.iter().map(|(name, _)| *name).collect();
        format!("'{name}' is no origin: write one of {}", names.join(", "))
    })
}

fn kind_set(text: &str) -> Result<Kinds, String> {
    Kinds::parse(text).map_err(|name| {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!(
            "'{name}' is no kind of sink: write all or some of {}",
            names.join(", ")
        )
    })
}

fn argument_set(text: &str) -> Result<ArgumentSet, String> {
    ArgumentSet::parse(text).ok_or_else(|| {
        format!("'{text}' names no arguments: write 0, 0|name, name, 1.., self or *")
    })
}

fn sink(kind: &str, arguments: &str, words: &[&str]) -> Result<Sink, String> {
    kind_set(kind)?;
    let known = Kind::ALL.iter().find(|known| known.name() == kind);
    let mut sink = Sink {
        kind: *known.ok_or_else(|| format!("'{kind}': a sink is of one kind"))?,
        arguments: argument_set(arguments)?,
        conditions: Box::default(),
        confidence: Confidence::High,
    };
    let mut conditions = Vec::new();
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        let value = words.next().copied().unwrap_or_default();
        match word {
            "when" | "unless" => conditions.push(condition(value, word == "when")?),
            "confidence" => sink.confidence = level(value)?,
            _ => return Err(unreadable("sink", words.len())),
        }
    }
    sink.conditions = conditions.into();
    Ok(sink)
}

fn condition(text: &str, equal: bool) -> Result<Condition, String> {
    let parts = text.split_once('=');
    let argument = parts.and_then(|(argument, _)| ArgumentSpec::parse(argument));
    match (parts, argument) {
        (Some((_, value)), Some(argument)) => Ok(Condition {
            argument,
            value: value.into(),
            equal,
        }),
        _ => Err(format!("'{text}' is no condition: write e.g. shell=True")),
    }
}

fn level(text: &str) -> Result<Confidence, String> {
    match text {
        "low" => Ok(Confidence::Low),
        "medium" => Ok(Confidence::Medium),
        "high" => Ok(Confidence::High),
        _ => Err(format!(
            "'{text}' is no confidence: write low, medium or high"
        )),
    }
}

/// `a.{b,c}` → `a.b`, `a.c`; any number of braces, not nested.
fn braces(path: &str) -> Vec<String> {
    let split = path.split_once('{');
    let Some((before, (inside, after))) =
        split.and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    else {
        return vec![path.to_owned()];
    };
    let after = braces(after);
    inside
        .split(',')
        .flat_map(|choice| {
            after
                .iter()
                .map(move |after| format!("{before}{choice}{after}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_put_on_names() {
        let text = "\
type db.Cursor db.connect().cursor()
sink sql db.Cursor.{run,query} 0|sql when multi=True confidence medium  # comment
source remote web.request.args
clears sql,html web.escape
";
        let models = Models::parse(&[("db", text)]).unwrap();
        let name = models.names.find("db.connect().cursor().query").unwrap();
        let [sink] = models.facts(name).sinks.as_slice() else {
            panic!("one sink")
        };
        assert_eq!(
            (sink.kind, sink.confidence),
            (Kind::Sql, Confidence::Medium)
        );
        assert!(sink.arguments.parts()[0].means(None, Some("sql")));
        assert!(!sink.arguments.parts()[0].means(Some(1), None));
        let args = models.names.find("web.request.args").unwrap();
        assert_eq!(models.facts(args).source, Some(Origin::Remote));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let check = |text: &str, expected: &str| {
            let error = Models::parse(&[("my.model", text)]).err().unwrap();
            assert_eq!(error.to_string(), format!("my.model, {expected}"), "{text}");
        };
        check(
            "\nsnk sql a 0",
            "line 2: 'snk' is no fact: write one of type, extends, name, \
            parameter, source, sink, clears, passes, fills, guard, handler, ends, normalizes",
        );
        check(
            "source a",
            "line 1: 'source' with 1 words after it: write source ORIGIN PATH",
        );
        check(
            "source moon a",
            "line 1: 'moon' is no origin: write one of remote, local, stored, \
            archive, exception, secret, random, client-address",
        );
        check(
            "sink sql a 0|",
            "line 1: '0|' names no arguments: write 0, 0|name, name, 1.., \
            self or *",
        );
        check(
            "sink sql a 0 when shell",
            "line 1: 'shell' is no condition: write e.g. shell=True",
        );
        check(
            "sink sql a 0 confidence sure",
            "line 1: 'sure' is no confidence: write low, medium or high",
        );
        check(
            "handler xml a",
            "line 1: 'xml' is no kind of handler: write html, data or command",
        );
    }

    #[test]
    fn braces_are_choices() {
        assert_eq!(braces("a.{b,c}.d"), ["a.b.d", "a.c.d"]);
        assert_eq!(braces("{a,b}.{c,d}"), ["a.c", "a.d", "b.c", "b.d"]);
        assert_eq!(braces("a.b()"), ["a.b()"]);
        assert_eq!(braces("a.{b"), ["a.{b"]);
    }
}
