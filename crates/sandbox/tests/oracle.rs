//! The oracle server against real solutions: truthful outcomes, and the walls that stand.

#![allow(
    clippy::unwrap_used,
    reason = "the functions of a test are a test, too"
)]

use std::path::Path;
use std::time::Duration;

use sallet_sandbox::{
    Job, OracleServer, Preload, Python, RunLimits, Sandboxing, Solution, Surroundings, TestOutcome,
    TestReport, run as run_program,
};

fn server(sandboxing: Sandboxing) -> OracleServer {
    let python = Python::find().unwrap();
    OracleServer::start(&python, None, Preload::StandardLibrary, sandboxing).unwrap()
}

const SUITE: &str = "
from oracle import OracleCase

class Functional(OracleCase):
    def test_answer(self):
        self.assertEqual(self.solution.call('answer'), 42)
";

fn run(server: &mut OracleServer, suite: &str, solution: &str) -> Vec<TestReport> {
    let job = Job {
        suite,
        suite_name: "functional.py",
        solution: Solution::Python(solution),
    };
    server.run(&job).unwrap()
}

#[test]
fn outcomes_say_what_happened() {
    let mut server = server(Sandboxing::On);
    let mut check = |solution: &str, expected: TestOutcome| {
        let reports = run(&mut server, SUITE, solution);
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].outcome, expected, "{solution}\n{reports:?}");
    };
    check("def answer(): return 42", TestOutcome::Pass);
    check("def answer(): return 41", TestOutcome::Fail);
    check("def answer(): raise ValueError('no')", TestOutcome::Raised);
    check("def answer(): import os; os._exit(0)", TestOutcome::Died);
    check("def answer():\n  while True: pass", TestOutcome::Timeout);
    check("def answer(: return 42", TestOutcome::NotLoaded);
    check(
        "import surely_not_a_package\ndef answer(): return 42",
        TestOutcome::MissingPackage,
    );
}

#[test]
fn without_a_sandbox_outcomes_are_the_same() {
    let mut server = server(Sandboxing::OffAtUsersRisk);
    assert_eq!(server.isolation().to_string(), "none");
    let mut check = |solution: &str, expected: TestOutcome| {
        let reports = run(&mut server, SUITE, solution);
        assert_eq!(reports[0].outcome, expected, "{solution}\n{reports:?}");
    };
    check("def answer(): return 42", TestOutcome::Pass);
    check("def answer(): return 41", TestOutcome::Fail);
    check("def answer(): import os; os._exit(0)", TestOutcome::Died);
}

#[test]
fn a_suite_that_does_not_parse_is_an_error() {
    let mut server = server(Sandboxing::On);
    let job = Job {
        suite: "class (",
        suite_name: "broken.py",
        solution: Solution::Python(""),
    };
    let error = server.run(&job).unwrap_err().to_string();
    assert!(error.contains("the suite does not parse"), "{error}");
    assert_eq!(
        run(&mut server, SUITE, "def answer(): return 42")[0].outcome,
        TestOutcome::Pass
    );
}

/// The child of one start holds copies of what another thread's start has open just then.
#[test]
fn many_threads_start_sandboxes_at_once() {
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..10 {
                    let echo = Path::new("/bin/echo");
                    let limits = RunLimits::solution(Duration::from_secs(60));
                    let surroundings = Surroundings::default();
                    let finished = run_program(echo, &["hello"], &surroundings, &limits).unwrap();
                    assert_eq!(finished.stdout, b"hello\n");
                }
            });
        }
    });
}
