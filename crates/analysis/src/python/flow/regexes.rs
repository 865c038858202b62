//! Which calls take a regular expression, what its text is, and what it is matched with.

use super::context::Context;
use super::models::Models;
use super::names::Name;
use super::view::{Call, Known};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, Operator};
use crate::regex::{Flags, Use};
use std::borrow::Cow;

/// A regular expression whose text is known, and the call that uses it.
#[derive(Debug, Clone)]
pub struct Regex<'a> {
    /// The pattern.
    pub text: Cow<'a, str>,
    /// The flags that the call gives.
    pub flags: Flags,
    /// Where the pattern is written.
    pub expression: &'a Expr,
    /// How it is matched; `None` if the call only compiles it.
    pub usage: Option<Use>,
    /// What the text that is searched is worth.
    pub subject: Option<Known<'a>>,
    /// The argument that gives the text that is searched.
    pub searched: Option<&'a Expr>,
    /// Whether the call takes the pattern itself, not what an earlier call compiled.
    pub is_given_here: bool,
    /// Whether the pattern is run by a matcher that backtracks.
    pub backtracks: bool,
    /// The call.
    pub range: TextRange,
}

/// A function that takes a regular expression.
struct Api {
    path: &'static str,
    pattern: Place,
    /// Where the flags are, if there are any.
    flags: Option<(usize, &'static str)>,
    usage: Option<Use>,
    subject: Place,
    backtracks: bool,
}

/// Where a call has something.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    Argument(usize, &'static str),
    /// Only by its name.
    Keyword(&'static str),
    /// What the method is called on, or for a series what it holds.
    Receiver,
}

use Place::{Argument, Keyword, Nowhere, Receiver};

const fn api(
    path: &'static str,
    usage: Option<Use>,
    pattern: Place,
    flags: Option<(usize, &'static str)>,
    subject: Place,
) -> Api {
    Api {
        path,
        pattern,
        flags,
        usage,
        subject,
        backtracks: true,
    }
}

/// A function of `re`.
const fn function(path: &'static str, usage: Use, flags: usize, string: usize) -> Api {
    let subject = Argument(string, "string");
    let flags = Some((flags, "flags"));
    api(path, Some(usage), Argument(0, "pattern"), flags, subject)
}

/// A method of a compiled pattern.
const fn method(path: &'static str, usage: Use, string: usize) -> Api {
    api(
        path,
        Some(usage),
        Receiver,
        None,
        Argument(string, "string"),
    )
}

/// A method of a series of texts.
const fn series(path: &'static str, usage: Use, flags: usize) -> Api {
    let flags = Some((flags, "flags"));
    api(path, Some(usage), Argument(0, "pat"), flags, Receiver)
}

/// A function that is told with which pattern to check what comes later.
const fn check(path: &'static str, usage: Use, pattern: Place) -> Api {
    api(path, Some(usage), pattern, None, Nowhere)
}

/// A check that a library for Rust runs, which does not backtrack.
const fn linear_check(path: &'static str) -> Api {
    Api {
        backtracks: false,
        ..check(path, Use::Search, Keyword("pattern"))
    }
}

/// A check that takes flags.
const fn check_with_flags(path: &'static str, usage: Use, flags: usize) -> Api {
    Api {
        flags: Some((flags, "flags")),
        ..check(path, usage, Argument(0, "regex"))
    }
}

const APIS: &[Api] = &[
    api(
        "re.compile",
        None,
        Argument(0, "pattern"),
        Some((1, "flags")),
        Nowhere,
    ),
    function("re.match", Use::Match, 2, 1),
    function("re.search", Use::Search, 2, 1),
    function("re.fullmatch", Use::FullMatch, 2, 1),
    function("re.findall", Use::Search, 2, 1),
    function("re.finditer", Use::Search, 2, 1),
    function("re.split", Use::Search, 3, 1),
    function("re.sub", Use::Search, 4, 2),
    function("re.subn", Use::Search, 4, 2),
    method("re.Pattern.match", Use::Match, 0),
    method("re.Pattern.search", Use::Search, 0),
    method("re.Pattern.fullmatch", Use::FullMatch, 0),
    method("re.Pattern.findall", Use::Search, 0),
    method("re.Pattern.finditer", Use::Search, 0),
    method("re.Pattern.split", Use::Search, 0),
    method("re.Pattern.sub", Use::Search, 1),
    method("re.Pattern.subn", Use::Search, 1),
    series("*.str.contains", Use::Search, 2),
    series("*.str.match", Use::Match, 2),
    series("*.str.fullmatch", Use::FullMatch, 2),
    series("*.str.findall", Use::Search, 1),
    series("*.str.extract", Use::Search, 1),
    series("*.str.extractall", Use::Search, 1),
    series("*.str.count", Use::Search, 1),
    check_with_flags("django.core.validators.RegexValidator", Use::Search, 4),
    check_with_flags("wtforms.validators.Regexp", Use::Match, 1),
    check_with_flags("wtforms.validators.regexp", Use::Match, 1),
    check_with_flags("marshmallow.validate.Regexp", Use::Match, 1),
    check("django.urls.re_path", Use::Search, Argument(0, "route")),
    check("django.conf.urls.url", Use::Search, Argument(0, "regex")),
    check("pydantic.constr", Use::Match, Keyword("regex")),
    check("pydantic.Field", Use::Match, Keyword("regex")),
    check("fastapi.Query", Use::Match, Keyword("regex")),
    check("fastapi.Path", Use::Match, Keyword("regex")),
    check("fastapi.Form", Use::Match, Keyword("regex")),
    check("fastapi.Header", Use::Match, Keyword("regex")),
    linear_check("pydantic.constr"),
    linear_check("pydantic.Field"),
    linear_check("pydantic.StringConstraints"),
    linear_check("fastapi.Query"),
    linear_check("fastapi.Path"),
    linear_check("fastapi.Form"),
    linear_check("fastapi.Header"),
];

/// The functions that take regular expressions, by their names.
#[derive(Default)]
pub(crate) struct RegexApis {
    /// Rising.
    by_name: Vec<(Name, &'static Api)>,
}

impl RegexApis {
    /// Adds the names to those of `models`.
    pub(crate) fn new(models: &mut Models) -> Self {
        let named = APIS.iter().map(|api| (models.names.intern(api.path), api));
        let mut by_name: Vec<_> = named.collect();
        by_name.sort_by_key(|(name, _)| name.index());
        Self { by_name }
    }

    /// Whether `name` is one of them.
    pub(crate) fn contains(&self, name: Name) -> bool {
        self.of(name).next().is_some()
    }

    fn of(&self, name: Name) -> impl Iterator<Item = &'static Api> {
        let start = self
            .by_name
            .partition_point(|(known, _)| known.index() < name.index());
        let same = self.by_name[start..].iter();
        same.take_while(move |(known, _)| *known == name)
            .map(|(_, api)| *api)
    }
}

/// Most flags that are put together with `|`.
const MAX_FLAGS: u32 = 8;

impl<'a> Context<'a> {
    /// The regular expression that `call` uses, if its text is known.
    pub(crate) fn regex(&mut self, call: &Call<'a, '_>) -> Option<Regex<'a>> {
        let rules = self.rules;
        let mut apis = rules.regex_apis.of(call.name?);
        apis.find_map(|api| self.regex_of(api, call))
    }

    fn regex_of(&mut self, api: &Api, call: &Call<'a, '_>) -> Option<Regex<'a>> {
        let mut regex = match api.pattern {
            Argument(position, keyword) => {
                self.regex_at(call.argument(position, keyword)?.expression)?
            }
            Keyword(keyword) => self.regex_at(call.keyword(keyword)?.expression)?,
            Receiver => self.compiled(call.receiver?.made_by()?)?,
            Nowhere => return None,
        };
        if let Some((position, keyword)) = api.flags
            && let Some(flags) = call.argument(position, keyword)
        {
            regex.flags = self.regex_flags(flags.expression, MAX_FLAGS)?;
        }
        regex.usage = api.usage;
        let searched = match api.subject {
            Argument(position, keyword) => call.argument(position, keyword),
            _ => None,
        };
        regex.searched = searched.map(|argument| argument.expression);
        regex.subject = match api.subject {
            Receiver => call.receiver,
            _ => searched.map(|argument| argument.value),
        };
        regex.backtracks = api.backtracks;
        regex.range = call.node.range();
        Some(regex)
    }

