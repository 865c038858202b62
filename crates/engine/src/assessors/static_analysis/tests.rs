//! Our own analyzer, a stand-in for an external one, and both together.

use super::*;
use crate::assessors::OraclePool;
use crate::datasets::support::tasks::bare;
use crate::external::tests::{Programs, bandit};
use sallet_core::Task;
use sallet_core::record::{Completion, Extraction, Finish};
use sallet_sandbox::{SandboxError, Sandboxing};

const EVAL: &str = "from flask import request\n\n\ndef view():\n    return \
                    str(eval(request.args[\"x\"]))\n";
const CLEAN: &str = "def add(a, b):\n    return a + b\n";

fn task(language: Language, cwe: Option<u32>) -> Task {
    Task {
        cwe: cwe.map(CweId),
        ..bare("task", language, "")
    }
}

fn python(cwe: u32) -> Task {
    task(Language::Python, Some(cwe))
}

fn java(cwe: u32) -> Task {
    Task {
        language: sallet_core::TaskLanguage::Java,
        ..python(cwe)
    }
}

/// The assessments of solutions, each to a task of its own.
fn assess(assessor: &dyn Assessor, solutions: &[(Task, &str)]) -> Vec<Vec<Assessment>> {
    let completion = Completion {
        text: String::new(),
        finish: Finish::Stop,
        is_solution: true,
        labelled_vulnerable: None,
        usage: None,
        cost: None,
        cached: false,
        millis: 0,
    };
    let extraction = |(_, solution): &(Task, &str)| Extraction {
        solution: (*solution).to_owned(),
        language: None,
        rules: Vec::new(),
        valid_before: None,
        valid_after: None,
        empty: false,
    };
    let extractions: Vec<Extraction> = solutions.iter().map(extraction).collect();
    let subjects = solutions.iter().zip(&extractions);
    let subjects: Vec<Subject<'_>> = subjects
        .map(|((task, _), extraction)| Subject {
            task,
            completion: &completion,
            extraction,
        })
        .collect();
    let pool = OraclePool {
        python: Err(SandboxError::Python {
            detail: "not needed".to_owned(),
        }),
        packages: Vec::new(),
        sandboxing: Sandboxing::On,
    };
    assessor.assess(&subjects, &mut pool.worker())
}

/// `pass`, `fail` or `kind: detail`, then the names of the evidence.
fn told(assessment: &Assessment) -> String {
    let verdict = match &assessment.verdict {
        Verdict::Pass => "pass".to_owned(),
        Verdict::Fail => "fail".to_owned(),
        Verdict::Unscored(why) => format!("{}: {}", why.kind, why.detail),
    };
    let evidence = assessment.evidence.iter();
    let evidence = evidence.map(|one| format!("; {} {}", one.name, one.outcome));
    verdict + &evidence.collect::<String>()
}

#[test]
fn our_own_analyzer() {
    let own = open(&[OWN]).unwrap();
    let check = |task: Task, solution: &str, expected: &str| {
        let all = assess(&*own, &[(task, solution)]);
        let assessment = &all[0][0];
        assert_eq!(assessment.assessor, "static:sallet");
        let told = told(assessment);
        assert!(told.starts_with(expected), "{told}");
    };
    check(python(95), EVAL, "fail; sallet/");
    check(python(94), EVAL, "fail; sallet/");
    check(python(95), CLEAN, "pass");
    check(python(89), EVAL, "pass");
    check(
        python(95),
        "def f(:\n    return\n",
        "not_analysed: sallet: ",
    );
    check(
        python(999_999),
        CLEAN,
        "no_rule: no rule of sallet for Python speaks for CWE-999999",
    );
    check(
        task(Language::Python, None),
        EVAL,
        "no_oracle: the task names no CWE",
    );
    assert!(assess(&*own, &[]).is_empty());
}

#[test]
fn evidence_says_where_and_what() {
    let all = assess(&*open(&[OWN]).unwrap(), &[(python(95), EVAL)]);
    let evidence = &all[0][0].evidence[0];
    assert!(evidence.detail.starts_with("line 5: "), "{evidence:?}");
}

/// The assessor of these parameters, with the stand-ins of `programs`.
fn with(parameters: &[&[&str]], programs: &Programs) -> StaticAnalysis {
    let owned = |members: &&[&str]| members.iter().map(|&name| name.to_owned()).collect();
    StaticAnalysis {
        unions: parameters.iter().map(owned).collect(),
        external: vec!["bandit".to_owned()],
        analyzers: Ok(programs.find("bandit")),
    }
}

