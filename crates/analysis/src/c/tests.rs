//! What holds for every text: formats and names change no verdict, and nothing makes the analysis
//! panic, overflow its stack or run for ever.

use super::syntax::{Kind, Node, Role, SyntaxTree};
use super::{Request, analyze, check_syntax};
use crate::file::ProblemKind;
use crate::rules::Speaks;
use crate::rules::c::ALL;
use proptest::prelude::*;
use sallet_core::cwe_relation::Related;
use sallet_core::task::Language;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How often each rule reports, when the weakness of `rule` is asked for if it needs that.
fn verdict(source: &str, rule: usize) -> BTreeMap<String, usize> {
    let about = &ALL[rule].about;
    let asked: Vec<_> = match about.speaks {
        Speaks::Always => Vec::new(),
        Speaks::WhenAsked => vec![Related::to(about.cwe[0])],
    };
    let request = Request {
        asked: &asked,
        deadline: None,
    };
    let mut counts = BTreeMap::new();
    for finding in analyze(source, language(rule), &request).findings {
        *counts.entry(finding.rule.into_owned()).or_default() += 1;
    }
    counts
}

fn language(rule: usize) -> Language {
    ALL[rule].about.languages[0]
}

/// The pieces of a text between which white space may stand; directives are one piece.
fn pieces(source: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = source;
    loop {
        let trimmed = rest.trim_start();
        let has_space = trimmed.len() < rest.len();
        let Some(first) = trimmed.chars().next() else {
            return pieces;
        };
        let is_word = |char: char| char.is_alphanumeric() || char == '_';
        let length = match first {
            '#' => trimmed.find('\n').unwrap_or(trimmed.len()),
            '"' | '\'' => quoted(trimmed, first),
            _ if is_word(first) => trimmed.find(|char| !is_word(char)).unwrap_or(trimmed.len()),
            _ => {
                const LONG: [&str; 17] = [
                    "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=",
                    "::", "/*", "//", "...",
                ];
                let long = LONG.iter().find(|long| trimmed.starts_with(*long));
                long.map_or(1, |long| long.len())
            }
        };
        let (piece, after) = trimmed.split_at(length);
        pieces.push((piece, has_space));
        rest = after;
    }
}

/// How long the literal is that `text` starts with.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if char == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The same code in another format.
fn reformatted(source: &str, choices: &[u8]) -> String {
    const GAPS: [&str; 7] = ["", " ", "\n", "\t", " /* so */ ", " // so\n", "\n\n  "];
    let mut choices = choices.iter().cycle();
    let mut out = String::new();
    let is_include = |piece: &str| piece.starts_with('#');
    for (piece, has_space) in pieces(source) {
        let gap = GAPS[usize::from(*choices.next().unwrap_or(&0)) % GAPS.len()];
        let is_line = is_include(piece) || (out.ends_with('\n') && gap.is_empty());
        out.push_str(if is_include(piece) || out.is_empty() {
            "\n"
        } else if gap.is_empty() && has_space && !is_line {
            " "
        } else {
            gap
        });
        out.push_str(piece);
        if is_include(piece) {
            out.push('\n');
        }
    }
    out.push('\n');
    out
}

/// The variables that `source` declares, without those whose names say that they hold a secret:
/// rules go by such names.
fn variables(tree: &SyntaxTree<'_>) -> Vec<String> {
    const MEANINGFUL: [&str; 11] = [
        "pass", "token", "secret", "key", "digest", "expected", "salt", "argc", "argv", "main",
        "iv",
    ];
    let mut names = Vec::new();
    for node in tree.descendants(tree.root()) {
        let is_declaration = matches!(
            tree.kind(node),
            Kind::Declaration
                | Kind::Parameter
                | Kind::InitDeclarator
                | Kind::PointerDeclarator
                | Kind::ArrayDeclarator
        );
        let is_name = |child: &Node| {
            tree.role(*child) == Role::Declarator && tree.kind(*child) == Kind::Identifier
        };
        if is_declaration && let Some(name) = tree.children(node).find(is_name) {
            let name = tree.text(name).to_owned();
            if !MEANINGFUL.iter().any(|word| name.contains(word)) {
                names.push(name);
            }
        }
    }
    names
}

/// The same code with other names for its variables.
fn renamed(source: &str, language: Language, suffix: &str) -> String {
    let tree = SyntaxTree::parse(source, language, None).unwrap();
    let names = variables(&tree);
    let mut out = String::new();
    let mut copied = 0;
    for node in tree.descendants(tree.root()) {
        let position = names.iter().position(|name| name == tree.text(node));
        if let (Kind::Identifier, Some(position)) = (tree.kind(node), position) {
            let (start, end) = tree.range(node);
            out.push_str(&source[copied..start]);
            out.push_str(&format!("v{position}{suffix}"));
            copied = end;
        }
    }
    out.push_str(&source[copied..]);
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn formats_change_no_verdict(
        rule in 0..ALL.len(),
        is_better in any::<bool>(),
        choices in proptest::collection::vec(any::<u8>(), 40..200),
    ) {
        let about = &ALL[rule].about;
        let source = if is_better { about.better } else { about.example };
        let other = reformatted(source, &choices);
        prop_assert_eq!(verdict(source, rule), verdict(&other, rule), "{}:\n{}", about.id, other);
    }

    #[test]
    fn names_change_no_verdict(
        rule in 0..ALL.len(),
        is_better in any::<bool>(),
        suffix in "[b-hj-z]{1,8}",
    ) {
        let about = &ALL[rule].about;
        let source = if is_better { about.better } else { about.example };
        let other = renamed(source, language(rule), &suffix);
        prop_assert_eq!(verdict(source, rule), verdict(&other, rule), "{}:\n{}", about.id, other);
    }

    /// Pieces of C in any order.
    #[test]
    fn no_text_makes_it_panic(words in proptest::collection::vec(0..WORDS.len(), 0..120)) {
        let source: String = words.iter().map(|&word| WORDS[word]).collect();
        for language in [Language::C, Language::Cpp] {
            for finding in analyze(&source, language, &Request::default()).findings {
                prop_assert!(source.get(finding.place.start..finding.place.end).is_some());
            }
        }
    }
}

