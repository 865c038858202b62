//! Conversations with every strategy, played against scripted models.

use super::*;
use sallet_core::Language;
use sallet_core::record::{Answer, Completion, Extraction, Finish};
use sallet_core::repair::{Check, Checked, Issue, Proof, RepairOutcome};

const CODE: &str = "def run(name):\n    os.system(name)\n";

fn setting(strategy: &str, wording: &str) -> RepairSetting {
    RepairSetting {
        strategy: strategy.to_owned(),
        wording: wording.to_owned(),
        model: None,
        sampling: sallet_core::experiment::Sampling::default(),
        base_url: None,
        feedback: vec!["static:sallet".to_owned()],
        candidates: 2,
        refinements: 2,
        rounds: 3,
    }
}

fn completion(text: &str) -> Answer {
    Answer::Completion(Completion {
        text: text.to_owned(),
        finish: Finish::Stop,
        is_solution: false,
        labelled_vulnerable: None,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    })
}

/// What the model answers and what becomes of it: `silent` code, code with a `complaint`, code that
/// is `broken`, or `words`; `proven` and `plausible` are silent too, `error` is no answer.
fn attempt(step: Option<Step>, kind: &str, text: &str) -> Attempt {
    let answer = match kind {
        "error" => Answer::Error {
            message: "no connection".to_owned(),
        },
        _ => completion(text),
    };
    let is_code = !matches!(kind, "error" | "words");
    let extraction = is_code.then(|| Extraction {
        solution: text.to_owned(),
        language: None,
        rules: Vec::new(),
        valid_before: Some(true),
        valid_after: Some(kind != "broken"),
        empty: false,
    });
    let issue = Issue {
        rule: "command-injection".to_owned(),
        cwe: vec![CweId(78)],
        severity: Some(2),
        line: Some(2),
        code: "    os.system(name)".to_owned(),
        message: "The parameter 'name' becomes part of a command".to_owned(),
        flow: vec![(1, "'name' comes from a caller".to_owned())],
    };
    let complains = kind == "complaint";
    let feedback = Feedback {
        by: "static:sallet".to_owned(),
        verdict: if complains {
            Verdict::Fail
        } else {
            Verdict::Pass
        },
        issues: if complains { vec![issue] } else { Vec::new() },
    };
    let outcome = match kind {
        "proven" => RepairOutcome::Proven,
        "plausible" => RepairOutcome::Plausible,
        "broken" => RepairOutcome::Broken,
        _ => RepairOutcome::Unfixed,
    };
    let checks = vec![Checked {
        check: Check::Target,
        verdict: if complains {
            Verdict::Fail
        } else {
            Verdict::Pass
        },
        details: vec!["still there: command-injection".to_owned()],
    }];
    Attempt {
        step,
        feedback: if is_code { vec![feedback] } else { Vec::new() },
        proof: (is_code && step.is_some()).then_some(Proof { outcome, checks }),
        ..Attempt::first(String::new(), answer, extraction, Vec::new())
    }
}

/// Plays `script` (kinds and texts of [`attempt`], in the order of the requests) and gives the steps
/// that were asked for, what was sent, and the index of the attempt that counts.
fn play(
    setting: &RepairSetting,
    script: &[(&str, &str)],
) -> (Vec<String>, Vec<String>, Option<usize>) {
    super::super::check(setting).unwrap();
    let mut attempts = vec![attempt(None, "complaint", CODE)];
    let mut script = script.iter();
    let (mut steps, mut sent) = (Vec::new(), Vec::new());
    loop {
        let case = Case {
            language: Language::Python.into(),
            request: Some("Run a program."),
            cwe: Some(CweId(78)),
            setting,
            attempts: &attempts,
        };
        match (case.strategy().next)(&case) {
            Next::Stop => return (steps, sent, (case.strategy().choose)(&case)),
            Next::Take(..) => panic!("nobody was asked"),
            Next::Ask(asks) => {
                for ask in asks {
                    let (kind, text) = script.next().expect("the strategy asks too much");
                    steps.push(ask.step.to_string());
                    sent.push(ask.prompt.messages[0].content.clone());
                    attempts.push(attempt(Some(ask.step), kind, text));
                }
            }
        }
    }
}

