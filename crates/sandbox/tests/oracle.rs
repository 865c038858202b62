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
    // Names of parts of the harness, which is not there for solutions.
    check(
        "import build, oracle, wire\ndef answer(): return 42",
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
fn whatever_goes_wrong_in_a_test_is_told() {
    let mut server = server(Sandboxing::On);
    let solution = "def answer(): return None";
    let mut check = |test: &str, expected: TestOutcome, told: &str| {
        let suite = format!("from oracle import *\n\nclass Security(OracleCase):\n{test}\n");
        let report = run(&mut server, &suite, solution).remove(0);
        assert_eq!(report.outcome, expected, "{test}\n{report:?}");
        assert!(report.detail.contains(told), "{test}\n{}", report.detail);
    };
    // An answer of the wrong type, whatever the library says of it.
    for stumbles in [
        "import sqlite3; sqlite3.connect(self.solution.call('answer'))",
        "import zipfile; zipfile.ZipFile(self.write('a', 'no archive'))",
        "10.0 ** 10 ** 9",
        "open('nothing')",
    ] {
        let test = format!("  def test_it(self): {stumbles}");
        check(
            &test,
            TestOutcome::Raised,
            "could not make sense of an answer",
        );
    }
    let method = "  def test_it(self): self.attack_succeeded('leaked')\n";
    let tear_down = "  def tearDown(self): [][0]\n";
    check(&format!("{method}{tear_down}"), TestOutcome::Fail, "leaked");
    let cleanup = "  def test_it(self): self.addCleanup(self.fail, 'left open')";
    check(cleanup, TestOutcome::Fail, "left open");
    let in_part = "  def test_it(self):\n    with self.subTest(1): self.fail('in a part')";
    check(in_part, TestOutcome::Fail, "in a part");
    let set_up = "  @classmethod\n  def setUpClass(cls): cls.secret = 's3cret'\n";
    let uses_it = "  def test_it(self): self.fail(self.secret)";
    check(&format!("{set_up}{uses_it}"), TestOutcome::Fail, "s3cret");
    let skips = "  def test_it(self): self.skipTest('not today')";
    check(
        skips,
        TestOutcome::HarnessFault,
        "the suite skips the test: not today",
    );
}

#[test]
fn a_suite_that_cannot_be_run_is_an_error() {
    let mut server = server(Sandboxing::On);
    let mut check = |suite: &str, expected: &str| {
        let job = Job {
            suite,
            suite_name: "broken.py",
            solution: Solution::Python(""),
        };
        let error = server.run(&job).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check("class (", "the suite does not parse");
    check("x = 1", "the suite has no test method");
    let case = "class Security(OracleCase):\n";
    check(
        &format!("{case}  async def test_it(self): pass"),
        "line 2 of the suite has an async test, which would not run",
    );
    check(
        &format!("{case}  def work(self): pass\n  def test_it(self): pass"),
        "line 2 of the suite defines 'work', which test cases already have",
    );
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