const WORDS: &[&str] = &[
    "int ",
    "char ",
    "*",
    "f",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    "x",
    "y",
    "=",
    "1",
    "-1",
    "0x",
    "\"%s\"",
    "\"",
    "'",
    "if ",
    "else ",
    "for ",
    "while ",
    "do ",
    "switch ",
    "case ",
    "default:",
    "return ",
    "goto ",
    "l:",
    "break;",
    "struct S ",
    ".",
    "->",
    "free(x);",
    "malloc(y)",
    "&",
    "?",
    ":",
    ",",
    "sizeof",
    "#define A B\n",
    "#if 0\n",
    "#endif\n",
    "/*",
    "*/",
    "//",
    "\n",
    "\\",
    "new ",
    "delete ",
    "template<",
    ">",
    "::",
    "[&]",
    "operator",
    "<<",
    "std::string ",
    "é",
    "\0",
    "strcpy(x, y);",
    "x[y] = 1;",
    "gets(x);",
    "catch (",
    "throw ",
    "asm(\"\")",
    "__attribute__((",
];

/// Analyses `source` under a deadline that no honest file needs.
fn survive(source: &str, language: Language) -> Vec<ProblemKind> {
    let request = Request {
        asked: &[],
        deadline: Some(Instant::now() + Duration::from_secs(5)),
    };
    let outcome = analyze(source, language, &request);
    outcome
        .problems
        .iter()
        .map(|problem| problem.kind)
        .collect()
}

#[test]
fn deep_nesting_is_survived() {
    let deep = |open: &str, close: &str, count: usize| {
        format!(
            "void f(int a) {{ {}a{}; }}",
            open.repeat(count),
            close.repeat(count)
        )
    };
    for (open, close) in [
        ("(", ")"),
        ("{", "}"),
        ("a[", "]"),
        ("if (a) ", ";"),
        ("!", ""),
        ("f(", ")"),
        ("a ? ", " : a"),
        ("while (a) {", "}"),
        ("a + (", ")"),
        ("*", ""),
        ("(int)", ""),
        ("[&](){", "}"),
        ("a = ", ""),
        ("--", ""),
        ("++*", ""),
        ("(a = ", ") = 1"),
    ] {
        for language in [Language::C, Language::Cpp] {
            survive(&deep(open, close, 2_000), language);
        }
    }
    survive(&"struct S { ".repeat(2_000), Language::C);
    survive(&"namespace n { ".repeat(2_000), Language::Cpp);
    survive(&"#if 1\n".repeat(2_000), Language::C);
    survive(&"#define A A A\n".repeat(2_000), Language::C);
    survive(&format!("int x{};", "[1]".repeat(2_000)), Language::C);
    survive(&format!("int {}x;", "*".repeat(2_000)), Language::C);
}

#[test]
fn long_texts_are_survived() {
    let many =
        |line: &str, count: usize| format!("void f(int a, char *p) {{ {} }}", line.repeat(count));
    for line in [
        "a = a + 1;",
        "int b; ",
        "p = p + a;",
        "if (a) a = 2;",
        "free(p);",
        "g(a);",
        "a; ",
    ] {
        survive(&many(line, 3_000), Language::C);
    }
    survive(
        &format!("int a = {};", "1 + ".repeat(20_000) + "1"),
        Language::C,
    );
    survive(
        &format!("char *s = \"{}\";", "x".repeat(2_000_000)),
        Language::C,
    );
    survive(&"int x;\n".repeat(20_000), Language::C);
    survive(&"\0".repeat(200_000), Language::C);
    survive(
        &String::from_utf8_lossy(&[0xff_u8, b'a', 0xc0].repeat(50_000)),
        Language::Cpp,
    );
}

#[test]
fn a_deadline_that_is_over_is_a_problem() {
    let request = Request {
        asked: &[],
        deadline: Some(Instant::now()),
    };
    let source = "int f(int a) { return a; }\n".repeat(2_000);
    let outcome = analyze(&source, Language::C, &request);
    let kinds: Vec<_> = outcome
        .problems
        .iter()
        .map(|problem| problem.kind)
        .collect();
    assert_eq!(kinds, [ProblemKind::TimedOut]);
}

#[test]
fn syntax_is_checked_where_it_is() {
    let check = |source: &str, language: Language, expected: Option<(usize, usize)>| {
        let found = check_syntax(source, language).err();
        let place = found.map(|error| (error.line, error.column));
        assert_eq!(place, expected, "{source}");
    };
    check("int main(void) { return 0; }", Language::C, None);
    check("x = f(1);", Language::C, None);
    check(
        "int main(void) {\n  return 0 }\n",
        Language::C,
        Some((2, 11)),
    );
    check(
        "template <class T> T f(T x) { return x; }",
        Language::Cpp,
        None,
    );
    check("#define A 1", Language::C, None);
    check("", Language::C, None);
}
