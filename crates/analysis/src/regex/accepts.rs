//! Which texts a pattern lets through.

use super::alphabet::Alphabet;
use super::nfa::{Nfa, Purpose, TooLarge};
use super::tree::{Assertion, Kind, Node};
use super::{Pattern, Use};

/// The texts that pass a check with a pattern, and perhaps some more where the pattern is more
/// than regular.
pub struct Language<'p> {
    alphabet: &'p Alphabet,
    nfa: Nfa,
    /// The states that some text leads to.
    reachable: Vec<usize>,
    /// Whether a text can be continued after each state so that it passes.
    can_pass: Vec<bool>,
    /// Literal texts that a lookahead at the start excludes, each with whether it looks only at
    /// the first line.
    excluded: Vec<(String, bool)>,
}

impl Pattern<'_> {
    /// The texts that a check which uses the pattern as `usage` lets through. Whatever the use
    /// leaves unchecked may be any text: what follows the match of `re.match`, also the newline
    /// that `$` allows at the end.
    ///
    /// # Errors
    /// When the pattern is too large to tell.
    pub fn language(&self, usage: Use) -> Result<Language<'_>, TooLarge> {
        let nfa = Nfa::new(self, usage, Purpose::Language)?;
        Ok(self.language_of(nfa, excluded(&self.root, usage)))
    }

    /// The texts in which a search does not find the pattern, where that is easy to say: when it
    /// looks for one character of a set, as `[^a-z]`.
    pub fn language_without(&self, usage: Use) -> Option<Language<'_>> {
        let mut node = self.root.peeled();
        if let Kind::Repeat { min: 1, body, .. } = &node.kind {
            node = body;
        }
        let set = self.alphabet.one_of(node)?;
        let others = self.alphabet.all().minus(set);
        (usage == Use::Search).then(|| self.language_of(Nfa::any_of(others), Vec::new()))
    }

    fn language_of(&self, nfa: Nfa, excluded: Vec<(String, bool)>) -> Language<'_> {
        Language {
            alphabet: &self.alphabet,
            reachable: reachable(&nfa),
            can_pass: can_pass(&nfa),
            nfa,
            excluded,
        }
    }
}

impl Language<'_> {
    /// Whether a text that passes can contain `needle`. True if unsure.
    ///
    /// A check clears a text of what its language cannot contain: `/` or `..` for a path, a quote
    /// for SQL, `<` for HTML.
    pub fn can_contain(&self, needle: &str) -> bool {
        let is_excluded = self.excluded.iter().any(|(literal, first_line)| {
            needle.contains(literal) && (!first_line || !self.has_more_lines())
        });
        let passes = |state: &usize| self.can_pass[*state];
        !is_excluded && self.after(&self.reachable, needle).iter().any(passes)
    }

    /// Whether something can come after a newline.
    fn has_more_lines(&self) -> bool {
        let states = self.after(&self.reachable, "\n").into_iter();
        let mut edges = states.flat_map(|state| self.nfa.edges(state));
        edges.any(|edge| self.can_pass[edge.to])
    }

    /// Whether a text that passes can start with `needle`. True if unsure.
    pub fn can_start_with(&self, needle: &str) -> bool {
        let passes = |state: &usize| self.can_pass[*state];
        self.after(&[Nfa::START], needle).iter().any(passes)
    }

    /// Whether a text that passes can end with `needle`. True if unsure.
    pub fn can_end_with(&self, needle: &str) -> bool {
        let passes = |state: &usize| self.nfa.states[*state].accepting;
        self.after(&self.reachable, needle).iter().any(passes)
    }

    /// Whether some character cannot be in a text that passes.
    pub fn is_restricted(&self) -> bool {
        let states = self.reachable.iter();
        let edges = states.flat_map(|&state| self.nfa.edges(state));
        let edges = edges.filter(|edge| self.can_pass[edge.to]);
        let free = edges.fold(self.alphabet.all(), |free, edge| free.minus(edge.set));
        !free.is_empty()
    }

    fn after(&self, from: &[usize], needle: &str) -> Vec<usize> {
        let needle: Vec<char> = needle.chars().collect();
        self.nfa.after(from, &needle, self.alphabet)
    }
}

/// The states that some text leads to.
fn reachable(nfa: &Nfa) -> Vec<usize> {
    let mut reached = vec![false; nfa.states.len()];
    reached[Nfa::START] = true;
    let mut queue = vec![Nfa::START];
    let mut next = 0;
    while let Some(&state) = queue.get(next) {
        next += 1;
        for edge in nfa.edges(state) {
            if !std::mem::replace(&mut reached[edge.to], true) {
                queue.push(edge.to);
            }
        }
    }
    queue
}

/// Which states lead to an accepting one.
fn can_pass(nfa: &Nfa) -> Vec<bool> {
    let mut before = vec![Vec::new(); nfa.states.len()];
    for state in 0..nfa.states.len() {
        for edge in nfa.edges(state) {
            before[edge.to].push(state);
        }
    }
    let mut passes: Vec<bool> = nfa.states.iter().map(|state| state.accepting).collect();
    let accepting = (0..nfa.states.len()).filter(|&state| passes[state]);
    let mut queue: Vec<usize> = accepting.collect();
    while let Some(state) = queue.pop() {
        for &state in &before[state] {
            if !std::mem::replace(&mut passes[state], true) {
                queue.push(state);
            }
        }
    }
    passes
}

