//! Patterns of host names that match more hosts than their author thought.

use super::alphabet::{ALPHANUMERIC, Alphabet, CharSet};
use super::nfa::{Nfa, Purpose};
use super::tree::{Assertion, Kind, Node, Span};
use super::{Pattern, Use};

/// Top level domains by which a host name is known. None of them is also a common extension of
/// files or an English word.
const TOP_LEVEL: [&str; 22] = [
    "au", "biz", "ca", "ch", "cn", "co", "com", "de", "edu", "es", "eu", "fr", "gov", "io", "jp",
    "kr", "mil", "net", "nl", "org", "ru", "uk",
];

/// A host name in which a dot matches any character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncompleteHostname {
    /// The literal part of the host name.
    pub span: Span,
    /// The dots in it that match any character.
    pub dots: Vec<Span>,
    /// The text at `span` with these dots escaped.
    pub escaped: String,
}

/// A host name that other text may surround.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingAnchor {
    /// The literal part of the host name.
    pub span: Span,
    /// Whether the match may start anywhere: `http://evil.example/?https://example.com/` passes.
    pub start: bool,
    /// Whether the host name may go on: `example.com.evil.example` passes.
    pub end: bool,
}

/// A host name in a pattern.
struct Host {
    span: Span,
    /// Unescaped dots.
    dots: Vec<Span>,
    /// The last character of each way to end it.
    ends: Vec<Span>,
}

impl Pattern<'_> {
    /// Host names with a dot that matches any character: `www.example.com` also matches
    /// `wwwxexample.com`, which anybody may register.
    ///
    /// After CodeQL's `py/incomplete-hostname-regexp`.
    pub fn incomplete_hostnames(&self) -> Vec<IncompleteHostname> {
        let hosts = self.hosts().into_iter();
        let incomplete = hosts.filter(|host| !host.dots.is_empty());
        incomplete
            .map(|host| IncompleteHostname {
                span: host.span,
                escaped: self.escaped(&host),
                dots: host.dots,
            })
            .collect()
    }

    /// The first host name that may have other text before or after it when the pattern checks a
    /// whole text.
    ///
    /// After CodeQL's `js/regex/missing-regexp-anchor`.
    pub fn missing_anchor(&self, usage: Use) -> Option<MissingAnchor> {
        let hosts = self.hosts();
        let start = usage == Use::Search && !hosts.is_empty() && !starts_at_start(&self.root);
        hosts.into_iter().find_map(|host| {
            let end = usage != Use::FullMatch && self.goes_on(&host, usage);
            let span = host.span;
            (start || end).then_some(MissingAnchor { span, start, end })
        })
    }

    fn escaped(&self, host: &Host) -> String {
        let mut escaped = String::new();
        let mut from = host.span.start;
        for dot in &host.dots {
            escaped.push_str(self.slice(Span::new(from, dot.start)));
            escaped.push('\\');
            from = dot.start;
        }
        escaped.push_str(self.slice(Span::new(from, host.span.end)));
        escaped
    }

    /// Whether more of a host name may follow `host`.
    fn goes_on(&self, host: &Host, usage: Use) -> bool {
        let Ok(nfa) = Nfa::new(self, usage, Purpose::Language) else {
            return false;
        };
        let part = ALPHANUMERIC.or(CharSet::ascii(b'-', b'.'));
        let ends = nfa.states.iter().enumerate();
        let mut ends =
            ends.filter(|(_, state)| state.span.is_some_and(|span| host.ends.contains(&span)));
        ends.any(|(state, _)| nfa.edges(state).iter().any(|edge| edge.set.overlaps(part)))
    }

    fn hosts(&self) -> Vec<Host> {
        let mut hosts = Vec::new();
        // A host name has a dot, escaped or not.
        if memchr::memchr(b'.', self.text.as_bytes()).is_some() {
            self.hosts_in(&self.root, &mut hosts);
        }
        hosts
    }

    fn hosts_in(&self, node: &Node, hosts: &mut Vec<Host>) {
        if let Kind::Sequence(items) = &node.kind {
            let mut start = 0;
            while start < items.len() {
                let length = items[start..]
                    .iter()
                    .take_while(|item| part_of_host(item).is_some())
                    .count();
                let (run, rest) = items[start..].split_at(length);
                hosts.extend(host(run, rest.first(), &self.alphabet));
                start += length + 1;
            }
        }
        for child in node.children() {
            self.hosts_in(child, hosts);
        }
    }
}

