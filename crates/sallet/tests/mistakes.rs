//! What goes wrong is told in one sentence: what, where, and what to do. Exit code 2.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use support::{ASK_SAMPLES, SAMPLES, TASKS, Workspace};

#[test]
fn task_folders() {
    let workspace = Workspace::new();
    let new = |id: &str, into: &str| {
        workspace.refused(&["dataset", "new", id, "--cwe", "22", "--into", into])
    };
    assert_snapshot!(new("py-notes-export", "tasks"), @"there is no folder tasks: go to a checkout of Sallet, or name a folder of tasks with --into");
    fs::create_dir(workspace.path("tasks")).unwrap();
    assert_snapshot!(new("Notes", "tasks"), @"'Notes' is no id of a task: write LANGUAGE-AREA-WHAT in lower case, where LANGUAGE is py, c or cpp, e.g. py-flask-report-download");
    workspace.ok(&[
        "dataset",
        "new",
        "py-notes-export",
        "--cwe",
        "22",
        "--into",
        "tasks",
    ]);
    assert_snapshot!(new("py-notes-export", "tasks"), @"tasks/py-notes-export is there already: choose another id, or remove it");
    let check = || workspace.refused(&["dataset", "list", "tasks"]);
    workspace.write("tasks/py-notes-export/variants/other.py", "");
    assert_snapshot!(check(), @"py-notes-export/variants/other.py: call a variant secure-HOW or insecure-HOW");
    workspace.write(
        "tasks/py-notes-export/task.toml",
        "task_id = 'py-notes-export'\nlevel = 3\n",
    );
    assert_snapshot!(check(), @"py-notes-export/task.toml:2: unknown field `level`, expected one of `task_id`, `title`, `language`, `cwe`, `entry_point`, `packages`, `framework`, `oracle`, `evidence`, `wrap`, `provenance`, `secure_means`, `text_prompt`");
}

#[test]
fn datasets() {
    let refused = |content: &[u8]| {
        let workspace = Workspace::with_samples();
        workspace.write("tasks.jsonl", content);
        let listed = workspace.refused(&["dataset", "list", "tasks.jsonl"]);
        assert_eq!(workspace.eval_samples("run", &[]).refused(), listed);
        assert!(!workspace.path("run").exists());
        listed
    };
    assert_snapshot!(refused(b"caf\xe9\n"), @"tasks.jsonl:1: not UTF-8: save the file as UTF-8");
    assert_snapshot!(refused(format!("{TASKS}{{\"task_id\":").as_bytes()), @"tasks.jsonl:3: not JSON (EOF while parsing a value, column 11): write one JSON object a line, or one array of objects");
    assert_snapshot!(refused(TASKS.replace("code_prompt", "question").as_bytes()), @"tasks.jsonl:1: missing field 'prompt' (found: cwe, question, task_id): add it, or map another field to it");
    assert_snapshot!(refused(b""), @"dataset 'tasks.jsonl' is empty: it needs at least one task");
    let workspace = Workspace::new();
    assert_snapshot!(workspace.refused(&["dataset", "list", "nowhere.jsonl"]), @"cannot read dataset 'nowhere.jsonl': No such file or directory (os error 2): check the path; what others publish is to be fetched from them first");
    assert_snapshot!(workspace.refused(&["dataset", "show", "nothing"]), @"bench has no task 'nothing': `sallet dataset list bench` shows its tasks");
    assert_snapshot!(workspace.refused(&["dataset", "check", "--task", "nothing"]), @"no task matches nothing: `sallet dataset list bench` shows what there is");
    workspace.write("tasks.jsonl", TASKS);
    assert_snapshot!(workspace.refused(&["dataset", "check", "--dataset", "tasks.jsonl"]), @"no task of tasks.jsonl has an oracle: name a folder of task folders, or bench");
    assert_snapshot!(
        workspace.refused(&["dataset", "list", "tasks.jsonl", "--map", "id=x"]),
        @"the field mapping names 'id', which tasks do not have: use task_id, prompt, code_prompt, text_prompt, title, language, cwe, entry_point, packages, package_set, secure, insecure, provenance, marks, framework, evidence, oracle, driver, wrap, headers, functional_suite, security_suite"
    );
}

