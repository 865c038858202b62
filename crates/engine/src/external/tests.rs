//! Runs of stand-ins, which do what no real analyzer does on demand, and of real analyzers where
//! they are installed.

use super::program::Places;
use super::{Answer, ExternalAnalyzers};
use crate::error::EngineError;
use sallet_analysis::external::Source;
use sallet_analysis::file::{Problem, ProblemKind};
use sallet_core::CweId;
use sallet_core::task::Language;
use std::cell::LazyCell;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

const EVAL: Source<'static> = python("app/eval.py", "value = eval(text)\n");
const CLEAN: Source<'static> = python("app/clean.py", "value = 1\n");

const fn python<'a>(path: &'a str, text: &'a str) -> Source<'a> {
    Source {
        path,
        language: Language::Python,
        text,
    }
}

/// A folder of programs to find. Sandboxes of root run as another user, so others may read it.
pub(crate) struct Programs(TempDir);

impl Programs {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A program in `bin`.
    fn with(self, name: &str, script: &str) -> Self {
        self.write(&format!("tool/bin/{name}"), script, 0o755);
        self
    }

    fn write(&self, path: &str, text: &str, mode: u32) {
        let mut folder = self.0.path().to_owned();
        for part in Path::new(path).parent().unwrap() {
            folder.push(part);
            let _ = fs::create_dir(&folder);
            fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        }
        let file = self.0.path().join(path);
        fs::write(&file, text).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
    }

