use super::super::tree::{Kind, Node};
use super::super::{Flags, Pattern};
use super::{MAX_LENGTH, MAX_NESTING, ParseErrorKind};
use proptest::prelude::*;
use std::fmt::Write;

/// The tree in short: kinds with their text, in brackets what is below.
fn shape(pattern: &Pattern<'_>, node: &Node) -> String {
    let name = match &node.kind {
        Kind::Empty => "empty".to_owned(),
        Kind::Char { value, ignore_case } => {
            return format!("{}{value}", if *ignore_case { "i:" } else { "" });
        }
        Kind::Any { newline } => return if *newline { "any" } else { "." }.to_owned(),
        Kind::Shorthand(_) | Kind::Class(_) => return pattern.slice(node.span).to_owned(),
        Kind::Assertion(assertion) => return format!("{assertion:?}"),
        Kind::Backreference { group, .. } => return format!("ref {group}"),
        Kind::Group { index: None, .. } => "group".to_owned(),
        Kind::Group { index: Some(n), .. } => format!("group {n}"),
        Kind::Look {
            behind, negative, ..
        } => {
            let sign = if *negative { "no " } else { "" };
            format!("{sign}{}", if *behind { "behind" } else { "ahead" })
        }
        Kind::Atomic(_) => "atomic".to_owned(),
        Kind::Conditional { group, .. } => format!("if {group}"),
        Kind::Repeat { min, max, mode, .. } => {
            let max = max.map_or(String::new(), |max| max.to_string());
            format!("{mode:?} {min}..{max}")
        }
        Kind::Sequence(_) => "seq".to_owned(),
        Kind::Alternation(_) => "or".to_owned(),
    };
    let mut text = name;
    let below = node.children().iter().map(|child| shape(pattern, child));
    let below: Vec<_> = below.collect();
    if !below.is_empty() {
        let _ = write!(text, "({})", below.join(" "));
    }
    text
}

#[test]
fn patterns_are_read_as_python_reads_them() {
    let check = |text: &str, expected: &str| {
        let pattern = Pattern::parse(text, Flags::default()).unwrap();
        assert_eq!(shape(&pattern, &pattern.root), expected, "{text}");
    };
    check("", "empty");
    check("ab", "seq(a b)");
    check("a|b|", "or(a b empty)");
    check(
        "a*b+?c?+",
        "seq(Greedy 0..(a) Lazy 1..(b) Possessive 0..1(c))",
    );
    check(
        "a{2}b{3,}c{,4}d{5,6}?",
        "seq(Greedy 2..2(a) Greedy 3..(b) Greedy 0..4(c) Lazy 5..6(d))",
    );
    check("a{}b{x}c{1", "seq(a { } b { x } c { 1)");
    check(
        "(a)(?:b)(?P<n>c)(?P=n)\\1",
        "seq(group 1(a) group(b) group 2(c) ref 2 ref 1)",
    );
    check(
        "(?=a)(?!b)(?<=c)(?<!d)(?>e)",
        "seq(ahead(a) no ahead(b) behind(c) no behind(d) atomic(e))",
    );
    check("(a)?(?(1)b|c)", "seq(Greedy 0..1(group 1(a)) if 1(b c))");
    check("^a$", "seq(TextStart a FinalLineEnd)");
    check("(?m)^a$", "seq(LineStart a LineEnd)");
    check("a(?s).", "seq(a any)");
    check("(?i:a)b", "seq(group(i:a) b)");
    check("(?i)a(?-i:b)", "seq(i:a group(b))");
    check("(?x) a b # c", "seq(a b)");
    check("(?#c)a", "a");
    check(r"\x41\u00e9\101\0\n\.", "seq(A é A \0 \n .)");
    check(
        r"\A\Z\bx",
        "seq(TextStart TextEnd WordBoundary { negated: false, ascii: false } x)",
    );
    check("[]a]", "[]a]");
    check(r"[^\]a-z\d]\W", r"seq([^\]a-z\d] \W)");
    check("]}", "seq(] })");
}

#[test]
fn what_python_refuses_is_refused() {
    use ParseErrorKind as Error;
    let check = |text: &str, expected: (usize, ParseErrorKind)| {
        let error = Pattern::parse(text, Flags::default()).unwrap_err();
        assert_eq!((error.at, error.kind), expected, "{text}");
    };
    check("a)", (1, Error::UnbalancedParenthesis));
    check("(a", (0, Error::UnclosedGroup));
    check("x[a", (1, Error::UnclosedClass));
    check("(?#a", (0, Error::UnclosedComment));
    check("*a", (0, Error::NothingToRepeat));
    check("a|+", (2, Error::NothingToRepeat));
    check("^*", (1, Error::NothingToRepeat));
    check("a**", (2, Error::MultipleRepeat));
    check("a{2}{3}", (4, Error::MultipleRepeat));
    check("a{3,2}", (1, Error::RepeatReversed));
    check("a{99999999999}", (1, Error::RepeatTooLarge));
    check("a\\", (1, Error::EscapeAtEnd));
    check(r"\q", (0, Error::BadEscape));
    check(r"\x4", (0, Error::BadEscape));
    check("[z-a]", (1, Error::BadRange));
    check(r"[a-\d]", (1, Error::BadRange));
    check("(?<n>a)", (0, Error::BadExtension));
    check("(?q)", (0, Error::BadExtension));
    check("(?P<n>a)(?P<n>b)", (8, Error::DuplicateGroupName));
    check(r"(a)\2", (3, Error::UnknownGroup));
    check("(?P=n)", (0, Error::UnknownGroup));
    check("(?(1)a)", (0, Error::UnknownGroup));
    check(r"(a\1)", (2, Error::OpenGroup));
    check("(a)(?(1)a|b|c)", (3, Error::ConditionalBranches));
    check("(?<=a*)", (0, Error::VariableLookbehind));
    check("(?<=a|bc)", (0, Error::VariableLookbehind));
}

#[test]
fn hostile_patterns_are_refused() {
    let check = |text: &str, expected: ParseErrorKind| {
        let error = Pattern::parse(text, Flags::default()).unwrap_err();
        assert_eq!(error.kind, expected);
    };
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Pattern::parse(&nested(MAX_NESTING), Flags::default()).is_ok());
    check(&nested(MAX_NESTING + 1), ParseErrorKind::TooDeep);
    check(&"(".repeat(1 << 16), ParseErrorKind::TooDeep);
    check(&"(?=".repeat(1 << 14), ParseErrorKind::TooDeep);
    check(&"a".repeat(MAX_LENGTH + 1), ParseErrorKind::TooLong);
    check(&"(a)*".repeat(1 << 18), ParseErrorKind::TooLong);
    let characters: String = (0x4e00..0x5000).filter_map(char::from_u32).collect();
    check(&characters, ParseErrorKind::TooManyCharacters);
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in r"[(){}\[\]?*+|\\^$.,:=!<>#P0-9a-dimsxé-]{0,24}") {
        let flags = Flags { verbose: text.len() % 2 == 0, ..Flags::default() };
        if let Ok(pattern) = Pattern::parse(&text, flags) {
            prop_assert_eq!(pattern.root.span.start, 0);
            prop_assert!(pattern.root.span.end <= text.len());
        }
    }
}
