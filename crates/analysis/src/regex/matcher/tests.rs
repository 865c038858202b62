use super::super::{Flags, Pattern, Use};
use super::{Input, Matcher};

fn found(text: &str, usage: Use, subject: &str) -> Option<(usize, usize)> {
    let pattern = Pattern::parse(text, Flags::default()).unwrap();
    let input = Input::new(subject.chars(), &pattern.alphabet);
    let outcome = Matcher::new(&pattern).run(&input, usage, 100_000);
    assert!(!outcome.exhausted, "{text} on {subject}");
    outcome.found
}

/// The expected spans are what CPython 3.11 gives.
#[test]
fn texts_are_matched_as_python_matches_them() {
    let check = |text: &str, subject: &str, expected: Option<(usize, usize)>| {
        assert_eq!(
            found(text, Use::Search, subject),
            expected,
            "{text} {subject}"
        );
    };
    check("b+", "abbc", Some((1, 3)));
    check("b+?", "abbc", Some((1, 2)));
    check("a|ab", "ab", Some((0, 1)));
    check("(a|ab)(c|bcd)$", "abcd", Some((0, 4)));
    check("a++a", "aaa", None);
    check("(?>a|ab)c", "abc", None);
    check("a*+b", "aab", Some((0, 3)));
    check("(a)?(?(1)b|c)", "ab", Some((0, 2)));
    check("(a)?(?(1)b|c)", "c", Some((0, 1)));
    check(r"(\w)\1", "abccd", Some((2, 4)));
    check(r"(?i)(a)\1", "aA", Some((0, 2)));
    check("(?=ab)a", "xab", Some((1, 2)));
    check("a(?!b)", "abac", Some((2, 3)));
    check("(?<=ab)c", "cabc", Some((3, 4)));
    check("(?<!a)b", "abb", Some((2, 3)));
    check("^b", "a\nb", None);
    check("(?m)^b", "a\nb", Some((2, 3)));
    check("a$", "a\n", Some((0, 1)));
    check(r"a\Z", "a\n", None);
    check("(?m)a$", "a\nb", Some((0, 1)));
    check(r"\bfoo\b", "a foo.", Some((2, 5)));
    check(r"\B", "", None);
    check("a{2,3}", "aaaa", Some((0, 3)));
    check("a{2,3}?", "aaaa", Some((0, 2)));
    check("(a*)*", "aab", Some((0, 2)));
    check("(a|b*)*c", "abbc", Some((0, 4)));
    check("(?:a?){3}b", "aab", Some((0, 3)));
    check(".", "\n", None);
    check("(?s).", "\n", Some((0, 1)));
    check("é+", "caféé", Some((3, 5)));
}

#[test]
fn the_use_says_where_a_match_may_be() {
    let check = |usage: Use, subject: &str, expected: Option<(usize, usize)>| {
        assert_eq!(
            found("a|ab", usage, subject),
            expected,
            "{usage:?} {subject}"
        );
    };
    check(Use::Match, "ab", Some((0, 1)));
    check(Use::Match, "ba", None);
    check(Use::Search, "ba", Some((1, 2)));
    check(Use::FullMatch, "ab", Some((0, 2)));
    check(Use::FullMatch, "abc", None);
}

#[test]
fn a_limit_ends_the_run() {
    let pattern = Pattern::parse("(a+)+$", Flags::default()).unwrap();
    let subject = format!("{}b", "a".repeat(40));
    let input = Input::new(subject.chars(), &pattern.alphabet);
    let outcome = Matcher::new(&pattern).run(&input, Use::Match, 5000);
    assert!(outcome.exhausted);
    assert_eq!(outcome.found, None);
    assert!(outcome.steps <= 5000 + 40);
}
