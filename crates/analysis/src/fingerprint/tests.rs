use super::*;
use crate::finding::{Confidence, Severity};
use crate::lines::Lines;
use proptest::prelude::*;
use std::collections::HashSet;

fn finding(source: &str, rule: &'static str, start: usize, end: usize) -> Finding {
    Finding {
        analyzer: "sallet".into(),
        rule: rule.into(),
        cwe: Vec::new(),
        severity: Severity::High,
        confidence: Confidence::High,
        message: "".into(),
        place: Lines::new(source).place(start, end),
        flow: Vec::new(),
        fix: None,
        fingerprint: String::new(),
    }
}

/// The fingerprints of the stretches between `⟦` and `⟧`, which are taken out of the text.
fn fingerprints(marked: &str, language: Language) -> Vec<String> {
    let mut source = String::new();
    let mut open = Vec::new();
    let mut places = Vec::new();
    for c in marked.chars() {
        match c {
            '⟦' => open.push(source.len()),
            '⟧' => places.push((open.pop().unwrap(), source.len())),
            _ => source.push(c),
        }
    }
    places.sort();
    let new = |&(start, end): &(usize, usize)| finding(&source, "rule", start, end);
    let mut findings: Vec<_> = places.iter().map(new).collect();
    assign(&source, language, &mut findings);
    findings.into_iter().map(|it| it.fingerprint).collect()
}

