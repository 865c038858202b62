//! CodeQL: data flow over a database that it makes of a whole folder. Its answer is SARIF.
//!
//! A database is made once for all files of a language in the batch. C and C++ are read without
//! a build, which CodeQL can since [`BUILD_FREE`].

use super::support::answer::Answer;
use super::support::command::Exit;
use super::{
    Batch, Command, External, ExternalError, Installed, Needs, Rules, Run, Unreadable, sarif,
};
use sallet_core::task::Language;

pub(super) const ANALYZER: External = External {
    name: "codeql",
    about: "CodeQL, data flow through databases of whole folders",
    install: "unpack the CodeQL bundle of github/codeql-action and put its folder on the PATH",
    languages: &[Language::Python, Language::C, Language::Cpp],
    program: "codeql",
    version: &["version", "--format=terse"],
    rules: Rules::OwnOrNamed,
    needs: Needs {
        // A Java machine reserves far more than it touches; the group's memory bounds that.
        memory: 65_536,
        scratch: 8192,
        start: 1800,
        all_cores: true,
        // Its extractor for Python is written in Python.
        python: true,
    },
    reads_folder: true,
    plan,
    exit,
    parse,
};

/// The first release that reads C and C++ without a build, beyond a preview.
const BUILD_FREE: (&[u64], &str) = (&[2, 23, 3], "2.23.3");

/// Both steps in one process, since the database lives in a folder that goes with it. The shell
/// sees nothing but positional parameters: no name becomes part of the script.
const SCRIPT: &str = r#"set -e
codeql=$1 language=$2 folder=$3 queries=$4
shift 4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$codeql" database create "$work/database" --language="$language" --source-root="$folder" --threads=0 "$@" >&2
"$codeql" database analyze "$work/database" "$queries" --format=sarif-latest --output="$work/answer.sarif" --threads=0 >&2
cat "$work/answer.sarif"
"#;

/// A language of CodeQL, which has C in C++.
struct Reader {
    name: &'static str,
    languages: &'static [Language],
    queries: &'static str,
    options: &'static [&'static str],
}

const READERS: [Reader; 2] = [
    Reader {
        name: "python",
        languages: &[Language::Python],
        queries: "codeql/python-queries:codeql-suites/python-security-extended.qls",
        options: &[],
    },
    Reader {
        name: "cpp",
        languages: &[Language::C, Language::Cpp],
        queries: "codeql/cpp-queries:codeql-suites/cpp-security-extended.qls",
        options: &["--build-mode=none"],
    },
];

fn plan(
    installed: &Installed,
    batch: &Batch<'_>,
    _files: Vec<usize>,
) -> Result<Vec<Command>, ExternalError> {
    let readers = READERS.iter();
    let planned = readers.map(|reader| (reader, batch.written_in(reader.languages)));
    planned
        .filter(|(_, files)| !files.is_empty())
        .map(|(reader, files)| {
            let (release, wanted) = BUILD_FREE;
            if !reader.options.is_empty() && !installed.version.is_at_least(release) {
                return Err(ExternalError::TooOld {
                    analyzer: ANALYZER.name,
                    version: installed.version.as_str().to_owned(),
                    wanted,
                });
            }
            let folder = batch.folder();
            let queries = installed.rules.as_deref().unwrap_or(reader.queries);
            let fixed = ["-c", SCRIPT, "sh", &installed.program, reader.name];
            let fixed = fixed.into_iter().chain([folder.as_str(), queries]);
            let arguments = fixed.chain(reader.options.iter().copied());
            Ok(Command {
                program: "/bin/sh".to_owned(),
                arguments: arguments.map(str::to_owned).collect(),
                files,
            })
        })
        .collect()
}

fn exit(code: i32) -> Exit {
    match code {
        0 => Exit::Done,
        _ => Exit::Failed,
    }
}

fn parse(run: &Run, answer: &mut Answer<'_>) -> Result<(), Unreadable> {
    let log = sarif::Log::read(&run.output.stdout)?;
    log.tell(answer, &run.command.files, |_| sarif::Role::Finding);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::support::testing::{answer, outcome, output, planned, shown};
    use crate::external::{Output, Status};

    fn both(python: Output) -> String {
        let empty = br#"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "CodeQL"}},
            "results": []}]}"#;
        let c = output(Status::Exited(0), empty, b"");
        shown(&outcome(&ANALYZER, "2.23.3", vec![python, c]))
    }

    #[test]
    fn one_command_a_language() {
        let planned = planned(&ANALYZER, "2.23.3");
        let short = planned.replace(SCRIPT, "SCRIPT");
        insta::assert_snapshot!(short, @r#"
        /bin/sh -c SCRIPT sh /usr/bin/codeql python /rules [8]
        /bin/sh -c SCRIPT sh /usr/bin/codeql cpp /rules --build-mode=none [6]
        "#);
    }

    #[test]
    fn an_old_release_needs_a_build() {
        insta::assert_snapshot!(planned(&ANALYZER, "2.19.0"), @"codeql 2.19.0 is too old to read these files: install 2.23.3 or later, or leave it out");
    }

    #[test]
    fn findings_flows_and_unread_files() {
        let told = both(output(Status::Exited(0), &answer("codeql.sarif"), b""));
        insta::assert_snapshot!(told, @r#"
        native/broken.c
        native/clean.c
        native/copy.c
        native/missing.c
        native/size.c
        native/store.cpp
        web/broken.py
          ! Broken 3:9: codeql: Syntax Error
        web/clean.py
          ! Skipped: codeql did not read this file and does not say why: check that it is there and that its name ends as files of its language do
        web/keys.py
          ! Skipped: codeql did not read this file and does not say why: check that it is there and that its name ends as files of its language do
        web/latin.py
          ! Skipped: codeql did not read this file and does not say why: check that it is there and that its name ends as files of its language do
        web/long.py
          ! Skipped: codeql did not read this file and does not say why: check that it is there and that its name ends as files of its language do
        web/partial.py
          ! Skipped: codeql did not read this file and does not say why: check that it is there and that its name ends as files of its language do
        web/search.py
          7:33-7:80 py/sql-injection CWE-89 High/High (the name is ours): This SQL query depends on a user-provided value.
        web/view.py
          13:15-13:22 py/command-line-injection CWE-78 CWE-88 Critical/High: This command line depends on a user-provided value.
            4:26 ControlFlowNode for ImportMember
            12:5 ControlFlowNode for command
            13:15 ControlFlowNode for command
        "#);
    }

    #[test]
    fn a_failure_says_why() {
        let said = b"Finalizing.\nCodeQL did not find any code. Check the folder.\n";
        let told = both(output(Status::Exited(32), b"", said));
        let web = told.find("web/view.py").unwrap();
        insta::assert_snapshot!(&told[web..], @r#"
        web/view.py
          ! Failed: codeql failed with exit code 32 (it said: CodeQL did not find any code. Check the folder.): run it by hand on this file, or leave it out
        "#);
    }
}
