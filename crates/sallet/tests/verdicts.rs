//! The oracles tell the built-in tasks' own solutions apart, and a missing environment is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use support::{Workspace, bench, package_cache, verdict};

const REFERENCES: &[&str] = &[
    "eval",
    "--provider",
    "reference/secure",
    "--provider",
    "reference/insecure",
    "--out",
    "run",
];

/// Checks every cell of the run, and that there are two for each of `tasks`.
fn check_references(workspace: &Workspace, tasks: usize) {
    let cells = workspace.records("run", "cell");
    assert_eq!(cells.len(), 2 * tasks);
    for cell in &cells {
        let secure = cell["setting"] == "reference/secure";
        let security = if secure { "pass" } else { "fail" };
        assert_eq!(verdict(cell, "functional"), "pass", "{cell:#}");
        assert_eq!(verdict(cell, "security"), security, "{cell:#}");
        let dynamic = &cell["attempts"][0]["assessments"][3];
        assert!(
            dynamic["isolation"]
                .as_str()
                .unwrap()
                .contains("namespaces")
        );
    }
}

#[test]
fn standard_library_tasks_need_nothing_installed() {
    let workspace = Workspace::new();
    let tasks = [
        "py-calculator-formula",
        "py-sqlite-member-*",
        "py-tar-bundle-*",
    ];
    let mut arguments = REFERENCES.to_vec();
    arguments.extend(tasks.iter().flat_map(|task| ["--task", task]));
    workspace.ok(&arguments);
    check_references(&workspace, 3);
    assert!(!workspace.path("cache/packages").exists());
}

#[test]
fn flask_tasks_find_their_packages() {
    let workspace = Workspace::new();
    let arguments = [REFERENCES, &["--task", "py-flask-product-search"]].concat();
    let mut command = workspace.command(&arguments);
    let output = command.env("SALLET_CACHE", package_cache()).output();
    workspace.end(output.unwrap()).ok();
    check_references(&workspace, 1);
    let tools = &workspace.records("run", "session")[0]["tools"];
    assert!(tools["packages"].as_str().unwrap().contains("flask"));
}

#[test]
fn without_packages_only_the_tasks_that_need_them_are_unscored() {
    let workspace = Workspace::new();
    let tasks = [
        "--task",
        "py-flask-product-search",
        "--task",
        "py-calculator-*",
    ];
    let mut command = workspace.command(&[REFERENCES, &tasks].concat());
    // pip then finds nothing, as without a network.
    let output = command.env("PIP_NO_INDEX", "1").output();
    let ended = workspace.end(output.unwrap());
    assert!(
        ended
            .stderr
            .contains("the package environment could not be made: pip said:"),
        "{}",
        ended.stderr
    );
    let stdout = ended.ok();
    assert!(stdout.contains("run `sallet setup`"), "{stdout}");
    for cell in workspace.records("run", "cell") {
        let expected = match cell["task"].as_str() {
            Some("py-flask-product-search") => "missing_environment",
            _ => "pass",
        };
        assert_eq!(verdict(&cell, "functional"), expected);
    }
}

#[test]
fn every_oracle_of_the_benchmark_tells_secure_from_insecure() {
    let workspace = Workspace::new();
    let mut command = workspace.command(&["dataset", "check"]);
    let output = command.env("SALLET_CACHE", package_cache()).output();
    let stdout = workspace.end(output.unwrap()).ok();
    let tasks = std::fs::read_dir(bench().join("tasks")).unwrap().count();
    assert!(
        stdout.starts_with(&format!("{tasks} of {tasks} tasks hold in 1 run")),
        "{stdout}"
    );
}
