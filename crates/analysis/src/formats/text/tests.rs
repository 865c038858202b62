use crate::file::{FileReport, Scan};
use crate::finding::{Finding, Place, Step};
use crate::formats::{Format, Input, testscan};
use crate::lines::Lines;
use proptest::prelude::*;
use sallet_core::task::Language;

#[test]
fn a_small_scan() {
    let written = testscan::render(Format::Text, &testscan::scan());
    insta::assert_snapshot!(written, @r#"
    high[sql-injection]: A query contains text that others control
     --> app/search.py:6:5
      |
    4 |     name = request.args["name"]
      |            ------------ 1. request.args comes from the network
    5 |     query = f"SELECT * FROM members WHERE name = '{name}'"
      |                                                   ------ 2. it becomes part of a string
    6 |     db.execute(query)  # żółć
      |     ^^^^^^^^^^^^^^^^^ 3. the string is run as a query
      |
      = note: CWE-89 (Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection'))
      = note: confidence high

    critical[unsafe-yaml]: yaml.load builds any object that the text names
     --> app/search.py:9:12
      |
    9 |     return yaml.load(text)
      |            ^^^^^^^^^^^^^^^
      |
      = note: CWE-502 (Deserialization of Untrusted Data)
      = note: confidence medium
      = fix: Use yaml.safe_load

    low[S105]: Secret "␛[31m[U+202E][U+009B]␀␡ ]]></failure><x a='1'>&
     --> src/a b␛]0;x␇[U+009B]"<ż>&%]]>:1.py:1:1
      |
    1 | tok·en = "␛[2J�s3cret"
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = note: CWE-259 (Use of Hard-coded Password)
      = note: confidence low, reported by ruff

    warning[broken]: expected an expression
     --> src/broken.py:1:7
      |
    1 | def f(:
      |       ^

    error[skipped]: not UTF-8
    --> src/image.py

    error[missing]: bandit: was not found: install it or leave it out of --with

    3 findings in 5 files, 1 suppressed; 2 files could not be analysed fully; problems with bandit
    "#);
}

fn render(scan: &Scan, source: &str, color: bool) -> String {
    let input = Input {
        sources: &|_| Some(source.to_owned()),
        color,
        ..testscan::input(scan)
    };
    let mut out = Vec::new();
    Format::Text.write(&input, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A scan of one file with one finding.
fn one(place: Place, flow: &[Place]) -> Scan {
    let mut scan = testscan::scan();
    let first = scan.files[0].findings.remove(0);
    let step = |&place: &Place| Step {
        place,
        what: "it goes on".into(),
    };
    let finding = Finding {
        place,
        flow: flow.iter().map(step).collect(),
        ..first
    };
    scan.analyzers.clear();
    scan.files = vec![FileReport {
        path: "x.py".to_owned(),
        language: Language::Python,
        findings: vec![finding],
        suppressed: Vec::new(),
        problems: Vec::new(),
    }];
    scan
}

#[test]
fn a_scan_without_findings_is_one_line() {
    let mut scan = one(Lines::new("").place(0, 0), &[]);
    scan.files[0].findings.clear();
    insta::assert_snapshot!(render(&scan, "", false), @"0 findings in 1 file");
}

#[test]
fn steps_far_apart_have_frames_of_their_own_and_long_lines_are_cut() {
    let source = format!(
        "a = input()\n{}b = '{}' + f(a){}\n",
        "# far\n".repeat(1000),
        "-".repeat(5000),
        " ".repeat(1 << 20),
    );
    let lines = Lines::new(&source);
    let sink = source.find("f(a)").unwrap();
    let scan = one(
        lines.place(sink, sink + 4),
        &[lines.place(4, 11), lines.place(sink, sink + 4)],
    );
    insta::assert_snapshot!(render(&scan, &source, false), @r#"
    high[sql-injection]: A query contains text that others control
        --> x.py:1002:5010
         |
        ::: 
    1002 | ...--------------------------------------------------' + f(a)                                                                     ...
         |                                                          ^^^^ 2. it goes on
         |
        ::: x.py:1:5
         |
       1 | a = input()
         |     ------- 1. it goes on
         |
         = note: CWE-89 (Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection'))
         = note: confidence high

    1 finding in 1 file
    "#);
}

#[test]
fn without_the_text_there_is_the_place() {
    let scan = one(Lines::new("").place(0, 0), &[]);
    let input = Input {
        sources: &|_| None,
        ..testscan::input(&scan)
    };
    let mut out = Vec::new();
    Format::Text.write(&input, &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
    high[sql-injection]: A query contains text that others control
    --> x.py:1:1
     = note: CWE-89 (Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection'))
     = note: confidence high

    1 finding in 1 file
    "#);
}

#[test]
fn colours_come_only_when_asked_and_change_nothing_else() {
    let source = "x = 1\n";
    let scan = one(Lines::new(source).place(0, 1), &[]);
    let plain = render(&scan, source, false);
    let colored = render(&scan, source, true);
    assert!(!plain.contains('\x1b'));
    let mut parts = colored.split("\x1b[");
    let mut stripped = parts.next().unwrap().to_owned();
    for part in parts {
        stripped += part.split_once('m').unwrap().1;
    }
    assert_ne!(colored, plain);
    assert_eq!(stripped, plain);
}

#[test]
fn many_findings_in_one_long_line_cost_little() {
    let source = "f(x);".repeat(1 << 20);
    let mut scan = one(Lines::new("").place(0, 0), &[]);
    let finding = scan.files[0].findings.remove(0);
    let place = |start| Place {
        start,
        end: start + 4,
        ..finding.place
    };
    scan.files[0].findings = (0..200)
        .map(|index| Finding {
            place: place(index * 25_000),
            ..finding.clone()
        })
        .collect();
    assert!(render(&scan, &source, false).len() < 200 * 1000);
}

proptest! {
    #[test]
    fn any_place_in_any_text_can_be_shown(
        source in "[ab\t\r\nż\u{9b}\u{200d}\u{202e}]{0,60}",
        places in prop::collection::vec((0..130_usize, 0..130_usize, 0..9_usize), 1..6),
    ) {
        let places: Vec<_> = places
            .into_iter()
            .map(|(start, end, line)| Place {
                start,
                end,
                line: [0, 1, 2, usize::MAX][line % 4],
                ..Lines::new(&source).place(start, end)
            })
            .collect();
        let written = render(&one(places[0], &places[1..]), &source, false);
        let harmful = written.contains(['\u{9b}', '\u{202e}']);
        prop_assert!(!harmful);
    }
}