#[test]
fn every_strategy_asks_in_its_order_and_stops() {
    let check = |strategy: &str, script: &[(&str, &str)], steps: &str, counts: Option<usize>| {
        let (asked, _, chosen) = play(&setting(strategy, "sallet"), script);
        assert_eq!(asked.join("; "), steps, "{strategy}");
        assert_eq!(chosen, counts, "{strategy}");
    };
    const FIX: &str = "fix, candidate 1, round 1";
    check("none", &[], "", None);
    for once in ["direct", "feedback", "cwe-once"] {
        check(once, &[("silent", "a")], FIX, Some(1));
        check(once, &[("complaint", "a")], FIX, Some(1));
        check(once, &[("error", "")], FIX, None);
    }
    let explain = format!("explain, candidate 1, round 1; {FIX}");
    check(
        "self-debug",
        &[("words", "w"), ("silent", "a")],
        &explain,
        Some(2),
    );
    check(
        "self-debug",
        &[("error", "")],
        "explain, candidate 1, round 1",
        None,
    );
    let verbalize = format!("verbalize, candidate 1, round 1; {FIX}");
    check(
        "verbalize",
        &[("words", "w"), ("broken", "a")],
        &verbalize,
        Some(2),
    );
}

#[test]
fn fdsp_tries_each_solution_k_times_and_keeps_the_original_if_none_is_silent() {
    let ask = [
        ("words", "It runs anything."),
        ("words", "1) A list\n2) An allow-list\n3) No"),
    ];
    let play = |tries: &[(&'static str, &'static str)]| {
        let script: Vec<_> = ask.iter().chain(tries).copied().collect();
        let (steps, sent, chosen) = play(&setting("fdsp", "sallet"), &script);
        (steps[2..].join("; "), sent, chosen)
    };
    let (steps, sent, chosen) = play(&[("complaint", "a"), ("broken", "b"), ("silent", "c")]);
    assert_eq!(
        steps,
        "fix, candidate 1, round 1; fix, candidate 1, round 2; fix, candidate 2, round 1"
    );
    assert_eq!(chosen, Some(5));
    // Each try is on the original.
    assert!(
        sent[2..]
            .iter()
            .all(|text| text.contains("os.system(name)"))
    );
    assert!(sent[3].contains("A list") && sent[4].contains("An allow-list"));
    let (steps, _, chosen) = play(&[("complaint", "a"); 4]);
    assert_eq!(steps.matches("fix").count(), 4);
    assert_eq!(chosen, None);
    // One proposal in place of two.
    let script = [
        ("words", "w"),
        ("words", "Use a list."),
        ("complaint", "a"),
        ("complaint", "b"),
    ];
    let (steps, _, _) = super::tests::play(&setting("fdsp", "fdsp"), &script);
    assert_eq!(steps.len(), 4);
}

#[test]
fn iterate_goes_on_from_the_last_code_that_can_be_read() {
    let wording = |wording| setting("iterate", wording);
    let script = [
        ("complaint", "first"),
        ("broken", "second"),
        ("silent", "third"),
    ];
    let (steps, sent, chosen) = play(&wording("sallet"), &script);
    assert_eq!((steps.len(), chosen), (3, Some(3)));
    assert!(sent[1].contains("first") && sent[2].contains("first"));
    // Three rounds, no more; what cannot be read does not count.
    let script = [
        ("complaint", "first"),
        ("complaint", "second"),
        ("broken", "third"),
    ];
    let (steps, _, chosen) = play(&wording("llmsecurecode"), &script);
    assert_eq!((steps.len(), chosen), (3, Some(2)));
}