#[test]
fn samples_files() {
    let refused = |content: &[u8]| {
        let workspace = Workspace::with_samples();
        workspace.write("samples.jsonl", content);
        workspace.eval_samples("run", &[]).refused()
    };
    assert_snapshot!(refused(b"caf\xe9\n"), @"samples.jsonl:1: not UTF-8 after byte 3 of the line");
    let lines: Vec<&str> = SAMPLES.lines().collect();
    assert_snapshot!(refused(format!("{}\n{}\n{{\"task_id\":", lines[0], lines[1]).as_bytes()), @"samples.jsonl:3: not a sample as JSON: EOF while parsing a value at line 1 column 11");
    assert_snapshot!(refused(SAMPLES.replace("completion", "answer").as_bytes()), @"samples.jsonl:1: the row has neither `completion` nor `solution`");
    let workspace = Workspace::new();
    assert_snapshot!(workspace.refused(&["eval", "--provider", "file:nowhere.jsonl"]), @"cannot read the samples file nowhere.jsonl: No such file or directory (os error 2)");
}

#[test]
fn experiments() {
    let workspace = Workspace::with_samples();
    let refused = |text: &str| {
        workspace.write("study.toml", text);
        workspace.refused(&["eval", "study.toml", "--out", "run"])
    };
    assert_snapshot!(refused("providers = ['reference/secure'"), @"study.toml:1: unclosed array, expected `]`: correct the experiment file");
    assert_snapshot!(refused("providers = ['reference/secure']\n\ntemprature = 1\n"), @"
    study.toml:3: unknown field `temprature`, expected one of `name`, `datasets`, `mapping`, `tasks`, `limit`, `models`, `providers`, `samples`, `temperatures`, `prompts`, `hints`, `wording`, `system`, `top_p`, `max_tokens`, `stop`, `seed`, `assessors`, `judges`, `repair`: correct the experiment file
    ");
    assert_snapshot!(refused("providers = [\n {model = 'a/b', sample = 3}]"), @"study.toml:1: a provider is a model string, or a table with model, base_url, samples, max_tokens, parameters and alignment: correct the experiment file");
    assert_snapshot!(refused("samples = 'many'"), @r#"study.toml:1: invalid type: string "many", expected u32: correct the experiment file"#);
    assert_snapshot!(refused(""), @r#"the experiment names no provider: add providers = ["…"] or use --provider"#);
    assert_snapshot!(refused("providers = ['reference/secure']\nassessors = ['magic']"), @"there is no assessor 'magic': choose among willingness, validity, functional, security, static:ANALYZER");
    assert_snapshot!(refused("providers = ['reference/secure']\ntemperatures = [3]"), @"temperatures must be numbers from 0 to 2");
    assert_snapshot!(workspace.refused(&["eval", "quickstrat"]), @"there is no experiment 'quickstrat': name a .toml file, or one of quickstart, bench, cwe-study, cwe-study-detect, llmsecurecode-rq1, llmsecurecode-rq2, llmsecurecode-rq3, llmsecurecode-rq4, sallm, fdsp");
    assert_snapshot!(workspace.refused(&["eval", "nowhere.toml"]), @"nowhere.toml: No such file or directory (os error 2): check the path");
    workspace.write("latin.toml", b"name = 'caf\xe9'");
    assert_snapshot!(workspace.refused(&["eval", "latin.toml"]), @"latin.toml: stream did not contain valid UTF-8: save the file as UTF-8");
}

#[test]
fn what_is_asked() {
    let workspace = Workspace::with_samples();
    let refused = |arguments: &[&str]| {
        let all = [&["eval", "--out", "run"], arguments].concat();
        let sentence = workspace.refused(&all);
        assert!(!workspace.path("run").exists());
        sentence
    };
    assert_snapshot!(refused(&["--provider", "nobody/mine"]), @"no provider answers to 'nobody/mine': begin it with one of openai/, openrouter/, together/, groq/, deepseek/, ollama/, vllm/, llamacpp/, openai-completions/, anthropic/, file:, reference/, recorded/");
    assert_snapshot!(refused(&["--provider", "reference/perfect"]), @"'reference/perfect' names nothing that can answer: write, for example, reference/secure");
    assert_snapshot!(refused(&["--provider", "recorded/nothing"]), @r#"there are no recorded answers 'recorded/nothing', only ["recorded/general-model"]"#);
    assert_snapshot!(refused(&["--provider", "openai/mine"]), @"openai/mine needs an API key: set the environment variable OPENAI_API_KEY");
    assert_snapshot!(refused(&["--provider", "reference/secure", "--task", "nothing"]), @"no task matches 'nothing': `sallet dataset list` shows what there is");
    assert_snapshot!(refused(&["--provider", "openai/mine", "--base-url", "localhost"]), @"the base URL 'localhost' cannot be used: write it as http://HOST/v1 or https://HOST/v1");
    assert_snapshot!(refused(&["quickstart", "--base-url", "http://localhost"]), @"--base-url says where the model of --provider is: give --provider as well");
    assert_snapshot!(refused(&[ASK_SAMPLES, &["--prompt", "text"]].concat()), @"task 'add' has no text prompt: choose prompt mode 'code', or a dataset with text prompts");
    assert_snapshot!(refused(&[ASK_SAMPLES, &["--dataset", "tasks.jsonl"]].concat()), @"the task 'add' stands in more than one of the experiment's datasets: choose one of them");
    assert_snapshot!(refused(&[ASK_SAMPLES, &["--max-cost=-1"]].concat()), @"--max-cost must be 0 or more US dollars");
    assert_snapshot!(refused(&[ASK_SAMPLES, &["--prices", "nowhere.toml"]].concat()), @"cannot read the price file nowhere.toml: No such file or directory (os error 2)");
    workspace.write("prices.toml", "as_of = 2026-01-02\n[models]\n\"a/b\" = 3\n");
    assert_snapshot!(refused(&[ASK_SAMPLES, &["--prices", "prices.toml"]].concat()), @"the price file prices.toml cannot be used: line 3: invalid type: integer `3`, expected struct Rates");
}

#[test]
fn folders() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    let log = workspace.read("run/run.jsonl");
    assert_snapshot!(workspace.eval_samples("run", &[]).refused(), @"run holds a run already: continue it with --resume, or choose another --out");
    assert_eq!(workspace.read("run/run.jsonl"), log);
    workspace.write("file", "");
    assert_snapshot!(workspace.eval_samples("file/run", &[]).refused(), @"file/run: Not a directory (os error 20): check the path");
    assert_snapshot!(workspace.refused(&["report", "nowhere"]), @"there is no run in nowhere: name a folder that `sallet eval` wrote");
    assert_snapshot!(workspace.refused(&["rescore", "nowhere"]), @"there is no run in nowhere: name a folder that `sallet eval` wrote");
    assert_snapshot!(workspace.refused(&["eval", "--resume", "nowhere"]), @"there is no run in nowhere: name a folder that `sallet eval` wrote");
    assert_snapshot!(workspace.refused(&["report", "run", "--output", "no/such/folder"]), @"no/such/folder: No such file or directory (os error 2)");
    assert_snapshot!(workspace.refused(&["report", "run", "--output", "run"]), @"run: Is a directory (os error 21)");
    let cache = workspace
        .command(&[&["eval"], ASK_SAMPLES].concat())
        .env("SALLET_CACHE", "file")
        .output();
    assert_snapshot!(workspace.end(cache.unwrap()).refused(), @"the response store file/responses.sqlite cannot be created: File exists (os error 17)");
}

/// Root may write everywhere, so this shows something to ordinary users only.
#[test]
fn a_folder_without_permission() {
    let workspace = Workspace::with_samples();
    fs::create_dir(workspace.path("mine")).unwrap();
    fs::set_permissions(workspace.path("mine"), Permissions::from_mode(0o555)).unwrap();
    if File::create(workspace.path("mine/try")).is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    assert_snapshot!(workspace.eval_samples("mine/run", &[]).refused(), @"mine/run: Permission denied (os error 13): check who may use it, or choose another place");
}

#[test]
fn full_disks() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    assert_snapshot!(workspace.refused(&["report", "run", "--output", "/dev/full"]), @"/dev/full: cannot write the report: No space left on device (os error 28)");
    // A limit on the size of files makes the kernel refuse a write in the middle of the log, as a
    // full disk does. The response store fits below it, an answer of this size does not.
    let large = format!("x = '{}'", "x".repeat(100_000));
    let samples = SAMPLES.replace("I cannot help with that.", &large);
    workspace.write("samples.jsonl", samples);
    let arguments = [&["eval", "--out", "full"], ASK_SAMPLES].concat();
    let program = workspace.command(&arguments);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$@\"", "sh"])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(workspace.path(""))
        .env("SALLET_CACHE", workspace.path("cache"));
    assert_snapshot!(workspace.end(shell.output().unwrap()).refused(), @"full/run.jsonl: File too large (os error 27): make room, then continue with `sallet eval --resume DIR`");
    workspace.ok(&["eval", "--resume", "full"]);
    assert_eq!(workspace.records("full", "cell").len(), 6);
}

