//! SALLM from a checkout: the published dev half against the reference script, and artificial checkouts
//! with every known trap.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use sallet_reproduce::{Judgement, Recomputed, Reproduction, by_name};
use std::path::Path;
use support::{Checkout, PROMPT, Sallm, Sample, UNTESTED};

fn reproduce(folder: &Path) -> Reproduction {
    support::reproduce("sallm", folder)
}

/// Holds that every number of the reference script is the program's.
fn agrees_with_reference(folder: &Path) -> usize {
    let reproduction = reproduce(folder);
    let reference = support::reference("sallm.py", &[folder]);
    for (id, row, column, expected) in &reference {
        let table = reproduction
            .tables
            .iter()
            .find(|table| table.id == *id)
            .unwrap();
        let value = table.cell(row, column).and_then(|cell| cell.value());
        let near = value.is_some_and(|value| (value - expected).abs() < 1e-9);
        assert!(near, "{id}, {row}, {column}: {value:?} and not {expected}");
    }
    reference.len()
}

#[test]
fn the_published_half_gives_what_the_reference_gives() {
    let Some(data) = support::research_data() else {
        return;
    };
    // Two configurations: 27 cells of Tables II and III each, 2 of Fig. 3, 5 of our own.
    assert_eq!(agrees_with_reference(&data.join("sallm/artefact")), 68);
}

const MODELS: [(&str, &str); 5] = [
    ("CodeGen-2B", "Salesforce_codegen-2B-mono"),
    ("CodeGen-2.5-7B", "Salesforce_codegen25-7b-mono"),
    ("StarCoder", "bigcode_starcoder"),
    ("GPT-3.5", "gpt-3.5-turbo"),
    ("GPT-4", "gpt-4"),
];

/// The model that the paper's column of secure@k by tests really shows.
fn shown_under(column: &str) -> &str {
    match column {
        "CodeGen-2B" => "GPT-4",
        "CodeGen-2.5-7B" => "StarCoder",
        "StarCoder" => "CodeGen-2.5-7B",
        "GPT-3.5" => "CodeGen-2B",
        _ => "GPT-3.5",
    }
}

/// How many prompts are to have their first 1, 3, 5 samples all secure, and 10.
type Secure = [usize; 4];

/// The printed shares of 100 prompts, or a guess below them where nothing is printed.
fn secure(printed: &Reproduction, table: &str, column: &str, temperature: &str) -> Secure {
    let table = printed.tables.iter().find(|it| it.id == table).unwrap();
    let mut least = 100;
    [1, 3, 5, 10].map(|k| {
        let cell = table.cell(&format!("{temperature} secure@{k}"), column);
        let text = cell
            .and_then(|cell| cell.printed)
            .map(|printed| printed.value());
        least = text.map_or(least, |value| value.round() as usize);
        least
    })
}

/// A sample by its number: secure by test and by analysis for as many prompts as the paper prints.
fn sample(prompt: usize, index: usize, test: Secure, by_static: Secure, ran: bool) -> Sample {
    let is_secure = |secure: Secure| {
        let k = match index {
            0 => 0,
            1..3 => 1,
            3..9 => 2,
            _ => 3,
        };
        prompt < secure[k]
    };
    let security = match is_secure(test) {
        true => "success",
        false => "error",
    };
    let ran = ran || is_secure(test);
    Sample {
        functional: ran.then_some("success"),
        security: ran.then_some(security),
        alert: !is_secure(by_static),
        ..UNTESTED
    }
}

/// A checkout of the whole study: 28 configurations of 100 prompts, made so that the cells of secure@k come
/// out as the paper prints them, under the heads that its data has.
fn whole_study() -> Checkout {
    let checkout = Checkout::new();
    checkout.write(
        "Generation/Output/dataset_gpt-4_0.2.jsonl",
        "{\"id\": \"x\", \"output\": []}\n",
    );
    let printed = reproduce(checkout.path());
    for temperature in ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"] {
        for (column, name) in MODELS {
            if temperature == "0.0" && ["CodeGen-2.5-7B", "StarCoder"].contains(&column) {
                continue;
            }
            let shown = MODELS
                .iter()
                .find(|(other, _)| shown_under(other) == column)
                .unwrap()
                .0;
            let test = secure(&printed, "Table III test", shown, temperature);
            let mut by_static = secure(&printed, "Table III static", column, temperature);
            if (column, temperature) == ("StarCoder", "1.0") {
                // Printed at 5 is what holds at 10.
                by_static[2] = 61;
            }
            let ran = (column, temperature) != ("GPT-4", "0.8");
            let prompts = (0..100).map(|prompt| {
                let samples = (0..10).map(|index| sample(prompt, index, test, by_static, ran));
                (
                    format!("Tainted_Author_A_cwe089_{prompt}.py"),
                    samples.collect(),
                )
            });
            let configuration = Sallm {
                name: format!("{name}_{temperature}"),
                prompts: prompts.collect(),
            };
            configuration.write(&checkout, &[89]);
        }
    }
    checkout
}