/// The texts that are excluded by `(?!.*text)` at the very start, a common way to refuse `..`.
fn excluded(root: &Node, usage: Use) -> Vec<(String, bool)> {
    let items = match &root.kind {
        Kind::Sequence(items) => items,
        _ => return Vec::new(),
    };
    let mut is_at_start = usage != Use::Search;
    let mut excluded = Vec::new();
    for item in items {
        match &item.kind {
            Kind::Assertion(Assertion::TextStart) => is_at_start = true,
            Kind::Look {
                behind: false,
                negative: true,
                body,
            } if is_at_start => excluded.extend(anywhere(body)),
            Kind::Look { .. } => {}
            _ => break,
        }
    }
    excluded
}

/// The text of `.*text`, and whether the dot stops at newlines.
fn anywhere(body: &Node) -> Option<(String, bool)> {
    let Kind::Sequence(items) = &body.peeled().kind else {
        return None;
    };
    let (first, literals) = items.split_first()?;
    let first_line = match &first.kind {
        Kind::Repeat {
            min: 0,
            max: None,
            body,
            ..
        } => match body.peeled().kind {
            Kind::Any { newline } => !newline,
            _ => return None,
        },
        _ => return None,
    };
    let literal = literals.iter().map(|item| match item.kind {
        Kind::Char { value, .. } => Some(value),
        _ => None,
    });
    Some((literal.collect::<Option<String>>()?, first_line))
}

#[cfg(test)]
mod tests {
    use super::super::Flags;
    use super::super::matcher::{Input, Matcher};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn languages_contain_what_passes() {
        let check = |pattern: &str, usage: Use, needle: &str, expected: bool| {
            let parsed = Pattern::parse(pattern, Flags::default()).unwrap();
            let language = parsed.language(usage).unwrap();
            assert_eq!(language.can_contain(needle), expected, "{pattern} {needle}");
        };
        let (search, start, whole) = (Use::Search, Use::Match, Use::FullMatch);
        check("^[a-z]+$", start, "/", false);
        check("^[a-z]+$", start, "ab", true);
        check("^[a-z]+$", start, "\n", true);
        check("^[a-z]+$", start, "\na", false);
        check("^[a-z]+", start, "/", true);
        check("[a-z]+", whole, "\n", false);
        check("[a-z]+", search, "/", true);
        check(r"[\w.]+", whole, "..", true);
        check(r"\w+(\.\w+)*", whole, "..", false);
        check(r"(?!.*\.\.)[\w.]+", whole, "..", false);
        check(r"(?!.*\.\.)[\w.\n]+", whole, "..", true);
        check(r"(?!\.)[\w.]+", whole, "..", true);
        check(r"(\w)\1", whole, "/", true);
        check("(a|b)c", whole, "ab", false);
        check("(a|b)c", whole, "bc", true);
        check("(?i)[a-z]+", whole, "A", true);
        check("[^<]*", whole, "<", false);
        check("[^<]*", whole, "é", true);
    }

    #[test]
    fn starts_and_ends_are_known() {
        let parsed = Pattern::parse(r"a[^b]*\.(png|jpg)$", Flags::default()).unwrap();
        let language = parsed.language(Use::Match).unwrap();
        assert!(language.can_start_with("ax"));
        assert!(!language.can_start_with("ab"));
        assert!(language.can_end_with(".png"));
        assert!(!language.can_end_with(".php"));
    }

    #[test]
    fn what_a_search_does_not_find_is_known() {
        let check = |pattern: &str, needle: &str, expected: Option<bool>| {
            let parsed = Pattern::parse(pattern, Flags::default()).unwrap();
            let language = parsed.language_without(Use::Search);
            let found = language.map(|language| language.can_contain(needle));
            assert_eq!(found, expected, "{pattern} {needle}");
        };
        check("[^a-z]", "/", Some(false));
        check("[^a-z]+", "ab", Some(true));
        check("(/|;)", "/", Some(false));
        check("(/|;)", "a", Some(true));
        check("[^a-z]{2}", "/", None);
        check("ab", "a", None);
    }

    proptest! {
        /// Whatever passes is in the language: to say less would call an attack safe.
        #[test]
        fn the_language_holds_every_text_that_passes(
            pattern in r"(a|b|\.|\^|\$|[ab]|\(a\|b\)|\(\?=a\)|\(\?!b\)|\\b)([*+?]|\{1,2\}|)(a|b|\(ab\)|[^a]|\\w)([*+?]|\{2\}|\*\?|\+\+|)(a|b|\$|)",
            text in "[ab\n-]{0,6}",
        ) {
            let Ok(parsed) = Pattern::parse(&pattern, Flags::default()) else {
                return Ok(());
            };
            let input = Input::new(text.chars(), &parsed.alphabet);
            for usage in [Use::Match, Use::Search, Use::FullMatch] {
                let outcome = Matcher::new(&parsed).run(&input, usage, 10_000);
                if outcome.found.is_some() {
                    let language = parsed.language(usage).unwrap();
                    prop_assert!(language.can_contain(&text), "{} {:?}", pattern, usage);
                    prop_assert!(language.can_start_with(&text), "{} {:?}", pattern, usage);
                    prop_assert!(language.can_end_with(&text), "{} {:?}", pattern, usage);
                }
            }
        }
    }
}