    /// The pattern that `expression` is, which may be compiled already.
    fn regex_at(&mut self, expression: &'a Expr) -> Option<Regex<'a>> {
        match self.regex_text(expression) {
            Some(regex) => Some(regex),
            None => {
                let made_by = self.value_of(expression).made_by()?;
                self.compiled(made_by)
            }
        }
    }

    /// The pattern whose text `expression` is.
    fn regex_text(&mut self, expression: &'a Expr) -> Option<Regex<'a>> {
        let text = self.string(expression)?;
        let written = match expression {
            Expr::Name(_) | Expr::Attribute(_) => self.value_of(expression).made_by(),
            _ => None,
        };
        Some(Regex {
            text,
            flags: Flags::default(),
            expression: written.unwrap_or(expression),
            usage: None,
            subject: None,
            searched: None,
            is_given_here: true,
            backtracks: true,
            range: expression.range(),
        })
    }

    /// The pattern that `made_by`, a call of `re.compile`, compiles.
    fn compiled(&mut self, made_by: &'a Expr) -> Option<Regex<'a>> {
        let Expr::Call(node) = made_by else {
            return None;
        };
        let function = self.value_of(&node.func).name();
        if !self.is(function, "re.compile") {
            return None;
        }
        let arguments = &node.arguments;
        let pattern = arguments.find_argument_value("pattern", 0)?;
        let mut regex = self.regex_text(pattern)?;
        if let Some(flags) = arguments.find_argument_value("flags", 1) {
            regex.flags = self.regex_flags(flags, MAX_FLAGS)?;
        }
        regex.is_given_here = false;
        Some(regex)
    }

    /// The flags that `expression` gives, e.g. `re.I | re.S`; `None` if it is not understood.
    fn regex_flags(&mut self, expression: &'a Expr, parts: u32) -> Option<Flags> {
        let mut flags = Flags::default();
        match expression {
            Expr::BinOp(binary) if binary.op == Operator::BitOr && parts > 0 => {
                let left = self.regex_flags(&binary.left, parts - 1)?;
                let right = self.regex_flags(&binary.right, parts - 1)?;
                return Some(left.with(right));
            }
            Expr::NumberLiteral(_) => {
                return (self.integer(expression)? == 0).then_some(flags);
            }
            Expr::Attribute(attribute) => match attribute.attr.as_str() {
                "I" | "IGNORECASE" => flags.ignore_case = true,
                "M" | "MULTILINE" => flags.multi_line = true,
                "S" | "DOTALL" => flags.dot_all = true,
                "X" | "VERBOSE" => flags.verbose = true,
                "A" | "ASCII" => flags.ascii = true,
                "U" | "UNICODE" | "L" | "LOCALE" | "NOFLAG" => {}
                _ => return None,
            },
            _ => return None,
        }
        Some(flags)
    }
}
