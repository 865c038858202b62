//! The text of library models: one fact a line, so that a library is added without touching the
//! engine.

use super::kind::{Kind, Kinds, Origin};
use super::models::{
    ArgumentSet, ArgumentSpec, Condition, Conditional, Expected, Facts, Guard, Handler, Models,
    Sink,
};
use super::names::Name;
use crate::finding::Confidence;

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

/// The shapes of all facts, for messages. Each may end in conditions.
const SHAPES: &[(&str, &str)] = &[
    ("type", "type NAME PATH"),
    ("extends", "extends PATH BASE"),
    ("name", "name NAME PATH"),
    ("parameter", "parameter NAME PATH"),
    ("source", "source ORIGIN PATH"),
    (
        "sink",
        "sink KIND PATH ARGUMENTS [confidence low|medium|high]",
    ),
    ("clears", "clears KINDS PATH"),
    ("passes", "passes PATH ARGUMENTS"),
    ("fills", "fills PATH ARGUMENTS"),
    ("guard", "guard KINDS PATH ARGUMENTS"),
    ("settles", "settles KINDS PATH"),
    ("handler", "handler html|data|error|command PATH"),
    ("ends", "ends PATH"),
    ("normalizes", "normalizes PATH"),
    ("number", "number PATH"),
    ("data", "data PATH"),
];

/// Reads all `files` into `models`.
pub(super) fn read(files: &[(&str, &str)], models: &mut Models) -> Result<(), ModelError> {
    // Names lead to types, so types must be known before any other fact is put on a name.
    for types in [true, false] {
        for (file, text) in files {
            for (line, number) in text.lines().zip(1..) {
                read_line(line, types, models).map_err(|problem| ModelError {
                    file: (*file).to_owned(),
                    line: number,
                    problem,
                })?;
            }
        }
    }
    Ok(())
}

fn read_line(line: &str, types: bool, models: &mut Models) -> Result<(), String> {
    // Seen by its first letters, what is for the other round costs nothing.
    if types && !line.trim_start().starts_with(['t', 'e']) {
        return Ok(());
    }
    let comment = memchr::memchr(b'#', line.as_bytes());
    let line = &line[..comment.unwrap_or(line.len())];
    let mut words = line.split_whitespace();
    let Some(fact) = words.next() else {
        return Ok(());
    };
    let words: Vec<&str> = words.collect();
    let is_option = |word: &&str| matches!(*word, "when" | "unless" | "confidence");
    let end = words.iter().position(is_option);
    let (words, options) = words.split_at(end.unwrap_or(words.len()));
    let is_type = matches!(fact, "type" | "extends") && options.is_empty();
    if is_type != types {
        return Ok(());
    }
    let options = options_of(fact, options)?;
    for condition in &options.conditions {
        // A library thing that an argument is compared with must be known by its name.
        if let Expected::Text(text) = &condition.value
            && text.contains('.')
            && text
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '_'))
        {
            models.names.intern(text);
        }
    }
    add(fact, words, options, models)
}