#[test]
fn what_is_wrong_with_the_paper_is_found_in_the_data() {
    let checkout = whole_study();
    let reproduction = reproduce(checkout.path());
    assert_eq!(reproduction.missing, Vec::<String>::new());
    let table = |id: &str| {
        reproduction
            .tables
            .iter()
            .find(|table| table.id == id)
            .unwrap()
    };
    let test = table("Table III test");
    assert_snapshot!(test.verdict, @"vulnerable@k: 0 of 84 cells equal; secure@k: columns permuted (CodeGen-2B shows GPT-4, CodeGen-2.5-7B shows StarCoder, StarCoder shows CodeGen-2.5-7B, GPT-3.5 shows CodeGen-2B, GPT-4 shows GPT-3.5): 61 of 61 cells equal then, 4 as printed; the tests of GPT-4 at 0.8 mostly never ran");
    assert_snapshot!(test.notes.join("\n"), @"GPT-4 at 0.8 is invalid: for 898 of 1000 compilable answers to prompts with tests no test ever ran, so its test-based cells show the harness, whether they are equal or not.");
    let cell = test.cell("0.2 secure@1", "CodeGen-2B").unwrap();
    assert_eq!(
        cell.judgement,
        Judgement::Differs("the column shows GPT-4".to_owned())
    );
    let by_static = table("Table III static");
    let cell = by_static.cell("1.0 secure@5", "StarCoder").unwrap();
    assert_eq!(
        cell.judgement,
        Judgement::Differs("equals secure@10".to_owned())
    );
    let harmonic = table("Table III harmonic")
        .cell("0.2 secure@1", "CodeGen-2B")
        .unwrap();
    assert_eq!(
        harmonic.judgement,
        Judgement::Differs(
            "is the mean of the two cells printed beside it, of which one differs".to_owned()
        )
    );
}

/// Two prompts with the same file name in two folders, of which one has an alert; and one that no query
/// looks for.
fn small() -> Checkout {
    let checkout = Checkout::new();
    let tested = |security, alert| Sample {
        functional: Some("success"),
        security: Some(security),
        alert,
        ..UNTESTED
    };
    let empty = Sample {
        raw: "    pass\n",
        functional: Some("failure"),
        ..tested("success", false)
    };
    let fenced = Sample {
        raw: "```python\ndef f():\n    return 2\n```\n",
        ..UNTESTED
    };
    let answers = vec![
        tested("failure", true),
        tested("success", false),
        tested("error", false),
        empty,
        fenced,
    ];
    let silent: Vec<Sample> = answers
        .iter()
        .map(|sample| Sample {
            alert: false,
            ..sample.clone()
        })
        .collect();
    for name in ["gpt-4_0.2", "bigcode_starcoder_0.2"] {
        let configuration = Sallm {
            name: name.to_owned(),
            prompts: vec![
                ("Tainted_Author_A_cwe089_0.py".to_owned(), answers.clone()),
                ("Matching_Author_A_cwe089_0.py".to_owned(), silent.clone()),
                ("Matching_Author_A_cwe369_0.py".to_owned(), silent.clone()),
            ],
        };
        configuration.write(&checkout, &[22, 89]);
    }
    checkout
}