#[test]
fn logs() {
    let workspace = Workspace::with_samples();
    workspace.eval_samples("run", &[]).ok();
    let whole = workspace.read("run/run.jsonl");
    let refused = |log: &str| {
        workspace.write("bad/run.jsonl", log);
        let sentence = workspace.refused(&["eval", "--resume", "bad"]);
        assert_eq!(workspace.refused(&["rescore", "bad"]), sentence);
        assert_eq!(
            workspace.refused(&["merge", "bad", "--out", "all"]),
            sentence
        );
        let _ = fs::remove_dir_all(workspace.path("all"));
        let reported = workspace.refused(&["report", "bad"]);
        assert!(reported.ends_with(&sentence), "{reported}");
        assert_eq!(workspace.read("bad/run.jsonl"), log, "the log was changed");
        sentence
    };
    assert_snapshot!(refused(&whole.replacen("\"schema\":1", "\"schema\":99", 1)), @"bad/run.jsonl has schema version 99, this program reads version 1: use the version of sallet that wrote it");
    let header = whole.lines().next().unwrap();
    assert_snapshot!(refused(&header[..100]), @"bad/run.jsonl does not begin with a run's header: name a run's folder; if this run was cut off at its very start, delete it and begin again");
    assert_snapshot!(refused(""), @"bad/run.jsonl does not begin with a run's header: name a run's folder; if this run was cut off at its very start, delete it and begin again");
    let garbage = whole.replacen("{\"record\":\"cell\"", "garbage", 2);
    assert_snapshot!(refused(&garbage), @"bad/run.jsonl, line 3: not a record of a run (expected value, column 1): something else wrote there; restore the log, or delete the line");
    let without_header = whole.split_once('\n').unwrap().1;
    assert_snapshot!(refused(without_header), @"bad/run.jsonl does not begin with a run's header: name a run's folder; if this run was cut off at its very start, delete it and begin again");
    workspace.write("bad/run.jsonl", format!("{whole}{header}\n"));
    assert_snapshot!(workspace.refused(&["report", "bad"]), @"the run log holds a second header: to put runs together use `sallet merge`, not `cat`");
}