fn add(
    fact: &str,
    words: &[&str],
    Options {
        conditions,
        confidence,
    }: Options,
    models: &mut Models,
) -> Result<(), String> {
    match (fact, words) {
        ("type", [canonical, path]) => add_type(canonical, path, conditions, models),
        ("extends", [path, base]) => {
            let base = models.names.intern(base);
            each_name(models, path, &mut |models, name| {
                models.names.extend(name, base)
            });
        }
        ("name", [name, path]) => {
            let node = models.names.intern(path);
            models.free.insert((*name).into(), node);
        }
        ("parameter", [name, path]) => {
            let node = models.names.intern(path);
            models.parameters.insert((*name).into(), node);
        }
        ("source", [origin, path]) => {
            let fact = Conditional {
                fact: origin_named(origin)?,
                conditions,
            };
            each(models, path, |facts| facts.sources.push(fact.clone()));
        }
        ("sink", [kind, path, arguments]) => {
            let fact = Conditional {
                fact: sink(kind, arguments, confidence)?,
                conditions,
            };
            each(models, path, |facts| facts.sinks.push(fact.clone()));
        }
        ("clears", [kinds, path]) => {
            let fact = Conditional {
                fact: kind_set(kinds)?,
                conditions,
            };
            each(models, path, |facts| facts.clears.push(fact.clone()));
        }
        ("settles", [kinds, path]) => {
            let fact = Conditional {
                fact: kind_set(kinds)?,
                conditions,
            };
            each(models, path, |facts| facts.settles.push(fact.clone()));
        }
        ("passes", [path, arguments]) => {
            let fact = Conditional {
                fact: argument_set(arguments)?,
                conditions,
            };
            each(models, path, |facts| facts.passes.push(fact.clone()));
        }
        ("fills", [path, arguments]) => {
            let fact = Conditional {
                fact: argument_set(arguments)?,
                conditions,
            };
            each(models, path, |facts| facts.fills.push(fact.clone()));
        }
        ("guard", [kinds, path, arguments]) => {
            let guard = Guard {
                clears: kind_set(kinds)?,
                arguments: argument_set(arguments)?,
            };
            let fact = Conditional {
                fact: guard,
                conditions,
            };
            each(models, path, |facts| facts.guards.push(fact.clone()));
        }
        ("handler", [what, path]) => {
            let handler = handler(what)?;
            each(models, path, |facts| facts.handler = Some(handler));
        }
        ("ends", [path]) => each(models, path, |facts| facts.ends = true),
        ("normalizes", [path]) => each(models, path, |facts| facts.normalizes = true),
        ("number", [path]) => each(models, path, |facts| facts.number = true),
        ("data", [path]) => each(models, path, |facts| facts.data = true),
        _ => return Err(unreadable(fact, words.len())),
    }
    Ok(())
}

fn add_type(canonical: &str, path: &str, conditions: Box<[Condition]>, models: &mut Models) {
    if conditions.is_empty() {
        let canonical = models.names.intern(canonical);
        each_name(models, path, &mut |models, name| {
            models.names.link(name, canonical)
        });
        return;
    }
    let result = models.names.intern(canonical);
    // The fact is about the call, so it stands on what is called.
    let callee = path.strip_suffix("()").unwrap_or(path);
    let fact = Conditional {
        fact: result,
        conditions,
    };
    each(models, callee, |facts| facts.results.push(fact.clone()));
}

fn each(models: &mut Models, path: &str, mut change: impl FnMut(&mut Facts)) {
    each_name(models, path, &mut |models, name| {
        change(models.facts_mut(name))
    });
}

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
    let parts = text.split(',').map(argument_spec).collect::<Option<_>>();
    let message = || format!("'{text}' names no arguments: write 0, 0|name, name, 1.., self or *");
    parts.map(ArgumentSet).ok_or_else(message)
}

