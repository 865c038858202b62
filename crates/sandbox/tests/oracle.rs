//! The oracle server against real solutions: truthful outcomes, and the walls that stand.

use sallet_sandbox::{Job, OracleServer, PackageEnvironment, Python, Sandboxing, TestOutcome, TestReport};

fn server() -> OracleServer {
    let python = Python::find().unwrap();
    OracleServer::start(&python, None, Sandboxing::On).unwrap()
}

const SUITE: &str = "
from oracle import OracleCase

class Functional(OracleCase):
    def test_answer(self):
        self.assertEqual(self.solution.call('answer'), 42)
";

fn run(server: &mut OracleServer, suite: &str, solution: &str) -> Vec<TestReport> {
    let job = Job { suite, suite_name: "functional.py", solution };
    server.run(&job).unwrap()
}

#[test]
fn outcomes_say_what_happened() {
    let mut server = server();
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
    check("import surely_not_a_package\ndef answer(): return 42", TestOutcome::MissingPackage);
}
