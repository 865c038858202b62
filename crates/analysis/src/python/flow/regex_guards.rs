//! What a check with a regular expression says about the text that passes it: it is safe where the
//! pattern keeps out what does the harm.

use super::context::Context;
use super::kind::{Kind, Kinds};
use super::names::Name;
use super::view::{Call, Known};
use crate::python::ast::{Expr, ExprCall};
use crate::regex::memo::Memo;
use crate::regex::{Language, Pattern, Use};

thread_local! {
    static FOUND: Memo<Option<Kinds>> = Memo::new();
    static NOT_FOUND: Memo<Option<Kinds>> = Memo::new();
    static LEFT_OUT: Memo<Option<Kinds>> = Memo::new();
}

impl<'a> Context<'a> {
    /// Clears the text that the call `node` of `name` matches of what the pattern keeps out, when
    /// the match succeeds (`truth`) or fails. `false` if the pattern is not known.
    pub(crate) fn refine_by_regex(&mut self, name: Name, node: &'a ExprCall, truth: bool) -> bool {
        if !self.rules.regex_apis.contains(name) {
            return false;
        }
        let receiver = match &*node.func {
            Expr::Attribute(attribute) => Some(self.value_of(&attribute.value)),
            _ => None,
        };
        let arguments = self.quiet_arguments(node);
        let call = Call {
            node,
            name: Some(name),
            callee: Known(super::value::Value::UNKNOWN),
            receiver,
            arguments: &arguments,
        };
        let Some(regex) = self.regex(&call) else {
            return false;
        };
        let (Some(usage), Some(searched)) = (regex.usage, regex.searched) else {
            return false;
        };
        let Ok(pattern) = Pattern::parse(&regex.text, regex.flags) else {
            return false;
        };
        let memo = if truth { &FOUND } else { &NOT_FOUND };
        let kinds =
            memo.with(|memo| memo.answer(&pattern, usage, || safe_kinds(&pattern, usage, truth)));
        let Some(kinds) = kinds else {
            return false;
        };
        self.clear(searched, kinds);
        true
    }
}

impl<'a> Context<'a> {
    /// `re.sub("[^a-z]", "", text)`: what the result is safe for, as it has none of the characters
    /// that the pattern looks for.
    pub(crate) fn left_out_by_substitution(&mut self, name: Name, call: &Call<'a, '_>) -> Kinds {
        let is = |path: &str| self.is(Some(name), path);
        let position = if is("re.sub") || is("re.subn") {
            1
        } else if is("re.Pattern.sub") || is("re.Pattern.subn") {
            0
        } else {
            return Kinds::NONE;
        };
        let Some(replacement) = call.argument(position, "repl") else {
            return Kinds::NONE;
        };
        let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | ' ');
        let text = self.string(replacement.expression);
        if !text.is_some_and(|text| text.chars().all(is_plain)) {
            return Kinds::NONE;
        }
        let Some(regex) = self.regex(call) else {
            return Kinds::NONE;
        };
        let Ok(pattern) = Pattern::parse(&regex.text, regex.flags) else {
            return Kinds::NONE;
        };
        let answer = || Some(left_out(&pattern));
        let kinds = LEFT_OUT.with(|memo| memo.answer(&pattern, Use::Search, answer));
        kinds.unwrap_or(Kinds::NONE)
    }
}

/// What a text is safe for that has lost every match of `pattern`.
fn left_out(pattern: &Pattern<'_>) -> Kinds {
    // Fewer characters make no secret public and nothing harder to guess, and what is made safe by
    // them is not a pattern: that takes escaping.
    let others = [
        Kind::SecretLog,
        Kind::SecretStore,
        Kind::Guessable,
        Kind::Regex,
    ];
    let language = pattern.language_without(Use::Search);
    let kinds = language.map_or(Kinds::NONE, |language| kept_out(&language, true));
    kinds.without(others.into_iter().collect())
}

/// What a text is safe for in which `pattern` was found, or was not; `None` if that is too hard to
/// tell.
fn safe_kinds(pattern: &Pattern<'_>, usage: Use, found: bool) -> Option<Kinds> {
    if !found {
        let language = pattern.language_without(usage);
        return Some(language.map_or(Kinds::of(Kind::Unchecked), |language| {
            kept_out(&language, true)
        }));
    }
    let language = pattern.language(usage).ok()?;
    Some(kept_out(&language, pattern.missing_anchor(usage).is_none()))
}

/// Addresses of other hosts, and what stands for one where only the host is asked for.
const OTHER_HOSTS: [&str; 5] = [
    "https://attacker.test",
    "http://attacker.test",
    "//attacker.test",
    "attacker.test",
    "127.0.0.1",
];

/// A new line with something in it. `$` allows an empty one at the end, which does no harm.
const NEW_LINES: [&str; 5] = ["\na", "\n0", "\n ", "\n\n", "\r"];