/// The character of a host name that `node` stands for.
fn part_of_host(node: &Node) -> Option<char> {
    match node.kind {
        Kind::Char { value, .. } if value.is_ascii_alphanumeric() => Some(value),
        Kind::Char {
            value: value @ ('-' | '_' | '.'),
            ..
        } => Some(value),
        Kind::Any { .. } => Some('.'),
        _ => None,
    }
}

/// The host name that `run` is, if it is one. Its top level domain may be in the `next` item:
/// `(com|org)`.
fn host(mut run: &[Node], next: Option<&Node>, alphabet: &Alphabet) -> Option<Host> {
    let text: String = run.iter().filter_map(part_of_host).collect();
    let mut labels: Vec<&str> = text.split('.').collect();
    let ends = if let Some(without_dot) = text.strip_suffix('.') {
        labels.pop();
        match next.and_then(top_level_ends) {
            Some(ends) => ends,
            // The dot stands for what comes after the host name.
            None if labels.pop().is_some_and(is_top_level) => {
                run = &run[..without_dot.len()];
                vec![run.last()?.span]
            }
            None => return None,
        }
    } else if labels.pop().is_some_and(is_top_level) && !next.is_some_and(|n| extends(n, alphabet))
    {
        vec![run.last()?.span]
    } else {
        return None;
    };
    let name = labels.pop()?;
    let is_name = name.len() > 1 && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    // The first label is empty when other items come before: `(www|beta).example.com`.
    let mut inner = labels.iter().skip(1);
    (is_name && inner.all(|label| !label.is_empty())).then(|| found(run, ends))
}

/// Whether `next` may be more of the last label.
fn extends(next: &Node, alphabet: &Alphabet) -> bool {
    let character = match &next.kind {
        Kind::Repeat { body, .. } if part_of_host(body) != Some('.') => body,
        _ => next,
    };
    let is_literal = !matches!(character.kind, Kind::Any { .. });
    let set = alphabet.one_of(character).filter(|_| is_literal);
    let is_negated = matches!(&character.kind, Kind::Class(class) if class.negated);
    !is_negated && set.is_some_and(|set| set.overlaps(ALPHANUMERIC))
}

fn found(run: &[Node], ends: Vec<Span>) -> Host {
    let dots = run
        .iter()
        .filter(|node| matches!(node.kind, Kind::Any { .. }));
    let start = run.first().map_or(0, |node| node.span.start);
    let end = run.last().map_or(start, |node| node.span.end);
    Host {
        span: Span::new(start, end),
        dots: dots.map(|node| node.span).collect(),
        ends,
    }
}

fn is_top_level(label: &str) -> bool {
    TOP_LEVEL
        .iter()
        .any(|known| known.eq_ignore_ascii_case(label))
}

/// The last characters of a group of top level domains.
fn top_level_ends(node: &Node) -> Option<Vec<Span>> {
    let Kind::Alternation(branches) = &node.peeled().kind else {
        return None;
    };
    let ends = branches.iter().map(|branch| {
        let Kind::Sequence(items) = &branch.kind else {
            return None;
        };
        let label: Option<String> = items
            .iter()
            .map(|item| part_of_host(item).filter(char::is_ascii_alphabetic))
            .collect();
        is_top_level(&label?).then(|| items.last().map(|item| item.span))?
    });
    ends.collect()
}

