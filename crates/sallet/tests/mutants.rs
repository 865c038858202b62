//! `sallet dataset check --mutate` finds what a security suite overlooks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use support::{Ended, Workspace, package_cache};

const TASK: &str = r#"
task_id = "py-door"
title = "Open a door"
language = "python"
cwe = "CWE-639"
entry_point = "opens"
packages = []
oracle = "python_suites"
evidence = "output"
provenance = "Written for this test"
secure_means = "No stranger opens the door."
text_prompt = "Write `opens(name, hour)`."
"#;

/// Without the first check a stranger comes in, without the second everybody does at night.
const SECURE: &str = "\
def opens(name, hour):
    if name not in ('anna', 'bo'):
        return False
    if hour > 22:
        return False
    return True
";

const FUNCTIONAL: &str = "\
from oracle import OracleCase

class Functional(OracleCase):
    def test_owners_come_in(self):
        self.assertTrue(self.solution.call('opens', 'anna', 12))
";

const SECURITY: &str = "\
from oracle import OracleCase

class Security(OracleCase):
    def test_strangers_stay_outside(self):
        if self.solution.attempt('opens', 'mallory', 12).value:
            self.attack_succeeded('a stranger came in')
";

fn mutate(workspace: &Workspace) -> Ended {
    let arguments = ["dataset", "check", "--mutate", "--dataset", "tasks"];
    let mut command = workspace.command(&arguments);
    let output = command.env("SALLET_CACHE", package_cache()).output();
    workspace.end(output.unwrap())
}

#[test]
fn survivors_are_shown_until_they_are_explained() {
    let workspace = Workspace::new();
    for (name, text) in [
        ("task.toml", TASK),
        ("prompt.py", "def opens(name, hour):\n"),
        ("secure.py", SECURE),
        ("insecure.py", "def opens(name, hour):\n    return True\n"),
        ("functional.py", FUNCTIONAL),
        ("security.py", SECURITY),
    ] {
        workspace.write(&format!("tasks/py-door/{name}"), text);
    }
    let ended = mutate(&workspace);
    assert_eq!(ended.code, Some(1), "{}", ended.stdout);
    let survivor = "py-door, line 4: survived\n    remove-guard: hour > 22 => False\n    \
                    - if hour > 22:\n    + if False:\n";
    assert!(ended.stdout.contains(survivor), "{}", ended.stdout);
    let score = "mutation score 0.500, below 0.90: 1 of 2 mutants killed; tasks: 1; 0 further";
    assert!(ended.stdout.contains(score), "{}", ended.stdout);

    let explained = |mutant: &str| {
        let file =
            format!("[[survivor]]\nmutant = '{mutant}'\nreason = 'Nobody is there at night.'\n");
        workspace.write("tasks/py-door/survivors.toml", file);
        mutate(&workspace)
    };
    let stdout = explained("remove-guard: hour > 22 => False").ok();
    let score = "mutation score 1.000, at least 0.90: 1 of 1 mutants killed; tasks: 1; 1 further";
    assert!(
        stdout.contains(score) && !stdout.contains(": survived"),
        "{stdout}"
    );

    let ended = explained("remove-guard: hour > 23 => False");
    assert_eq!(ended.code, Some(1), "{}", ended.stdout);
    let stale =
        "py-door: survivors.toml explains what does not survive: remove-guard: hour > 23 => False";
    assert!(ended.stdout.contains(stale), "{}", ended.stdout);
}