/// The kinds of harm that no text of `language` does. Unless `ends_host`, a host that it names may
/// go on.
fn kept_out(language: &Language<'_>, ends_host: bool) -> Kinds {
    let without = |needles: &[&str]| !needles.iter().any(|needle| language.can_contain(needle));
    let never_starts =
        |needles: &[&str]| !needles.iter().any(|needle| language.can_start_with(needle));
    let never_ends = |needles: &[&str]| !needles.iter().any(|needle| language.can_end_with(needle));
    let is_restricted = language.is_restricted();
    let is_safe = |kind: &&Kind| match kind {
        Kind::Sql => without(&["'", "\"", ";", "\\"]),
        Kind::Command => without(&[";", "|", "&", "$", "`", "<", ">"]) && without(&NEW_LINES),
        Kind::Argument => never_starts(&["-"]),
        Kind::Path | Kind::ArchiveMember => {
            without(&["/", "\\"]) || without(&[".."]) && never_starts(&["/", "\\"])
        }
        Kind::Upload => never_ends(&[".php", ".html", ".exe"]),
        Kind::Html => without(&["<", "\""]),
        Kind::Code => without(&["("]),
        Kind::Template => without(&["{"]),
        Kind::Format => without(&["{", "%"]),
        Kind::Regex => without(&["(", "[", "*", "+", "{"]),
        Kind::Xpath => without(&["'", "\"", "["]),
        Kind::Ldap => without(&["*", "(", ")"]),
        Kind::Csv => never_starts(&["=", "+", "-", "@"]),
        Kind::Header | Kind::Log | Kind::Mail | Kind::Cookie => without(&NEW_LINES),
        Kind::Url | Kind::Redirect => ends_host && never_starts(&OTHER_HOSTS),
        // It is a text, and so no query of an object.
        Kind::Nosql => true,
        // Any test is one.
        Kind::Unchecked => true,
        Kind::RegexInput => false,
        // No character does the harm; to have passed a check that keeps something out is enough.
        _ => is_restricted,
    };
    Kind::ALL.iter().filter(is_safe).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regex::Flags;

    #[test]
    fn a_pattern_clears_what_it_keeps_out() {
        let check = |pattern: &str, usage: Use, found: bool, safe: &[Kind], unsafe_: &[Kind]| {
            let parsed = Pattern::parse(pattern, Flags::default()).unwrap();
            let kinds = safe_kinds(&parsed, usage, found).unwrap();
            for kind in safe {
                assert!(kinds.contains(*kind), "{pattern} clears {kind}");
            }
            for kind in unsafe_ {
                assert!(!kinds.contains(*kind), "{pattern} does not clear {kind}");
            }
        };
        use Kind::{Argument, Code, Command, Csv, Header, Html, Path, Redirect, Sql, Trusted, Url};
        let all = [
            Sql, Command, Argument, Path, Html, Code, Csv, Header, Url, Redirect, Trusted,
        ];
        let (search, start, whole) = (Use::Search, Use::Match, Use::FullMatch);
        check("^[a-z0-9]+$", start, true, &all, &[Kind::RegexInput]);
        check("^[a-z0-9]+$", search, true, &all, &[]);
        check("[a-z0-9]+", whole, true, &all, &[]);
        check(
            "[a-z0-9]+",
            start,
            true,
            &[Argument, Csv],
            &[Sql, Path, Url],
        );
        check("[a-z0-9]+", search, true, &[], &all);
        check(".*", start, true, &[], &all);
        check("^.*$", start, true, &[], &[Sql, Path, Trusted]);
        check("^[^/]+$", start, true, &[], &[Path, Sql]);
        check(r"^[^/\\]+$", start, true, &[Path], &[Sql]);
        check(
            r"^[\w.-]+$",
            start,
            true,
            &[Path, Sql, Command],
            &[Argument, Url],
        );
        check(r"^[\w./]+$", start, true, &[Sql], &[Path]);
        check(r"^(?!.*\.\.)[\w.][\w./]*$", start, true, &[Path], &[]);
        check(r"^[\w\s]+$", start, true, &[Sql, Html], &[Header, Command]);
        check(r"(?m)^\d+$", start, true, &[], &[Header, Sql]);
        check(
            r"^https://example\.com/",
            start,
            true,
            &[Url, Redirect],
            &[Sql],
        );
        check(r"^https://example\.com", start, true, &[], &[Url, Redirect]);
        check(r"example\.com", search, true, &[], &[Url, Redirect]);
        check("^/[a-z]", start, true, &[Redirect], &[Path]);
        check(r"^[\d+*/(). -]+$", whole, true, &[Sql, Html], &[Code, Path]);
        check(r"\.(png|jpg)$", search, true, &[Kind::Upload], &[Path]);

        check("[^a-z0-9]", search, false, &all, &[]);
        check("[^a-z0-9]+", search, false, &all, &[]);
        check(
            "[;|&$`<>\n\r]",
            search,
            false,
            &[Command, Header],
            &[Sql, Path],
        );
        check("[^a-z0-9]", start, false, &[], &all);
        check("^[a-z0-9]+$", start, false, &[], &all);
    }

    #[test]
    fn a_substitution_leaves_out_characters() {
        let check = |pattern: &str, safe: &[Kind], unsafe_: &[Kind]| {
            let kinds = left_out(&Pattern::parse(pattern, Flags::default()).unwrap());
            for kind in safe {
                assert!(kinds.contains(*kind), "{pattern} leaves out {kind}");
            }
            for kind in unsafe_ {
                assert!(
                    !kinds.contains(*kind),
                    "{pattern} does not leave out {kind}"
                );
            }
        };
        use Kind::{Command, Html, Log, Path, SecretLog, Sql};
        check("[^a-z0-9]", &[Command, Html, Log, Path, Sql], &[SecretLog]);
        check(r"[\r\n\t]", &[Log], &[Command, Html, Path, Sql]);
        check(r"\W+", &[Command, Html, Log, Path], &[]);
        // What is left over can be one again.
        check(r"\.\./", &[], &[Path]);
        check("<.*?>", &[], &[Html]);
    }
}