/// Whether every match starts at the start of the text.
fn starts_at_start(node: &Node) -> bool {
    match &node.kind {
        Kind::Assertion(Assertion::TextStart) => true,
        Kind::Group { body, .. } | Kind::Atomic(body) => starts_at_start(body),
        Kind::Repeat { min: 1.., body, .. } => starts_at_start(body),
        Kind::Alternation(branches) => branches.iter().all(starts_at_start),
        Kind::Sequence(items) => {
            let mut items = items.iter();
            items
                .find(|item| item.width.max > 0 || starts_at_start(item))
                .is_some_and(starts_at_start)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regex::Flags;

    fn parse(pattern: &str) -> Pattern<'_> {
        Pattern::parse(pattern, Flags::default()).unwrap()
    }

    #[test]
    fn unescaped_dots_are_found() {
        let check = |pattern: &str, expected: &[&str]| {
            let found = parse(pattern).incomplete_hostnames();
            let escaped: Vec<_> = found.iter().map(|host| host.escaped.as_str()).collect();
            assert_eq!(escaped, expected, "{pattern}");
        };
        check("(www|beta).example.com/", &[r"\.example\.com"]);
        check("https?://www.example.com", &[r"www\.example\.com"]);
        check(r"^https?://www.example\.com/", &[r"www\.example\.com"]);
        check(r"^https?://www\.example.com/", &[r"www\.example\.com"]);
        check(
            "^http://(foo.example.com|bar.example.org)$",
            &[r"foo\.example\.com", r"bar\.example\.org"],
        );
        check(r"^.*\.example.co.uk$", &[r"\.example\.co\.uk"]);
        check("^.+.example.com$", &[r"\.example\.com"]);
        check("(?i)WWW.EXAMPLE.COM", &[r"WWW\.EXAMPLE\.COM"]);
        check(r"\w+@my-mail.example.net\b", &[r"my-mail\.example\.net"]);
        check("^example.(com|org)$", &[r"example\."]);
        check("(?:www.)?example.com.*", &[r"example\.com"]);
        check("^https://example.com./x", &[r"example\.com"]);

        check(r"^https?://www\.example\.com/", &[]);
        check("^https?://www[.]example[.]com/", &[]);
        check(r"example\.(com|org)", &[]);
        check("^[a-z.]+.com$", &[]);
        check(".*.com", &[]);
        check("a.*b.example", &[]);
        check("setup.py", &[]);
        check("java.io.File", &[]);
        check("logger.info", &[]);
        check("file.co[nm]f", &[]);
        check("file.comp", &[]);
        check("file.com?", &[]);
        check(r"1.2.3.com\d", &[]);
        check("x..example..com", &[]);
        check("a.b.com", &[]);
        check("", &[]);
        check(".", &[]);
    }

    #[test]
    fn spans_are_those_of_the_dots() {
        let found = parse(r"(www|beta).example\.com").incomplete_hostnames();
        assert_eq!(found[0].span, Span::new(10, 23));
        assert_eq!(found[0].dots, [Span::new(10, 11)]);
    }

    #[test]
    fn missing_anchors_are_found() {
        let check = |pattern: &str, usage: Use, expected: Option<(bool, bool)>| {
            let found = parse(pattern).missing_anchor(usage);
            let found = found.map(|missing| (missing.start, missing.end));
            assert_eq!(found, expected, "{pattern} {usage:?}");
        };
        let open = r"https?://(www\.)?example\.com";
        check(open, Use::Search, Some((true, true)));
        check(open, Use::Match, Some((false, true)));
        check(open, Use::FullMatch, None);
        let started = r"^https://example\.com";
        check(started, Use::Search, Some((false, true)));
        check(started, Use::Match, Some((false, true)));
        let ended = r"^https://example\.com$";
        check(ended, Use::Search, None);
        check(ended, Use::Match, None);
        check(r"\Ahttps://example\.com\Z", Use::Search, None);
        check(r"https://example\.com$", Use::Search, Some((true, false)));
        check(r"^https://example\.com/", Use::Search, None);
        check(r"^https://example\.com[/?#]", Use::Match, None);
        check(r"^https://example\.com(/|$)", Use::Match, None);
        check(r"^https://example\.com(:\d+)?/", Use::Match, None);
        check(
            r"^https://example\.com(:\d+)?",
            Use::Match,
            Some((false, true)),
        );
        check(r"^https://example\.com.*$", Use::FullMatch, None);
        check(r"^https://example\.com.*$", Use::Match, Some((false, true)));
        check(r"^https://example\.com\b", Use::Match, Some((false, true)));
        check(r"^https://example\.(com|org)$", Use::Match, None);
        check(
            r"^https://example\.(com|org)",
            Use::Match,
            Some((false, true)),
        );
        check(r"^a\.example\.com$|^b\.example\.com$", Use::Search, None);
        check(
            r"^a\.example\.com|b\.example\.com$",
            Use::Search,
            Some((true, true)),
        );
        check(r"^(?:a|b)\.example\.com$", Use::Search, None);
        check(r"(?m)^a\.example\.com$", Use::Search, Some((true, false)));
        check(r"\d+\.\d+", Use::Search, None);
        check("", Use::Search, None);
    }
}