#[test]
fn traps_are_told() {
    let checkout = small();
    agrees_with_reference(checkout.path());
    let reproduction = reproduce(checkout.path());
    let notes: Vec<&str> = reproduction
        .tables
        .iter()
        .flat_map(|table| table.notes.iter().map(String::as_str))
        .collect();
    assert_snapshot!(notes.join("\n"), @"
    2 answers are called vulnerable without an alert of the prompt's weakness in their file; for 2 of them there is one in a file of the same name in another folder, so alerts were matched by the bare name: A_cwe089_0_*.py (2). Table III static, whole path, matches with care.
    1 of 3 prompts have a weakness that no query of CodeQL is named after, and always score secure: Matching_Author_A_cwe369_0.py.
    By print alone, 138 of 145 are the mean of the two cells printed beside them; digits cut off there can move the last digit of the others.
    6 of the answers that compile after the paper's repair leave the prompt's function without a body: CodeGen-2B 0, CodeGen-2.5-7B 0, StarCoder 3, GPT-3.5 0, GPT-4 3.
    6 of 30 answers are left out of `both`: 0 to prompts that no test ran for in any configuration, 0 that their tests never ran for, 6 whose tests ended in an error where it could matter.
    ");
}

/// What is told when the file `name` is changed, and whether GPT-4's cells of three tables are there.
fn check_broken(name: &str, change: fn(String) -> String, told: &str, there: [bool; 3]) {
    let checkout = small();
    checkout.write(name, change(checkout.read(name)));
    let reproduction = reproduce(checkout.path());
    assert!(
        reproduction
            .missing
            .iter()
            .any(|sentence| sentence.contains(told)),
        "{told}: {:#?}",
        reproduction.missing
    );
    let places = [
        ("Table II", "0.2 pass@1"),
        ("Table III static", "0.2 secure@1"),
        ("Table III static, whole path", "0.2 secure@1"),
    ];
    let found = places.map(|(id, row)| {
        let table = reproduction
            .tables
            .iter()
            .find(|table| table.id == id)
            .unwrap();
        let cell = table.cell(row, "GPT-4").unwrap();
        assert_ne!(cell.recomputed, Recomputed::NotApplicable);
        cell.value().is_some()
    });
    assert_eq!(found, there, "{name}");
}

#[test]
fn broken_files_are_told_and_the_rest_is_computed() {
    let tests = "Evaluation/TestResults/dataset_gpt-4_0.2.jsonl";
    let verdicts = "Evaluation/Results/gpt-4_0.2.csv";
    let alerts = "Evaluation/CodeQL_Result/gpt-4_0.2/results_cwe_089.csv";
    let pointer =
        |_| "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n".to_owned();
    let cut = |text: String| text[..text.len() - 20].to_owned();
    check_broken(tests, pointer, "is a Git LFS pointer", [false, true, true]);
    check_broken(tests, cut, "is cut off in line 3", [true, true, true]);
    check_broken(
        tests,
        |text| text.replacen("\"id\"", "\"name\"", 1),
        "line 1 cannot be read",
        [true, true, true],
    );
    check_broken(
        tests,
        |text| text.clone() + &text,
        "stands twice",
        [true, true, true],
    );
    check_broken(
        verdicts,
        pointer,
        "is a Git LFS pointer",
        [true, true, true],
    );
    check_broken(verdicts, cut, "cannot be read", [true, true, true]);
    check_broken(
        verdicts,
        |text| {
            text[..text.len() / 2]
                .rsplit_once('\n')
                .unwrap()
                .0
                .to_owned()
                + "\n"
        },
        "has no row for",
        [true, true, true],
    );
    check_broken(alerts, cut, "no alert of CodeQL", [true, true, false]);
    check_broken(
        alerts,
        |_| "a,b\n".to_owned(),
        "no alert of CodeQL",
        [true, true, false],
    );
}

#[test]
fn a_part_of_a_checkout_will_do() {
    let checkout = small();
    let remove = |name: &str| std::fs::remove_dir_all(checkout.path().join(name)).unwrap();
    std::fs::remove_file(
        checkout
            .path()
            .join("Evaluation/CodeQL_Result/gpt-4_0.2/results_cwe_022.csv"),
    )
    .unwrap();
    let told = reproduce(checkout.path()).missing;
    assert!(
        told.iter()
            .any(|it| it.contains("GPT-4 at 0.2 lacks results_cwe_022.csv")),
        "{told:?}"
    );
    remove("Evaluation");
    let reproduction = reproduce(checkout.path());
    assert_snapshot!(reproduction.missing.join("\n"), @"
    26 of the paper's 28 configurations are not there: CodeGen-2B at 0.0, 0.2, 0.4, 0.6, 0.8, 1.0; CodeGen-2.5-7B at 0.2, 0.4, 0.6, 0.8, 1.0; StarCoder at 0.4, 0.6, 0.8, 1.0; GPT-3.5 at 0.0, 0.2, 0.4, 0.6, 0.8, 1.0; GPT-4 at 0.0, 0.4, 0.6, 0.8, 1.0
    no test results and repaired code (Evaluation/TestResults/dataset_*.jsonl) of 2 configurations: StarCoder at 0.2; GPT-4 at 0.2
    no static verdicts (Evaluation/Results/*.csv) of 2 configurations: StarCoder at 0.2; GPT-4 at 0.2
    no alerts of CodeQL (Evaluation/CodeQL_Result/*/) of 2 configurations: StarCoder at 0.2; GPT-4 at 0.2
    ");
    let figure = reproduction
        .tables
        .iter()
        .find(|table| table.id == "Fig. 3")
        .unwrap();
    let cells = figure.rows.iter().find(|row| row.label == "GPT-4").unwrap();
    let values: Vec<Option<f64>> = cells.cells.iter().map(|cell| cell.value()).collect();
    // Fenced, and bodies without a head: only our extraction makes them code.
    assert_eq!(values, [Some(0.0), None, Some(100.0)]);
}

#[test]
fn windows_line_ends_change_nothing() {
    let checkout = small();
    let before = reproduce(checkout.path());
    for name in [
        "Evaluation/TestResults/dataset_gpt-4_0.2.jsonl",
        "Evaluation/Results/gpt-4_0.2.csv",
        "Evaluation/CodeQL_Result/gpt-4_0.2/results_cwe_089.csv",
    ] {
        checkout.write(name, checkout.read(name).replace('\n', "\r\n"));
    }
    let after = reproduce(checkout.path());
    assert_eq!(
        (after.tables, after.missing),
        (before.tables, before.missing)
    );
}

#[test]
fn another_folder_is_an_error() {
    let check = |folder: &Path, expected: &str| {
        let error = by_name("sallm")
            .unwrap()
            .reproduce(Some(folder))
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{error}");
    };
    let checkout = Checkout::new();
    check(&checkout.path().join("no"), "no such folder");
    check(checkout.path(), "nothing of SALLM's repository is here");
    checkout.write(
        "Evaluation/TestResults/dataset_gpt-4_0.2.jsonl",
        format!("{PROMPT}\n"),
    );
    check(checkout.path(), "holds no prompt that can be read");
}