    fn folder(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn places(&self) -> Places {
        Places {
            folders: vec![self.folder("tool/bin")],
            home: None,
            python: LazyCell::new(|| None),
        }
    }

    pub(crate) fn find(&self, name: &str) -> ExternalAnalyzers {
        ExternalAnalyzers::find_in(&self.places(), &[name.to_owned()]).unwrap()
    }
}

/// A bandit that does `what` for each of its files, and reports what that calls a result.
pub(crate) fn bandit(what: &str) -> Programs {
    let script = format!(
        r#"#!/bin/sh
if [ "$1" = --version ]; then echo "bandit 1.9.4"; exit 0; fi
read_files='"_totals": {{}}'
results=
for file; do
    case $file in /scan/*) ;; *) continue ;; esac
    {what}
    read_files="$read_files, \"$file\": {{}}"
    if grep -q 'eval(' "$file"; then
        results="$results${{results:+,}}{{\"filename\": \"$file\", \"test_id\": \"B307\",
            \"issue_text\": \"eval\", \"issue_severity\": \"MEDIUM\",
            \"issue_confidence\": \"HIGH\", \"issue_cwe\": {{\"id\": 95}}, \"line_number\": 1}}"
    fi
done
printf '{{"errors": [], "metrics": {{%s}}, "results": [%s]}}' "$read_files" "$results"
[ -z "$results" ]
"#
    );
    Programs::new().with("bandit", &script)
}

/// The only answer of analyzers that are one.
fn answer(analyzers: &ExternalAnalyzers, files: &[Source<'_>]) -> Answer {
    let mut answers = analyzers.run(files).unwrap();
    assert_eq!(answers.len(), 1);
    answers.remove(0)
}

/// A line a file: its path, the rules of its findings, the kinds and texts of its problems.
fn told(answer: &Answer) -> String {
    let mut lines = String::new();
    for file in &answer.files {
        lines += &file.path;
        for finding in &file.findings {
            lines += &format!(" {} {}", finding.rule, finding.cwe[0]);
        }
        for problem in &file.problems {
            lines += &format!(" {:?}: {}", problem.kind, problem.message);
        }
        lines += "\n";
    }
    lines
}

#[test]
fn every_file_has_its_answer_under_its_own_name() {
    let programs = bandit("");
    let analyzers = programs.find("bandit");
    let c = Source {
        language: Language::C,
        ..python("native/eval.c", "eval(x)")
    };
    let files = [
        EVAL,
        c,
        CLEAN,
        python("<stdin>", "eval(x)"),
        python("../up.py", ""),
    ];
    let answer = answer(&analyzers, &files);
    assert_eq!(answer.run.name, "bandit");
    assert_eq!(answer.run.version.as_deref(), Some("1.9.4"));
    assert!(answer.run.problems.is_empty(), "{:?}", answer.run.problems);
    insta::assert_snapshot!(told(&answer), @"
    app/eval.py B307 CWE-95
    app/clean.py
    <stdin> B307 CWE-95
    ../up.py
    ");
    assert!(analyzers.run(&[]).unwrap()[0].files.is_empty());
}

#[test]
fn a_file_that_kills_the_tool_costs_no_other_its_answer() {
    let analyzers = bandit(r#"if grep -q DIE "$file"; then echo "out of luck" >&2; exit 3; fi"#);
    let mut files: Vec<Source<'_>> = vec![EVAL, python("die.py", "DIE"), CLEAN];
    let names: Vec<String> = (0..20).map(|number| format!("more/{number}.py")).collect();
    files.extend(names.iter().map(|name| python(name, "eval(x)")));
    let answer = answer(&analyzers.find("bandit"), &files);
    assert_eq!(answer.files.len(), 23);
    for file in &answer.files {
        match file.path.as_str() {
            "die.py" => assert_eq!(
                file.problems[0].message,
                "bandit failed with exit code 3 (it said: out of luck): run it by hand on this \
                 file, or leave it out"
            ),
            path => {
                assert!(file.problems.is_empty(), "{:?}", file.problems);
                assert_eq!(file.findings.len(), usize::from(path != "app/clean.py"));
            }
        }
    }
}

#[test]
fn a_tool_that_fails_on_everything_is_not_asked_for_every_file() {
    let programs = bandit("exit 3");
    let names: Vec<String> = (0..1000).map(|number| format!("{number}.py")).collect();
    let files: Vec<Source<'_>> = names.iter().map(|name| python(name, "")).collect();
    let answer = answer(&programs.find("bandit"), &files);
    assert_eq!(answer.files.len(), 1000);
    let failed = |problem: &Problem| problem.kind == ProblemKind::Failed;
    assert!(
        answer
            .files
            .iter()
            .all(|file| file.problems.iter().all(failed))
    );
    assert!(answer.files.iter().all(|file| file.problems.len() == 1));
}

#[test]
fn a_tool_that_goes_wrong_is_a_problem_and_not_silence() {
    let check = |what: &str, kind: ProblemKind, expected: &str| {
        let programs = bandit(what);
        let answer = answer(&programs.find("bandit"), &[EVAL]);
        let problems = &answer.files[0].problems;
        assert_eq!(problems.len(), 1, "{what}: {problems:?}");
        assert_eq!(problems[0].kind, kind);
        assert!(
            problems[0].message.contains(expected),
            "{}",
            problems[0].message
        );
        assert!(answer.files[0].findings.is_empty());
    };
    use ProblemKind::Failed;
    check("echo garbage; exit 0", Failed, "answer cannot be read");
    check("exit 0", Failed, "answer cannot be read");
    check(
        "head -c 104857600 /dev/zero",
        Failed,
        "wrote more than can be kept",
    );
    check(
        "head -c 104857600 /dev/zero >&2",
        Failed,
        "wrote more than can be kept",
    );
    check("exit 1", Failed, "answer cannot be read");
    check("continue", ProblemKind::Skipped, "did not read this file");
}

#[test]
fn a_tool_that_hangs_is_stopped() {
    let programs = bandit("sleep 1000");
    let limit = Duration::from_millis(300);
    let analyzers = programs.find("bandit").with_time_limit(limit);
    let answer = answer(&analyzers, &[EVAL]);
    assert_eq!(answer.files[0].problems[0].kind, ProblemKind::TimedOut);
}

#[test]
fn a_tool_finds_nothing_of_the_user_and_can_change_nothing() {
    let analyzers = bandit(
        r#"touch "$file" 2>/dev/null && echo "changed a file" >&2
        touch /tmp/x "$HOME/x" || echo "cannot write" >&2
        env | cut -d= -f1 | sort | tr '\n' ' ' >&2
        ls -A / | tr '\n' ' ' >&2
        exit 3"#,
    );
    let answer = answer(&analyzers.find("bandit"), &[EVAL]);
    let said = &answer.files[0].problems[0].message;
    let names = "HOME LANG PATH PWD PYTHONDONTWRITEBYTECODE PYTHONHASHSEED TMPDIR";
    assert!(said.contains(&format!("(it said: {names} ")), "{said}");
    assert!(!said.contains("root"), "{said}");
}

#[test]
fn what_is_missing_or_does_not_run_is_told_for_every_file() {
    let check = |programs: Programs, kind, expected: &str| {
        let analyzers = programs.find("bandit");
        assert_eq!(analyzers.versions().collect::<Vec<_>>(), [("bandit", None)]);
        for _ in 0..2 {
            let answer = answer(&analyzers, &[EVAL, CLEAN]);
            assert_eq!(answer.run.version, None);
            let of_files = answer.files.iter().flat_map(|file| &file.problems);
            let problems: Vec<_> = of_files.chain(&answer.run.problems).collect();
            assert_eq!(problems.len(), 3);
            for problem in problems {
                assert_eq!(problem.kind, kind);
                assert!(problem.message.contains(expected), "{}", problem.message);
            }
        }
    };
    let program = |text| Programs::new().with("bandit", text);
    use ProblemKind::{Failed, Missing};
    check(
        Programs::new(),
        Missing,
        "bandit is not installed: pip install bandit",
    );
    check(
        program("#!/bin/sh\nexit 1"),
        Failed,
        "does not tell its version",
    );
    check(program("#!/bin/sh\necho hello"), Failed, "it said: hello");
    check(
        program("#!/nowhere/python3\n"),
        Failed,
        "/nowhere/python3: No such file",
    );
    check(program("\u{7f}ELF"), Failed, "could not be started");
}

#[test]
fn what_cannot_be_planned_is_told_for_every_file() {
    let analyzers = Programs::new()
        .with("semgrep", "#!/bin/sh\necho 1.100.0")
        .find("semgrep");
    assert_eq!(
        analyzers.versions().next(),
        Some(("semgrep", Some("1.100.0")))
    );
    let answer = answer(&analyzers, &[EVAL, CLEAN]);
    assert!(
        answer.run.problems[0]
            .message
            .contains("no rules of its own")
    );
    assert_eq!(answer.files[1].problems, answer.run.problems);
}

#[test]
fn names_and_rules_are_checked() {
    let check = |name: &str, expected: &str| {
        let found = ExternalAnalyzers::find_in(&Programs::new().places(), &[name.to_owned()]);
        let error: EngineError = found.err().unwrap();
        assert_eq!(error.to_string(), expected);
    };
    check(
        "pylint",
        "there is no analyzer 'pylint': choose among bandit, ruff, semgrep, codeql, cppcheck, gcc",
    );
    check(
        "bandit=x",
        "bandit always uses its own rules: leave '=x' out",
    );
    check(
        "semgrep=/no/rules.yml",
        "there are no rules '/no/rules.yml' for semgrep: name a file or folder",
    );
}

/// A Python script as pip installs it: the package beside it must be found.
#[test]
fn a_script_of_a_virtual_environment_finds_its_packages() {
    let Some(python) = sallet_sandbox::Python::find().ok() else {
        eprintln!("skipped: there is no Python");
        return;
    };
    let programs = Programs::new().with("placeholder", "");
    let environment = programs.folder("environment");
    let made = std::process::Command::new(&python.executable)
        .args(["-m", "venv", "--without-pip"])
        .arg(&environment)
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: this Python cannot make virtual environments");
        return;
    }
    let mut numbers = python.version.split('.');
    let release = [numbers.next().unwrap(), numbers.next().unwrap()].join(".");
    let packages = format!("environment/lib/python{release}/site-packages");
    programs.write(
        &format!("{packages}/banditlike.py"),
        "version = '1.7.0'",
        0o644,
    );
    let interpreter = environment.join("bin/python3");
    let script = format!(
        "#!{}\nimport banditlike\nprint(banditlike.version)",
        interpreter.display()
    );
    programs.write("environment/bin/bandit", &script, 0o755);
    // As pipx does it: a link elsewhere.
    std::os::unix::fs::symlink(
        environment.join("bin/bandit"),
        programs.folder("tool/bin/bandit"),
    )
    .unwrap();
    let analyzers = programs.find("bandit");
    assert_eq!(analyzers.versions().next(), Some(("bandit", Some("1.7.0"))));
}

/// The analyzer, if it is installed.
fn real(name: &str) -> Option<ExternalAnalyzers> {
    let analyzers = ExternalAnalyzers::find(&[name.to_owned()]).unwrap();
    let version = analyzers.versions().next()?.1.map(str::to_owned);
    match version {
        Some(_) => Some(analyzers),
        None => {
            let why = answer(&analyzers, &[]).run.problems.remove(0);
            assert_eq!(why.kind, ProblemKind::Missing, "{}", why.message);
            eprintln!("skipped: {}", why.message);
            None
        }
    }
}

/// Whether each file of `files` has a finding, and none a problem.
fn found(analyzers: &ExternalAnalyzers, files: &[Source<'_>]) -> Vec<bool> {
    let answer = answer(analyzers, files);
    assert!(answer.run.problems.is_empty(), "{:?}", answer.run.problems);
    let found = answer.files.iter().map(|file| {
        assert!(file.problems.is_empty(), "{:?}", file.problems);
        !file.findings.is_empty()
    });
    found.collect()
}

const SHELL: &str = "import os\n\n\ndef run(name):\n    os.system('ls ' + name)\n";

#[test]
fn the_real_bandit() {
    if let Some(bandit) = real("bandit") {
        let files = [python("a.py", SHELL), CLEAN, python("<stdin>", SHELL)];
        assert_eq!(found(&bandit, &files), [true, false, true]);
    }
}

#[test]
fn the_real_ruff() {
    if let Some(ruff) = real("ruff") {
        let files = [python("a.py", SHELL), CLEAN, python("<stdin>", SHELL)];
        assert_eq!(found(&ruff, &files), [true, false, true]);
    }
}

#[test]
fn the_real_semgrep() {
    let programs = Programs::new();
    let rules = "rules:\n- id: shell\n  languages: [python]\n  severity: ERROR\n  message: shell\n  \
                 pattern: os.system(...)\n  metadata: {cwe: 'CWE-78: Command Injection'}\n";
    programs.write("rules/shell.yml", rules, 0o644);
    let name = format!("semgrep={}", programs.folder("rules/shell.yml").display());
    if let Some(semgrep) = real(&name) {
        let files = [python("a.py", SHELL), CLEAN];
        assert_eq!(found(&semgrep, &files), [true, false]);
    }
}

const TWICE: &str = "#include <stdlib.h>\n\nvoid drop(char *p) {\n    free(p);\n    free(p);\n}\n";

#[test]
fn the_real_gcc() {
    if let Some(gcc) = real("gcc") {
        let c = |path, text| Source {
            language: Language::C,
            ..python(path, text)
        };
        let include = c("b.c", "#include \"a.h\"\n\nint f(void) { return SIZE; }\n");
        let files = [c("a.c", TWICE), c("a.h", "#define SIZE 1\n"), include];
        let answer = answer(&gcc, &files);
        assert!(answer.run.problems.is_empty(), "{:?}", answer.run.problems);
        let finding = answer.files[0].findings.iter();
        assert!(
            finding
                .clone()
                .any(|finding| finding.cwe.contains(&CweId(415))),
            "{answer:?}"
        );
        assert!(answer.files[2].problems.is_empty(), "{answer:?}");
    }
}

#[test]
fn the_real_cppcheck() {
    if let Some(cppcheck) = real("cppcheck") {
        let file = Source {
            language: Language::C,
            ..python("a.c", TWICE)
        };
        assert_eq!(found(&cppcheck, &[file]), [true]);
    }
}