#[test]
fn layout_does_not_count() {
    let check = |language, one: &str, other: &str| {
        assert_eq!(
            fingerprints(one, language),
            fingerprints(other, language),
            "{one} {other}"
        );
    };
    use Language::{C, Python};
    check(
        Python,
        "def f():\n  ⟦run('a', b)⟧",
        "import x\n\ndef f():\n\t⟦run (\n\t\t\"a\", # why\n\t\tb,\n\t)⟧",
    );
    check(Python, r#"⟦f('it\'s')⟧"#, r#"⟦f("it's")⟧"#);
    check(Python, "⟦f'{x[\"a\"]}'⟧", "⟦f\"{x['a']}\"⟧");
    check(Python, "⟦f('''a\n  b''')⟧", "⟦f(\"\"\"a\n      b\"\"\")⟧");
    check(Python, "⟦a  not  in b⟧", "⟦a \\\n not in b⟧");
    check(Python, "⟦  run()⟧", "  ⟦run()⟧");
    check(
        C,
        "int f() { ⟦strcpy(a, b)⟧; }",
        "int g() {}\nint f(){\n ⟦strcpy( a,\n /* c */ b )⟧;\n}",
    );
}

#[test]
fn code_counts() {
    let check = |one: &str, other: &str| {
        let language = Language::Python;
        assert_ne!(
            fingerprints(one, language),
            fingerprints(other, language),
            "{one} {other}"
        );
    };
    check("⟦run(a)⟧", "⟦run(b)⟧");
    check("⟦run('a b')⟧", "⟦run('a  b')⟧");
    check("⟦a not in b⟧", "⟦a notin b⟧");
    check("def f(): ⟦run(a)⟧", "def g(): ⟦run(a)⟧");
    check("class A:\n def f(): ⟦run(a)⟧", "def f(): ⟦run(a)⟧");
    check("⟦f(a, b)⟧", "⟦f(a b)⟧");
}

#[test]
fn rules_and_equal_findings_are_told_apart_and_order_is_no_matter() {
    let source = "run(a)\nrun(a)\n";
    let new = |rule, start| finding(source, rule, start, start + 6);
    let mut findings = [new("x", 7), new("y", 0), new("x", 0), new("x", 7)];
    assign(source, Language::Python, &mut findings);
    let distinct: HashSet<_> = findings.iter().map(|it| &it.fingerprint).collect();
    assert_eq!(distinct.len(), 4);
    let mut first = [new("x", 0)];
    assign(source, Language::Python, &mut first);
    assert_eq!(first[0].fingerprint, findings[2].fingerprint);
}

/// Baselines on disk hold fingerprints: whoever changes them makes every finding new.
#[test]
fn the_hash_is_fixed() {
    let prints = fingerprints("def f():\n    ⟦eval(x)⟧\n    ⟦eval(x)⟧\n", Language::Python);
    assert_eq!(
        prints,
        [
            "8188b509c70e21886e24624bacd29822",
            "ff9d25bec0bd78708d3e599457d5740e"
        ]
    );
}

#[test]
fn places_outside_the_text_and_huge_places_do_no_harm() {
    let mut beyond = [finding("", "x", 0, 0)];
    beyond[0].place.start = 70;
    beyond[0].place.end = 3;
    assign("żółć", Language::Python, &mut beyond);
    assert_eq!(beyond[0].fingerprint.len(), 32);

    let source = format!("'{}'", "x".repeat(1 << 20));
    let mut many: Vec<_> = (0..2000)
        .map(|start| finding("", "x", start, source.len()))
        .collect();
    for (start, finding) in many.iter_mut().enumerate() {
        finding.place.start = start;
        finding.place.end = source.len();
    }
    assign(&source, Language::Python, &mut many);
}

/// A call in a function, without a layout.
#[derive(Debug, Clone)]
struct Call {
    function: usize,
    name: String,
    arguments: Vec<String>,
}

#[derive(Debug, Clone)]
struct Layout {
    lines_above: usize,
    indent: String,
    broken: bool,
    quote: char,
}

fn calls() -> impl Strategy<Value = Vec<Call>> {
    let argument = prop_oneof!["[a-c]", "'[a-z ]{0,5}'", "[0-9]{1,2}", "[a-c]\\([a-c]\\)"];
    let call = (0..3_usize, "[f-h]", prop::collection::vec(argument, 0..4));
    let call = call.prop_map(|(function, name, arguments)| Call {
        function,
        name,
        arguments,
    });
    prop::collection::vec(call, 1..12)
}

fn layout() -> impl Strategy<Value = Layout> {
    let indent = prop_oneof!["  ", "    ", "\t"];
    let quote = prop_oneof![Just('\''), Just('"')];
    (0..5_usize, indent, any::<bool>(), quote).prop_map(|(lines_above, indent, broken, quote)| {
        Layout {
            lines_above,
            indent,
            broken,
            quote,
        }
    })
}

/// The calls as a file with marks around them.
fn render(calls: &[Call], layout: &Layout) -> String {
    let mut source = "# a line\n".repeat(layout.lines_above);
    for function in 0..3 {
        source += &format!("def function_{function}():\n");
        for call in calls.iter().filter(|call| call.function == function) {
            let (open, separator, close) = match layout.broken && !call.arguments.is_empty() {
                true => ("(\n", ",\n", ",\n)"),
                false => ("(", ", ", ")"),
            };
            let arguments = call.arguments.join(separator);
            let arguments = arguments.replace('\'', &layout.quote.to_string());
            let call = format!("⟦{}{open}{arguments}{close}⟧", call.name);
            source += &format!("{}{call}\n", layout.indent);
        }
    }
    source
}

proptest! {
    #[test]
    fn a_layout_changes_no_fingerprint(
        calls in calls(),
        one in layout(),
        other in layout(),
    ) {
        let prints = |layout| fingerprints(&render(&calls, layout), Language::Python);
        prop_assert_eq!(prints(&one), prints(&other));
    }

    #[test]
    fn all_findings_of_a_file_are_told_apart(calls in calls(), layout in layout()) {
        let prints = fingerprints(&render(&calls, &layout), Language::Python);
        let distinct: HashSet<_> = prints.iter().collect();
        prop_assert_eq!(distinct.len(), prints.len());
    }

    #[test]
    fn different_code_has_different_fingerprints(one in calls(), other in calls(), layout in layout()) {
        let of_first = |calls: &[Call]| {
            let call = Call { function: 0, ..calls[0].clone() };
            fingerprints(&render(&[call], &layout), Language::Python)
        };
        let same = one[0].name == other[0].name && one[0].arguments == other[0].arguments;
        prop_assert_eq!(of_first(&one) == of_first(&other), same);
    }

    #[test]
    fn any_text_gets_fingerprints(
        source in r#"[ \nażdefclass{}()"'\\#/*;:]{0,80}"#,
        places in prop::collection::vec((0..90_usize, 0..90_usize), 0..6),
    ) {
        for language in [Language::Python, Language::C, Language::Cpp] {
            let mut findings: Vec<_> = places
                .iter()
                .map(|&(start, end)| {
                    let mut finding = finding("", "x", 0, 0);
                    finding.place.start = start;
                    finding.place.end = end;
                    finding
                })
                .collect();
            assign(&source, language, &mut findings);
            prop_assert!(findings.iter().all(|it| it.fingerprint.len() == 32));
        }
    }
}
