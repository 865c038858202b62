//! A run spread over machines, and put together again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use support::{ASK_SAMPLES, Workspace};

fn eval_shard(workspace: &Workspace, out: &str, more: &[&str], env: &[(&str, &str)]) {
    let arguments = [&["eval", "--out", out], ASK_SAMPLES, more].concat();
    let mut command = workspace.command(&arguments);
    let output = command.envs(env.iter().copied()).output().unwrap();
    workspace.end(output).ok();
}

#[test]
fn shards_by_option_or_batch_system_give_the_figures_of_one_run() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("whole", &[]).ok();
    let whole = workspace.figures("whole");
    for index in 1..=3 {
        let number = index.to_string();
        let shard = format!("{index}/3");
        eval_shard(&workspace, &format!("a{index}"), &["--shard", &shard], &[]);
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", number.as_str()),
            ("SLURM_ARRAY_TASK_MIN", "1"),
            ("SLURM_ARRAY_TASK_COUNT", "3"),
        ];
        eval_shard(&workspace, &format!("b{index}"), &[], &slurm);
        let from_zero = (index - 1).to_string();
        let kubernetes = [("JOB_COMPLETION_INDEX", from_zero.as_str())];
        eval_shard(
            &workspace,
            &format!("c{index}"),
            &["--shard", "auto/3"],
            &kubernetes,
        );
        assert_eq!(workspace.records(&format!("a{index}"), "cell").len(), 2);
        let session = &workspace.records(&format!("b{index}"), "session")[0];
        assert_eq!(session["shard"], shard);
    }
    for system in ["a", "b", "c"] {
        let parts: Vec<String> = (1..=3).map(|index| format!("{system}{index}")).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let out = format!("{system}-all");
        let told = workspace.ok(&[&["merge"], &parts[..], &["--out", &out]].concat());
        assert!(told.starts_with("6 cells"), "{told}");
        assert_eq!(workspace.figures(&out), whole);
    }
}

#[test]
fn a_missing_shard_is_told_and_can_be_done_later() {
    let workspace = Workspace::with_samples();
    eval_shard(&workspace, "a1", &["--shard", "1/2"], &[]);
    eval_shard(&workspace, "a2", &["--shard", "2/2"], &[]);
    let told = workspace.ok(&["merge", "a1", "a1", "--out", "half"]);
    assert_snapshot!(told, @"
    3 cells in half; 3 stood in several runs, 3 are missing.
    Do what is missing with: sallet eval --resume half
    ");
    let report = workspace.ok(&["report", "half"]);
    assert!(report.contains("3 of 6 samples in the log"), "{report}");
    workspace.ok(&["eval", "--resume", "half"]);
    workspace.ok(&["merge", "a1", "a2", "--out", "whole"]);
    assert_eq!(workspace.figures("half"), workspace.figures("whole"));
}

#[test]
fn only_parts_of_one_experiment_are_merged() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("a", &[]).ok();
    workspace.eval_samples("b", &["--hint", "generic"]).ok();
    assert_snapshot!(workspace.refused(&["merge", "a", "b", "--out", "c"]), @"a and b are not parts of one experiment over the same tasks: merge only runs of one command");
    assert!(!workspace.path("c").exists());
    assert_snapshot!(workspace.refused(&["merge", "a", "--out", "a"]), @"a holds a run already: continue it with --resume, or choose another --out");
    assert_snapshot!(workspace.refused(&["merge", "a", "nowhere", "--out", "c"]), @"there is no run in nowhere: name a folder that `sallet eval` wrote");
}

#[test]
fn a_shard_that_makes_no_sense_is_refused() {
    let workspace = Workspace::with_samples();
    let refused = |shard: &str| {
        let ended = workspace.eval_samples("run", &["--shard", shard]);
        ended.refused()
    };
    assert_snapshot!(refused("4/3"), @"'4/3' is not a shard: write 2/8 for the second of eight, or auto/8");
    assert_snapshot!(refused("auto/3"), @"--shard auto/N found neither JOB_COMPLETION_INDEX nor SLURM_ARRAY_TASK_ID in the environment");
    let mut command = workspace.command(&[&["eval"], ASK_SAMPLES].concat());
    let output = command.env("JOB_COMPLETION_INDEX", "0").output().unwrap();
    assert_snapshot!(workspace.end(output).refused(), @"JOB_COMPLETION_INDEX is set, but not how many shards there are: give --shard auto/N");
}
