use crate::regex::{Flags, Pattern};

#[test]
fn classes_hold_what_python_says() {
    let check = |pattern: &str, flags: Flags, inside: &str, outside: &str| {
        let parsed = Pattern::parse(pattern, flags).unwrap();
        let set = parsed.alphabet.one_of(&parsed.root).unwrap();
        let contains = |c| {
            let symbol = parsed.alphabet.symbol(c);
            set.contains(symbol.unwrap())
        };
        for c in inside.chars() {
            assert!(contains(c), "{pattern} must hold {c:?}");
        }
        for c in outside.chars() {
            assert!(!contains(c), "{pattern} must not hold {c:?}");
        }
    };
    let none = Flags::default();
    let ascii = Flags {
        ascii: true,
        ..none
    };
    let ignore_case = Flags {
        ignore_case: true,
        ..none
    };
    let dot_all = Flags {
        dot_all: true,
        ..none
    };
    check(r"\d", none, "09\u{663}\u{ff10}", "a²é\u{a0}");
    check(r"\d", ascii, "09", "\u{663}\u{ff10}");
    check(r"\w", none, "azAZ_0é中\u{663}²", "- €\u{a0}");
    check(r"\w", ascii, "azAZ_0", "é中");
    check(
        r"\s",
        none,
        " \t\n\r\x0b\x0c\x1c\x1f\u{a0}\u{2003}",
        "a\x08é",
    );
    check(r"\s", ascii, " \t\n", "\x1c\u{a0}");
    check(r"\W", none, "- €\u{a0}", "aé");
    check(r"\S", none, "aé€", " \u{a0}");
    check(".", none, "a\r\u{2028}é", "\n");
    check(".", dot_all, "a\né", "");
    check("a", ignore_case, "aA", "b");
    check("[b-d]", ignore_case, "bcdBCD", "aeAE");
    check("[^b-d]", ignore_case, "aeé", "bcdBCD");
    check("é", none, "é", "Éaè");
    check("é", ignore_case, "éÉ", "eè");
    check("[а-я]", ignore_case, "бБяЯ", "bѐ");
    check("[à-ÿ€]", none, "àéÿ€÷", "aÀ¡\u{100}→");
    check("[^à-ÿ]", none, "aÀ€\u{100}", "éÿ");
    check(r"[\u4e00-\u9fff]", none, "中文", "aé\u{a000}");
    check("(?:a|[bc]|é)", none, "abcé", "dè");
    check("[ -\u{10ffff}]", none, " aé€\u{a0}\u{10ffff}", "\n");
}

#[test]
fn examples_are_readable() {
    let check = |pattern: &str, expected: Option<char>| {
        let parsed = Pattern::parse(pattern, Flags::default()).unwrap();
        let set = parsed.alphabet.one_of(&parsed.root).unwrap();
        assert_eq!(parsed.alphabet.example(set), expected, "{pattern}");
    };
    check(r"\w", Some('a'));
    check("[A-Z0]", Some('A'));
    check(r"\d", Some('0'));
    check(r"\s", Some(' '));
    check(r"[^\w\s]", Some('!'));
    check(r"[^\x00-\x7f]", Some('é'));
    check("[^é\\x00-\\x7f]", Some('ß'));
    check("[中-文]", Some('中'));
    check(r"[^\s\S]", None);
}