fn argument_spec(text: &str) -> Option<ArgumentSpec> {
    match text {
        "*" => return Some(ArgumentSpec::All),
        "self" => return Some(ArgumentSpec::Receiver),
        _ => {}
    }
    if let Some(from) = text.strip_suffix("..") {
        return from.parse().ok().map(ArgumentSpec::From);
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
    Some(ArgumentSpec::One(position, name.map(Into::into)))
}

fn handler(what: &str) -> Result<Handler, String> {
    match what {
        "html" => Ok(Handler::Html),
        "data" => Ok(Handler::Data),
        "error" => Ok(Handler::Error),
        "command" => Ok(Handler::Command),
        _ => Err(format!(
            "'{what}' is no kind of handler: write html, data, error or command"
        )),
    }
}

fn sink(kind: &str, arguments: &str, confidence: Option<Confidence>) -> Result<Sink, String> {
    kind_set(kind)?;
    let known = Kind::ALL.iter().find(|known| known.name() == kind);
    Ok(Sink {
        kind: *known.ok_or_else(|| format!("'{kind}': a sink is of one kind"))?,
        arguments: argument_set(arguments)?,
        confidence: confidence.unwrap_or(Confidence::High),
    })
}

/// What stands behind a fact.
struct Options {
    conditions: Box<[Condition]>,
    confidence: Option<Confidence>,
}

fn options_of(fact: &str, words: &[&str]) -> Result<Options, String> {
    let mut conditions = Vec::new();
    let mut confidence = None;
    for pair in words.chunks(2) {
        match pair {
            [word @ ("when" | "unless"), text] => {
                conditions.push(condition(text, *word == "when")?)
            }
            ["confidence", level] if fact == "sink" => confidence = Some(confidence_named(level)?),
            _ => {
                let text = pair.join(" ");
                return Err(format!(
                    "'{text}': write when ARGUMENT=VALUE or unless ARGUMENT=VALUE, and behind a sink confidence LEVEL"
                ));
            }
        }
    }
    Ok(Options {
        conditions: conditions.into(),
        confidence,
    })
}

fn confidence_named(level: &str) -> Result<Confidence, String> {
    match level {
        "low" => Ok(Confidence::Low),
        "medium" => Ok(Confidence::Medium),
        "high" => Ok(Confidence::High),
        _ => Err(format!(
            "'{level}' is no confidence: write low, medium or high"
        )),
    }
}

fn condition(text: &str, equal: bool) -> Result<Condition, String> {
    let parts = text.split_once('=');
    let argument = parts.and_then(|(argument, _)| argument_spec(argument));
    match (parts, argument) {
        (Some((_, value)), Some(argument)) => {
            let value = match value {
                "?" => Expected::Given,
                // A line break cannot stand in a word.
                text => Expected::Text(text.replace("\\n", "\n").replace("\\r", "\r").into()),
            };
            Ok(Condition {
                argument,
                value,
                equal,
            })
        }
        _ => Err(format!("'{text}' is no condition: write e.g. shell=True")),
    }
}

/// Gives the names `a.b` and `a.c` for `a.{b,c}`; any number of braces, not nested.
fn each_name(models: &mut Models, path: &str, give: &mut dyn FnMut(&mut Models, Name)) {
    each_name_below(models, Name::ROOT, path, give);
}

fn each_name_below(
    models: &mut Models,
    start: Name,
    path: &str,
    give: &mut dyn FnMut(&mut Models, Name),
) {
    let Some((before, inside, after)) = first_braces(path) else {
        let name = models.names.intern_below(start, path);
        return give(models, name);
    };
    let is_whole = (before.is_empty() || before.ends_with('.'))
        && (after.is_empty() || after.starts_with(['.', '(', '[']));
    if is_whole {
        // What stands before is walked once, not once a choice.
        let parent = models.names.intern_below(start, before);
        for choice in inside.split(',') {
            let name = models.names.intern_below(parent, choice);
            each_name_below(models, name, after, give);
        }
    } else {
        for choice in inside.split(',') {
            each_name_below(models, start, &[before, choice, after].concat(), give);
        }
    }
}

/// What stands before, in and behind the first pair of braces.
fn first_braces(path: &str) -> Option<(&str, &str, &str)> {
    let open = memchr::memchr(b'{', path.as_bytes())?;
    let close = open + memchr::memchr(b'}', &path.as_bytes()[open..])?;
    Some((&path[..open], &path[open + 1..close], &path[close + 1..]))
}

#[cfg(test)]
mod tests {
    use super::super::kind::{Kind, Origin};
    use super::super::models::Models;
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
        assert_eq!(sink.conditions.len(), 1);
        let sink = &sink.fact;
        assert_eq!(
            (sink.kind, sink.confidence),
            (Kind::Sql, Confidence::Medium)
        );
        assert!(sink.arguments.parts()[0].means(None, Some("sql")));
        assert!(!sink.arguments.parts()[0].means(Some(1), None));
        let args = models.names.find("web.request.args").unwrap();
        assert_eq!(models.facts(args).sources[0].fact, Origin::Remote);
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
            parameter, source, sink, clears, passes, fills, guard, settles, handler, ends, normalizes, number, data",
        );
        check(
            "source a",
            "line 1: 'source' with 1 words after it: write source ORIGIN PATH",
        );
        check(
            "source moon a",
            "line 1: 'moon' is no origin: write one of remote, local, stored, \
            answer, archive, exception, secret, random, client-address",
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
            "line 1: 'xml' is no kind of handler: write html, data, error or command",
        );
    }

    #[test]
    fn braces_are_choices() {
        let check = |path: &str, expected: &[&str]| {
            let mut models = Models::parse(&[]).unwrap();
            let mut given = Vec::new();
            each_name(&mut models, path, &mut |models, name| {
                given.push(models.names.spell(name))
            });
            assert_eq!(given, expected, "{path}");
        };
        check("a.{b,c}.d", &["a.b.d", "a.c.d"]);
        check("{a,b}.{c,d}", &["a.c", "a.d", "b.c", "b.d"]);
        check("a.{b,c()}.d", &["a.b.d", "a.c().d"]);
        check("a.get_{b,c}_d", &["a.get_b_d", "a.get_c_d"]);
        check("a.b()", &["a.b()"]);
        check("a.{b", &["a.{b"]);
    }
}