#[test]
fn prove_takes_the_smallest_proven_change() {
    let prove = setting("prove", "sallet");
    let long = "import shlex\n\n\ndef run(name):\n    os.system(shlex.quote(name))\n";
    let short = "def run(name):\n    os.system(shlex.quote(name))\n";
    let (steps, _, chosen) = play(&prove, &[("proven", long), ("proven", short)]);
    assert_eq!((steps.len(), chosen), (2, Some(2)));
    // A second round shows what was turned down; no round follows one without a test.
    let script = [
        ("broken", "x"),
        ("complaint", "y"),
        ("plausible", "z"),
        ("broken", "x"),
    ];
    let (steps, sent, chosen) = play(&prove, &script);
    assert_eq!((steps.len(), chosen), (4, Some(3)));
    assert!(sent[2].contains("still there: command-injection") && sent[2].contains("y\n"));
    let (steps, _, chosen) = play(&prove, &[("complaint", "x"); 6]);
    assert_eq!((steps.len(), chosen), (6, None));
}

#[test]
fn what_is_sent() {
    let first = |strategy: &str, wording: &str| {
        let script = [
            ("words", "It runs anything."),
            ("complaint", "x"),
            ("complaint", "y"),
        ];
        let mut setting = setting(strategy, wording);
        (setting.rounds, setting.candidates) = (1, 1);
        play(&setting, &script).1.remove(0)
    };
    insta::assert_snapshot!(first("feedback", "sallet"), @r"
    Here is a Python file.

    ```python
    def run(name):
        os.system(name)
    ```

    A check of it reports:

    1. static:sallet: command-injection (CWE-78), line 2: The parameter 'name' becomes part of a command
       os.system(name)
       - line 1: 'name' comes from a caller

    Mend what the report shows. What the code does for ordinary input must stay as it is, and so must the names and parameters that callers use. Do not silence the check. Answer with the whole file in one fenced code block.
    ");
    insta::assert_snapshot!(first("cwe-once", "llmsecurecode"), @r"
    You will be provided with a piece of Python code vulnerable to CWE - 78 (Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')). Your task is to generate the complete fixed code.

    ```python
    def run(name):
        os.system(name)
    ```
    ");
    insta::assert_snapshot!(first("direct", "fdsp"), @r"
    ```python
    def run(name):
        os.system(name)
    ```

    Does the provided function have security issue? if yes, please fix the issue.
    ");
}

#[test]
fn mistakes_are_named() {
    let check = |strategy: &str, wording: &str, expected: &str| {
        let error = super::super::check(&setting(strategy, wording)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    };
    check(
        "magic",
        "sallet",
        "there is no repair strategy 'magic': choose among none, rules, direct, self-debug, \
         feedback, verbalize, fdsp, cwe-once, iterate, prove",
    );
    check(
        "direct",
        "mine",
        "there is no wording 'mine' of these requests: choose among sallet, fdsp, llmsecurecode",
    );
    check(
        "fdsp",
        "llmsecurecode",
        "the wording 'llmsecurecode' has no text for the strategy 'fdsp' (verbalize)",
    );
}

#[test]
fn the_list_holds_every_file_of_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/repair/strategies");
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = files
        .filter(|file| file != "mod.rs" && file != "tests.rs")
        .collect();
    let listed = ALL.iter().map(|strategy| strategy.name.replace('-', "_"));
    let mut listed: Vec<String> = listed.map(|name| format!("{name}.rs")).collect();
    files.sort();
    listed.sort();
    assert_eq!(listed, files);
}

#[test]
fn a_model_is_told_only_so_much_at_once() {
    let mut feedback = attempt(None, "complaint", CODE).feedback;
    feedback[0].issues = vec![feedback[0].issues[0].clone(); super::MAX_TOLD + 1];
    let told = super::report(&feedback);
    assert!(told.contains("\n50. static:sallet"), "{told}");
    assert!(!told.contains("\n51. "), "{told}");
}