#[test]
fn external_analyzers_and_unions() {
    let programs = bandit("");
    let assessor = with(&[&["bandit"], &["sallet", "bandit"]], &programs);
    assert_eq!(
        assessor.tools(),
        [("bandit".to_owned(), "1.9.4".to_owned())]
    );
    let solutions = [
        (task(Language::C, Some(95)), "int x = eval(y);"),
        (java(95), EVAL),
        (python(95), EVAL),
        (python(95), CLEAN),
        // What the stand-in says is not about this weakness.
        (python(89), EVAL),
    ];
    let all = assess(&assessor, &solutions);
    let names = all[2].iter().map(|assessment| assessment.assessor.as_str());
    let names: Vec<&str> = names.collect();
    assert_eq!(names, ["static:bandit", "static:sallet+bandit"]);
    let of = |place: usize| {
        all.iter()
            .map(|each| told(&each[place]))
            .collect::<Vec<_>>()
    };
    let expected = [
        "unsupported_language: bandit does not read C",
        "unsupported_language: bandit does not read Java",
        "fail; bandit/B307 fail",
        "pass",
        "pass",
    ];
    assert_eq!(of(0), expected);
    let of_union = of(1);
    // Bandit takes no part here.
    assert!(
        of_union[0].starts_with("no_rule: no rule of sallet for C"),
        "{}",
        of_union[0]
    );
    assert_eq!(
        of_union[1],
        "unsupported_language: sallet or bandit does not read Java"
    );
    assert!(of_union[2].starts_with("fail; sallet/"), "{}", of_union[2]);
    assert!(
        of_union[2].ends_with("; bandit/B307 fail"),
        "{}",
        of_union[2]
    );
    assert_eq!(of_union[3..], ["pass", "pass"]);
}

#[test]
fn a_missing_tool_is_never_hidden() {
    let parameters: [&[&str]; 2] = [&["bandit"], &["sallet", "bandit"]];
    let solutions = [(python(95), CLEAN), (python(95), EVAL)];
    let missing = with(&parameters, &Programs::new());
    assert_eq!(
        missing.tools(),
        [("bandit".to_owned(), "missing".to_owned())]
    );
    let no_sandbox = StaticAnalysis {
        analyzers: Err("bandit has no sandbox".to_owned()),
        ..with(&parameters, &Programs::new())
    };
    for assessor in [missing, no_sandbox] {
        let all = assess(&assessor, &solutions);
        for assessment in [&all[0][0], &all[0][1], &all[1][0]] {
            let told = told(assessment);
            assert!(told.starts_with("missing_tool: bandit "), "{told}");
        }
        let union = told(&all[1][1]);
        assert!(union.starts_with("fail; sallet/"), "{union}");
        assert!(
            union.ends_with("; bandit (no verdict) missing_tool"),
            "{union}"
        );
    }
}

#[test]
fn a_union_passes_only_if_every_member_does() {
    use UnscoredKind::{MissingTool, NoRule, NotAnalysed};
    let opinion = |(member, verdict)| Opinion {
        member,
        verdict,
        evidence: Vec::new(),
    };
    let open = |kind: UnscoredKind, detail: &str| Verdict::from(kind.because(detail));
    let check = |a: &Verdict, b: &Verdict, expected: &Verdict| {
        let opinions = [("a", a.clone()), ("b", b.clone()), ("c", Verdict::Fail)];
        let members = ["a", "b"].map(str::to_owned);
        let (verdict, _) = union(&members, &opinions.map(opinion), "Python");
        assert_eq!(verdict, *expected);
    };
    let (pass, fail) = (&Verdict::Pass, &Verdict::Fail);
    check(pass, pass, pass);
    check(pass, fail, fail);
    check(&open(MissingTool, "x"), fail, fail);
    check(&open(MissingTool, "x"), pass, &open(MissingTool, "x"));
    check(
        &open(NoRule, "x"),
        &open(NotAnalysed, "y"),
        &open(NotAnalysed, "x; y"),
    );
}

#[test]
fn parameters_are_checked() {
    let check = |parameter: &str, expected: Result<(), &str>| {
        let checked = UNIT
            .parameter
            .as_ref()
            .map(|wanted| (wanted.check)(parameter));
        let checked = checked.unwrap().map_err(|error| error.to_string());
        assert_eq!(checked, expected.map_err(str::to_owned), "{parameter}");
    };
    check("sallet", Ok(()));
    check("sallet+bandit+semgrep=rules.yml", Ok(()));
    check(
        "sallet+pylint",
        Err(
            "there is no analyzer 'pylint': choose among sallet, bandit, ruff, semgrep, codeql, \
             cppcheck, gcc",
        ),
    );
    check(
        "sallet+",
        Err(
            "there is no analyzer '': choose among sallet, bandit, ruff, semgrep, codeql, cppcheck, gcc",
        ),
    );
    check(
        "bandit=x",
        Err("bandit always uses its own rules: leave '=x' out"),
    );
}
