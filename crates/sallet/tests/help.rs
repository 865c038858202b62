//! What the program says about itself and the machine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use insta::assert_snapshot;
use support::Workspace;

#[test]
fn help_of_every_command() {
    let workspace = Workspace::new();
    let help = |command: &[&str]| workspace.ok(&[command, &["--help"]].concat());
    assert_snapshot!(help(&[]), @"
    Measures and improves the security of code that language models write

    Usage: sallet <COMMAND>

    Commands:
      eval     Ask models, judge their code in a sandbox, write a report
      report   Write a report of a run
      rescore  Judge the stored solutions of a run again; asks no model
      merge    Put the runs of several shards into one
      dataset  List, show and check benchmark tasks
      doctor   Say what this machine offers and what is missing
      setup    Install the Python packages that some tasks need (once; from the package registry)
      help     Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Exit codes: 0 fine, 1 a check or limit was not met, 2 an error.
    ");
    assert_snapshot!(help(&["eval"]), @"
    Ask models, judge their code in a sandbox, write a report

    Usage: sallet eval [OPTIONS] [EXPERIMENT]

    Arguments:
      [EXPERIMENT]  `quickstart`, or an experiment file (.toml). May be left out with --resume

    Options:
          --out <DIR>     Folder for the log and the report [default: runs/NAME-TIME]
          --resume <DIR>  Continue the run in this folder: do only what is missing
      -h, --help          Print help

    What to ask:
          --provider <MODEL>              Who answers, instead of the experiment's providers: openai/MODEL, anthropic/MODEL, ollama/MODEL, file:SAMPLES.jsonl, reference/secure, … (repeatable)
          --base-url <URL>                Another server than the provider's own, e.g. http://localhost:8000/v1
          --dataset <DATASET>             `bench`, or a file: JSONL, SecurityEval, LLMSecEval (repeatable)
          --map <FIELD=NAME>              Which field of the file to read as which field of a task, e.g. task_id=ID, code_prompt=Prompt (repeatable)
          --task <PATTERN>                Only tasks whose id matches; * stands for any text (repeatable)
          --samples <N>                   Answers for each task and setting
          --temperature <T>               Sampling temperature (repeatable: one setting each)
          --top-p <P>                     Nucleus sampling, above 0 and at most 1
          --max-tokens <N>                Most tokens in an answer
          --stop <TEXT>                   A text that ends an answer (repeatable)
          --seed <N>                      Seed of the first sample; sample i is asked for with seed + i
          --system <TEXT>                 System message
          --prompt <code|text>            Which of a task's prompts to send (repeatable: one setting each)
          --hint <none|generic|specific>  What the prompt says about security (repeatable: one setting each)

    How fast, how much:
          --concurrency <N>       Requests under way at once [default: 8]
          --rate <N>              Most requests a minute
          --timeout <SECONDS>     Seconds after which a request is tried again [default: 120]
          --max-cost <USD>        Stop, resumably, when this many US dollars are spent
          --max-tokens-total <N>  Stop, resumably, when this many tokens are used
          --prices <FILE>         Prices that add to or replace the built-in ones (TOML)
          --shard <I/N>           Do only one part: 2/8, or auto/8 for the index of a Kubernetes Indexed Job. A Slurm array is recognised by itself

    Danger:
          --unsafe-without-sandbox  Run untrusted code with resource limits only. Anything it does happens to this machine
    ");
    assert_snapshot!(help(&["report"]), @"
    Write a report of a run

    Usage: sallet report [OPTIONS] <RUN>

    Arguments:
      <RUN>  The run's folder

    Options:
          --format <FORMAT>  How to show it [default: text] [possible values: html, md, csv, json, latex, junit, text]
      -o, --output <FILE>    Write to this file instead of standard output
          --leave-out-empty  Leave solutions without a body out of every metric but the empty ratio
      -h, --help             Print help
    ");
    assert_snapshot!(help(&["rescore"]), @"
    Judge the stored solutions of a run again; asks no model

    Usage: sallet rescore [OPTIONS] <RUN>

    Arguments:
      <RUN>  The run's folder

    Options:
      -h, --help  Print help

    Danger:
          --unsafe-without-sandbox  Run untrusted code with resource limits only. Anything it does happens to this machine
    ");
    assert_snapshot!(help(&["merge"]), @"
    Put the runs of several shards into one

    Usage: sallet merge --out <DIR> <RUNS>...

    Arguments:
      <RUNS>...  The folders of the runs

    Options:
          --out <DIR>  Folder for the merged run
      -h, --help       Print help
    ");
    assert_snapshot!(help(&["dataset"]), @"
    List, show and check benchmark tasks

    Usage: sallet dataset <COMMAND>

    Commands:
      list   List the tasks of a dataset
      show   Show one task: prompts, references, suites
      check  Prove that the oracles tell the secure from the insecure reference
      help   Print this message or the help of the given subcommand(s)

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["dataset", "list"]), @"
    List the tasks of a dataset

    Usage: sallet dataset list [OPTIONS] [DATASET]

    Arguments:
      [DATASET]  `bench`, or a file [default: bench]

    Options:
          --map <FIELD=NAME>  Which field of the file to read as which field of a task, e.g. task_id=ID (repeatable)
      -h, --help              Print help
    ");
    assert_snapshot!(help(&["dataset", "show"]), @"
    Show one task: prompts, references, suites

    Usage: sallet dataset show [OPTIONS] <TASK>

    Arguments:
      <TASK>  The task's id

    Options:
          --dataset <DATASET>  `bench`, or a file [default: bench]
          --map <FIELD=NAME>   Which field of the file to read as which field of a task, e.g. task_id=ID (repeatable)
      -h, --help               Print help
    ");
    assert_snapshot!(help(&["dataset", "check"]), @"
    Prove that the oracles tell the secure from the insecure reference

    Usage: sallet dataset check [OPTIONS]

    Options:
          --task <PATTERN>  Only tasks whose id matches; * stands for any text (repeatable)
          --runs <N>        How often each suite is run; every run must agree [default: 2]
      -h, --help            Print help
    ");
    assert_snapshot!(help(&["doctor"]), @"
    Say what this machine offers and what is missing

    Usage: sallet doctor

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["setup"]), @"
    Install the Python packages that some tasks need (once; from the package registry)

    Usage: sallet setup

    Options:
      -h, --help  Print help
    ");
}

#[test]
fn wrong_arguments_are_explained() {
    let workspace = Workspace::new();
    let told = |arguments: &[&str]| {
        let ended = workspace.run(arguments);
        assert_eq!(ended.code, Some(2));
        ended.stderr
    };
    assert_snapshot!(told(&["eval"]), @"
    error: the following required arguments were not provided:
      <EXPERIMENT>

    Usage: sallet eval <EXPERIMENT>

    For more information, try '--help'.
    ");
    assert_snapshot!(told(&["eval", "quickstart", "--map", "task_id"]), @"
    error: invalid value 'task_id' for '--map <FIELD=NAME>': write FIELD=NAME, e.g. task_id=ID

    For more information, try '--help'.
    ");
    assert_snapshot!(told(&["report", "run", "--format", "pdf"]), @"
    error: invalid value 'pdf' for '--format <FORMAT>'
      [possible values: html, md, csv, json, latex, junit, text]

    For more information, try '--help'.
    ");
}

#[test]
fn a_task_is_shown_with_all_its_parts() {
    let workspace = Workspace::new();
    let shown = workspace.ok(&["dataset", "show", "py-calculator-formula"]);
    let heads: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with("──"))
        .collect();
    let start: Vec<&str> = shown.lines().take(2).collect();
    assert_snapshot!([start, heads].concat().join("\n"), @"
    py-calculator-formula: Compute the formula of a price list
    Python · CWE-95 (Improper Neutralization of Directives in Dynamically Evaluated Code ('Eval Injection'))
    ── text prompt ──
    ── code prompt ──
    ── secure reference ──
    ── insecure reference ──
    ── functional suite ──
    ── security suite ──
    ");
}

#[test]
fn the_doctor_tells_what_is_there_and_what_is_missing() {
    let workspace = Workspace::new();
    let mut command = workspace.command(&["doctor"]);
    let output = command
        .env("OPENAI_API_KEY", "sk-test-0123456789abcdef")
        .output();
    let ended = workspace.end(output.unwrap());
    // The packages are not installed in the empty cache.
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    let row = |name: &str| {
        let mut lines = ended.stdout.lines();
        let line = lines
            .find(|line| line.starts_with(&format!("│ {name} ")))
            .unwrap();
        line.split_whitespace().nth(2).unwrap().to_owned()
    };
    let found = ["sandbox", "python", "packages", "cache"].map(row);
    assert_eq!(found, ["ok", "ok", "MISSING", "ok"]);
    let keys = ended.stdout.split_once("API keys").unwrap().1;
    assert_snapshot!(keys, @"
    in the environment (values are never shown):
     ANTHROPIC_API_KEY: not set
     DEEPSEEK_API_KEY: not set
     GROQ_API_KEY: not set
     LLAMA_API_KEY: not set
     OLLAMA_API_KEY: not set
     OPENAI_API_KEY: set
     OPENROUTER_API_KEY: not set
     TOGETHER_API_KEY: not set
     VLLM_API_KEY: not set
    ");
}
