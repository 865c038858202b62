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
      eval       Ask models, judge their code in a sandbox, write a report
      scan       Find weaknesses in code, by reading it
      fix        Repair what scan finds, and prove that the repair holds
      judge      Ask a model whether code is vulnerable
      rules      List, show and check the rules of the analyzer
      report     Write a report of a run
      rescore    Judge the stored solutions of a run again; asks no model
      merge      Put the runs of several shards into one
      export     Write the answers of a run as a samples file
      dataset    List, show and check benchmark tasks, and say which weaknesses they cover
      taxonomy   List the taxonomy of 58 weaknesses, or show one with its prompt and code
      reproduce  Compute a paper's numbers again from its own data
      import     Make an ordinary run of the answers that a paper published
      doctor     Say what this machine offers and what is missing
      setup      Install the Python packages that some tasks need (once; from the package registry)
      help       Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Exit codes: 0 fine, 1 a check or limit was not met, 2 an error.
    ");
    assert_snapshot!(help(&["eval"]), @"
    Ask models, judge their code in a sandbox, write a report

    Usage: sallet eval [OPTIONS] [EXPERIMENT]

    Arguments:
      [EXPERIMENT]  `quickstart`, another experiment that comes with the program, or an experiment file (.toml); a run's folder with --rescore. May be left out with --resume

    Options:
          --out <DIR>          Folder for the log and the report [default: runs/NAME-TIME]
          --resume <DIR>       Continue the run in this folder: do only what is missing
          --rescore            Judge the answers of a run again and report, as `sallet rescore` and `sallet report`; nobody is asked
          --assess <ASSESSOR>  With --rescore, only by these assessors, e.g. static:sallet,tests (repeatable)
      -h, --help               Print help

    What to ask:
          --provider <MODEL>              Who answers, instead of the experiment's models or providers: openai/MODEL, anthropic/MODEL, ollama/MODEL, file:SAMPLES.jsonl, reference/secure, … (repeatable)
          --base-url <URL>                Another server than the provider's own, e.g. http://localhost:8000/v1
          --dataset <DATASET>             `bench`, `taxonomy-instructions`, a file, or IMPORTER:PATH for what others published, e.g. humaneval:FILE (repeatable)
          --map <FIELD=NAME>              Which field of the file to read as which field of a task, e.g. task_id=ID, code_prompt=Prompt (repeatable)
          --task <PATTERN>                Only tasks whose id matches; * stands for any text (repeatable)
          --limit <N>                     Only this many tasks, spread evenly over the datasets: for a taste
          --samples <N>                   Answers for each task and setting
          --temperature <T>               Sampling temperature (repeatable: one setting each)
          --top-p <P>                     Nucleus sampling, above 0 and at most 1
          --max-tokens <N>                Most tokens in an answer
          --stop <TEXT>                   A text that ends an answer (repeatable)
          --seed <N>                      Seed of the first sample; sample i is asked for with seed + i
          --system <TEXT>                 System message
          --prompt <code|text|any>        Which of a task's prompts to send; `any`: code where it has that, else text (repeatable: one setting each)
          --hint <none|generic|specific>  What the prompt says about security (repeatable: one setting each)

    Who judges:
          --judge <FORM=MODEL>  A model that judges every solution, and how it is asked: cwe=openai/MODEL, yes-no=…, renamed=…, free=…, pairwise=…, willingness=… (repeatable)

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
    assert_snapshot!(help(&["scan"]), @"
    Find weaknesses in code, by reading it

    Usage: sallet scan [OPTIONS] [PATHS]...

    Arguments:
      [PATHS]...  Files and folders; `-` is standard input [default: the current folder]

    Options:
          --language <LANGUAGE>  The language of standard input, of files whose ending tells none, and of --jsonl: python, c, cpp
      -h, --help                 Print help

    What to report:
          --cwe <CWE>
              Only findings of these weaknesses and their relatives, e.g. 89,78. Rules that make sense only when one asks, such as a missing check, speak too
          --min-severity <low|medium|high|critical>
              Only findings that are at least so bad
          --min-confidence <low|medium|high>
              Only findings that are at least so sure [default: medium]
          --diff [<REF>]
              Only findings on lines that differ from this commit, or from where HEAD forked from it. With --fix it takes no value: show the changes, make none
          --baseline <FILE>
              Only findings that are not in this SARIF file
          --report-unused-suppressions[=<WHICH>]
              Report comments that suppress nothing: `sallet: ignore`, with `all` also nosec and noqa: S… [possible values: sallet, all]

    How to analyse:
          --models <DIR>          Library models that add to the built-in ones
          --time-limit <SECONDS>  Seconds for one file; what is not done then is reported as timed out [default: 10]
          --threads <N>           Files analysed at once [default: one a processor]
          --config <FILE>         Read this configuration instead of the nearest
          --no-config             Read no configuration, so that scanned code cannot change what is reported
          --with <ANALYZER>       Ask these too: bandit, ruff, semgrep, codeql, cppcheck, gcc

    How to report:
          --format <FORMAT>
              How to show it [default: text] [possible values: text, sarif, json, jsonl, junit]
      -o, --output <FILE>
              Write to this file, when all is done, instead of standard output
          --fail-on <low|medium|high|critical>
              Exit with 1 only for findings that are at least so bad
          --strict
              Exit with 2 when a file is broken, skipped or timed out
          --fix
              Change the files where a safe rewrite is known, and report what is left

    Research:
          --jsonl <FILE>            Judge each row of a JSON Lines file, plain or gzip, and write one verdict a line. Findings leave the exit code 0; those that comments in the code suppress count for the verdict
          --code-field <FIELD>      The field that holds the code [default: code]
          --cwe-field <FIELD>       The field that holds the weakness the row is about, e.g. CWE-89 or 89; `target` is the verdict for it
          --language-field <FIELD>  The field that holds the language [default: all rows are in --language, or Python]

    Exit codes: 0 nothing found, 1 findings (of the severity of --fail-on), 2 an error: bad input, an analyzer that is missing or failed, a file that cannot be opened, or with --strict one that was not analysed whole.

    Configuration: the nearest sallet.toml or pyproject.toml with [tool.sallet] in the folder of a path or above it. Options given here win. Keys: exclude, select, ignore, min-severity, min-confidence, fail-on, models, with, per-path-ignores.

    Comments suppress findings on the lines of the code they stand at: `sallet: ignore[RULE] reason`, `nosec`, `noqa: S608`, `NOLINT`.
    ");
    assert_snapshot!(help(&["fix"]), @"
    Repair what scan finds, and prove that the repair holds

    Usage: sallet fix [OPTIONS] [PATHS]...

    Arguments:
      [PATHS]...  Files and folders [default: the current folder]

    Options:
          --language <LANGUAGE>  The language of files whose ending tells none: python, c, cpp
      -h, --help                 Print help

    What to report:
          --cwe <CWE>
              Only findings of these weaknesses and their relatives, e.g. 89,78. Rules that make sense only when one asks, such as a missing check, speak too
          --min-severity <low|medium|high|critical>
              Only findings that are at least so bad
          --min-confidence <low|medium|high>
              Only findings that are at least so sure [default: medium]
          --diff <REF>
              Only findings on lines that differ from this commit, or from where HEAD forked from it

    How to analyse:
          --models <DIR>          Library models that add to the built-in ones
          --time-limit <SECONDS>  Seconds for one file; what is not done then is reported as timed out [default: 10]
          --threads <N>           Files analysed at once [default: one a processor]
          --config <FILE>         Read this configuration instead of the nearest
          --no-config             Read no configuration, so that scanned code cannot change what is reported

    How to repair:
          --provider <MODEL>            Who repairs: `rules` is the analyzer itself and asks no model; else a model as in `sallet eval` [default: rules]
          --strategy <STRATEGY>         How the model is asked [default: prove] [possible values: direct, self-debug, feedback, verbalize, fdsp, cwe-once, iterate, prove]
          --candidates <N>              Candidates asked for beside each other [default: 3]
          --rounds <N>                  Rounds of repair and proof [default: 2]
          --tests <COMMAND>             Run this in a copy of the current folder, in the sandbox: a repair must leave it at exit code 0
          --tests-time-limit <SECONDS>  Seconds for one run of the tests [default: 300]
          --only-proven                 Take only what tests have proven

    The model:
          --base-url <URL>   Another server than the provider's own
          --max-cost <USD>   Stop asking when this many US dollars are spent
          --concurrency <N>  Requests under way at once [default: 8]

    What to do with repairs:
          --write         Change the files
          --patch <FILE>  Write the changes to a file that `git apply` reads
          --sarif <FILE>  Write the findings with their repairs to a SARIF file

    A repair counts when the code parses, what callers use is still there, nothing was emptied, swallowed or silenced, the tests pass (with --tests) and the finding is gone without another as bad. Proven: all of that, tests included. Plausible: there was no test to prove it; functions of Python files are then called in the sandbox before and after, and must return the same on ordinary input. Everything else is turned down.

    Exit codes: 0 nothing to fix or all of it repaired, 1 findings are left, 2 an error.
    ");
    assert_snapshot!(help(&["judge"]), @"
    Ask a model whether code is vulnerable

    Usage: sallet judge [OPTIONS] --provider <MODEL> <PATHS>...

    Arguments:
      <PATHS>...  Files and folders

    Options:
          --language <LANGUAGE>  The language of files whose ending tells none: python, c, cpp
          --cwe <CWE>            The weakness that is asked about, e.g. 89
          --against <FILE>       Another file for the same purpose, which each file is compared with
          --form <FORM>          How to ask [default: cwe where --cwe is given, pairwise with --against, else free] [possible values: cwe, yes-no, renamed, free, pairwise]
          --format <FORMAT>      How to show it [default: text] [possible values: text, jsonl]
      -h, --help                 Print help

    The model:
          --provider <MODEL>  Who judges: a model as in `sallet eval`
          --base-url <URL>    Another server than the provider's own
          --max-cost <USD>    Stop asking when this many US dollars are spent
          --concurrency <N>   Requests under way at once [default: 8]

    An answer that cannot be read is asked for once more; after that there is no opinion, never one by default.

    Exit codes: 0 no file is called vulnerable, 1 one is, 2 an error, or a file without an opinion.
    ");
    assert_snapshot!(help(&["rules"]), @"
    List, show and check the rules of the analyzer

    Usage: sallet rules <COMMAND>

    Commands:
      list      List the rules
      show      Show what a rule does, why, an example and a better way
      check     Prove that each rule reports its example, not its better way, and that its fix holds
      accuracy  Compare verdicts with labels: precision, recall, F1, balanced accuracy, by CWE
      help      Print this message or the help of the given subcommand(s)

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["rules", "list"]), @"
    List the rules

    Usage: sallet rules list [OPTIONS]

    Options:
          --format <FORMAT>  How to show them [default: text] [possible values: text, json]
          --coverage         For every CWE of the data sets: which rule speaks for it, or why none can
      -h, --help             Print help
    ");
    assert_snapshot!(help(&["rules", "show"]), @"
    Show what a rule does, why, an example and a better way

    Usage: sallet rules show <RULE>

    Arguments:
      <RULE>  The rule's name, e.g. sql-injection

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["rules", "check"]), @"
    Prove that each rule reports its example, not its better way, and that its fix holds

    Usage: sallet rules check

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["rules", "accuracy"]), @"
    Compare verdicts with labels: precision, recall, F1, balanced accuracy, by CWE

    Usage: sallet rules accuracy [OPTIONS] --labels <FILE>

    Options:
          --labels <FILE>    Labelled code in JSON Lines, plain or gzip (repeatable)
          --format <FORMAT>  How to show it [default: text] [possible values: text, md, json]
      -h, --help             Print help

    Rows:
          --code-field <FIELD>      The field that holds the code [default: code]
          --cwe-field <FIELD>       The field that holds the weakness the row is about, e.g. CWE-89, 89 or null [default: cwe]
          --label-field <FIELD>     The field that says whether the code has that weakness: true, false, a count, or null [default: label]
          --findings-field <FIELD>  The field that holds every weakness of the code, e.g. CWE-79:rule:L31; CWE-89:rule:L4
          --group-field <FIELD>     The field that says which rows belong together, such as the prompt: intervals are over these
          --language-field <FIELD>  The field that holds the language [default: all rows are in --language]
          --language <LANGUAGE>     The language of all rows: python, c, cpp [default: python]

    How to analyse:
          --min-confidence <low|medium|high>
              Count findings that are at least so sure [default: medium]
          --models <DIR>
              Library models that add to the built-in ones
          --time-limit <SECONDS>
              Seconds for one row; what is not done then counts as unscored [default: 10]
          --threads <N>
              Rows analysed at once [default: one a processor]
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
    assert_snapshot!(help(&["export"]), @r#"
    Write the answers of a run as a samples file

    Usage: sallet export [OPTIONS] <RUN>

    Arguments:
      <RUN>  The run's folder

    Options:
          --setting <ID>   Only this setting, e.g. "openai/gpt-4o code t=0.2"
          --solutions      The code taken out of the answers instead, as `solution`
      -o, --output <FILE>  Write to this file instead of standard output
      -h, --help           Print help

    Each line holds task_id, setting, sample and completion, the answer byte for byte as it came. Where a cell was repaired, it is the attempt that counts. `sallet eval --provider file:FILE` reads the file again; export one --setting for that.
    "#);
    assert_snapshot!(help(&["import"]), @"
    Make an ordinary run of the answers that a paper published

    Usage: sallet import --from <DIR> --out <DIR> <PAPER>

    Arguments:
      <PAPER>  Which paper [possible values: sallm]

    Options:
          --from <DIR>  The folder of a checkout of the paper's repository; a part of it will do
          --out <DIR>   Folder for the run
      -h, --help        Print help
    ");
    assert_snapshot!(help(&["reproduce"]), @r#"
    Compute a paper's numbers again from its own data

    Usage: sallet reproduce [OPTIONS] <PAPER>

    Arguments:
      <PAPER>  Which paper [possible values: sallm, llmsecurecode, securityeval, secure-llm, fdsp]

    Options:
          --from <DIR>  The folder of a checkout of the paper's repository; a part of it will do. Papers that published no data take none
          --table <ID>  Only this table, e.g. "Table II" (repeatable)
          --json        As JSON, with every number in full
          --markdown    As a page for documentation
      -h, --help        Print help

    Papers:
      sallm          SALLM (Siddiq et al. 2024): Tables II and III, Fig. 3
      llmsecurecode  LLMSecureCode (Gong et al. 2024): Tables 1 to 4, Fig. 5, 6, 11, 12 and 13
      securityeval   SecurityEval (Siddiq and Santos 2022): CodeQL and Bandit against human review
      secure-llm     Secure_LLM (Li et al.): Tables 3, 6 and 7, secure yield, Fisher tests, scenarios that tell nothing
      fdsp           FDSP (Alrashedy et al. 2024): whether Table 1 can be whole numbers of programs; reads nothing

    Exit codes: 0 what is there was computed, be it equal to the paper or not; 2 an error.
    "#);
    assert_snapshot!(help(&["rescore"]), @"
    Judge the stored solutions of a run again; asks no model

    Usage: sallet rescore [OPTIONS] <RUN>

    Arguments:
      <RUN>  The run's folder

    Options:
          --assess <ASSESSOR>  Only by these assessors, be they the run's own or not, e.g. static:sallet,tests; the verdicts of others stay (repeatable) [default: the run's own]
      -h, --help               Print help

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
    List, show and check benchmark tasks, and say which weaknesses they cover

    Usage: sallet dataset <COMMAND>

    Commands:
      list        List the tasks of a dataset
      show        Show one task: prompts, references, suites
      import      Read the prompts that others published: say what is in them and what was left out, and write them as ordinary tasks
      new         Make the folder of a new task, with every file that is to be written
      check       Prove that the oracles tell secure from insecure references and variants
      difficulty  Count how many answers to each task pass, as a table with tabs
      coverage    Count the benchmark's tasks by weakness, language and evidence, beside what published lists name
      help        Print this message or the help of the given subcommand(s)

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["dataset", "list"]), @"
    List the tasks of a dataset

    Usage: sallet dataset list [OPTIONS] [DATASET]

    Arguments:
      [DATASET]  `bench`, `taxonomy-instructions`, `taxonomy-snippets`, a file, or IMPORTER:PATH [default: bench]

    Options:
          --map <FIELD=NAME>  Which field of the file to read as which field of a task, e.g. task_id=ID (repeatable)
          --format <FORMAT>   How to show them; tsv and json have everything that results can be sliced by [default: text] [possible values: text, tsv, json]
      -h, --help              Print help
    ");
    assert_snapshot!(help(&["dataset", "show"]), @"
    Show one task: prompts, references, suites

    Usage: sallet dataset show [OPTIONS] <TASK>

    Arguments:
      <TASK>  The task's id

    Options:
          --dataset <DATASET>  `bench`, `taxonomy-instructions`, `taxonomy-snippets`, a file, or IMPORTER:PATH [default: the built-in one that has the task]
          --map <FIELD=NAME>   Which field of the file to read as which field of a task, e.g. task_id=ID (repeatable)
      -h, --help               Print help
    ");
    assert_snapshot!(help(&["dataset", "import"]), @"
    Read the prompts that others published: say what is in them and what was left out, and write them as ordinary tasks

    Usage: sallet dataset import [OPTIONS] --from <PATH> <NAME>

    Arguments:
      <NAME>
              Whose files they are

              Possible values:
              - securityeval:         SecurityEval as published: JSON Lines with ID, Prompt and Insecure_code
              - llmseceval:           LLMSecEval as published: JSON or CSV with 'Prompt ID' and 'Manually-fixed NL Prompt'
              - llmseceval-generated: the same files with the prompts as a model wrote them, before they were corrected
              - pythonsecurityeval:   PythonSecurityEval: JSON Lines or CSV with id, prompt and topic
              - cyberseceval:         CyberSecEval as published: instruct.json or autocomplete.json with test_case_prompt and origin_code
              - cweval:               CWEval as published: a checkout with benchmark/core/LANGUAGE/cwe_XXX_N_task.EXT
              - sallm:                SALLM as published: a checkout with PythonDataset/dataset.jsonl and its tests
              - humaneval-x:          HumanEval-X as published, its C++ tasks: JSON Lines with declaration, canonical_solution and test
              - humaneval:            HumanEval as published: JSON Lines with prompt, entry_point, canonical_solution and test
              - jsonl:                any file with task_id and prompt, or with a field mapping: JSON Lines, a JSON array, CSV

    Options:
          --from <PATH>
              The file, or the folder, as it was published

          --out <FILE.jsonl>
              Write the tasks as JSON Lines, which every --dataset reads

          --without <MARK>
              Do not write tasks with this mark, e.g. duplicate (repeatable)

      -h, --help
              Print help (see a summary with '-h')
    ");
    assert_snapshot!(help(&["dataset", "new"]), @"
    Make the folder of a new task, with every file that is to be written

    Usage: sallet dataset new [OPTIONS] --cwe <CWE> <ID>

    Arguments:
      <ID>  The task's id: LANGUAGE-AREA-WHAT in lower case, where LANGUAGE is py, c or cpp

    Options:
          --cwe <CWE>   The weakness that the task tempts to, e.g. CWE-22
          --into <DIR>  The folder of task folders [default: bench/tasks]
      -h, --help        Print help
    ");
    assert_snapshot!(help(&["dataset", "check"]), @"
    Prove that the oracles tell secure from insecure references and variants

    Usage: sallet dataset check [OPTIONS]

    Options:
          --task <PATTERN>     Only tasks whose id matches; * stands for any text (repeatable)
          --dataset <DATASET>  `bench`, a folder of task folders, or tasks of others with tests, e.g. sallm:PATH [default: bench]
          --runs <N>           How often each suite is run; every run must agree [default: 1]
          --mutate             Count instead how many insecure mutants of the secure references the security suites find
          --markdown           With --mutate: print the tables as Markdown
      -h, --help               Print help
    ");
    assert_snapshot!(help(&["dataset", "difficulty"]), @"
    Count how many answers to each task pass, as a table with tabs

    Usage: sallet dataset difficulty <RUNS>...

    Arguments:
      <RUNS>...  The folders of runs, which are counted together

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["dataset", "coverage"]), @"
    Count the benchmark's tasks by weakness, language and evidence, beside what published lists name

    Usage: sallet dataset coverage [OPTIONS]

    Options:
          --markdown  Write Markdown
      -h, --help      Print help
    ");
    assert_snapshot!(help(&["taxonomy"]), @"
    List the taxonomy of 58 weaknesses, or show one with its prompt and code

    Usage: sallet taxonomy [OPTIONS]
           sallet taxonomy <COMMAND>

    Commands:
      show  Show one weakness: prompt, code, the code mended, and where to look
      help  Print this message or the help of the given subcommand(s)

    Options:
          --format <FORMAT>  How to show it [default: text] [possible values: text, tsv, json]
      -h, --help             Print help
    ");
    assert_snapshot!(help(&["doctor"]), @"
    Say what this machine offers and what is missing

    Usage: sallet doctor

    Options:
      -h, --help  Print help
    ");
    assert_snapshot!(help(&["setup"]), @"
    Install the Python packages that some tasks need (once; from the package registry)

    Usage: sallet setup [SET]

    Arguments:
      [SET]  Which: those of the built-in tasks, or those that the tests of SALLM were written for [default: bench] [possible values: bench, sallm]

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
