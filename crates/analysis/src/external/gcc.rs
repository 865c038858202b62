//! GCC: its warnings about weaknesses and, for C, the paths of `-fanalyzer`. Its diagnostics come
//! on standard error: JSON of its own up to release 14, SARIF from 15 on. Its columns are bytes
//! from 1.
//!
//! `-fanalyzer` reports the CWE; a warning has the CWE of its option in [`WARNINGS`]. What is
//! neither is about no weakness and is not reported. GCC has no severities: see [`severity`].

use super::support::answer::{Answer, Found};
use super::support::command::Exit;
use super::support::region::{Columns, Region};
use super::{
    Batch, Command, External, ExternalError, Installed, Needs, Rules, Run, Unreadable, sarif,
};
use crate::file::ProblemKind;
use crate::finding::{Confidence, Severity};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;
use serde::Deserialize;

pub(super) const ANALYZER: External = External {
    name: "gcc",
    about: "GCC's warnings and -fanalyzer, for C and C++ that compiles",
    install: "apt install gcc g++",
    languages: &[Language::C, Language::Cpp],
    program: "gcc",
    version: &["-dumpfullversion"],
    rules: Rules::Own,
    needs: Needs::LITTLE,
    reads_folder: false,
    plan,
    exit,
    parse,
};

/// What both passes over a file begin with. `-S` to nowhere: all of the compiler, no assembler.
const OPTIONS: &[&str] = &["-S", "-o", "/dev/null"];

/// The analyzer follows the code as it was written, so without optimisation.
const ANALYZE: &[&str] = &["-O0", "-fanalyzer"];

/// The warnings that know sizes and ranges of values only speak with optimisation.
const WARN: &[&str] = &[
    "-O2",
    "-Wall",
    "-Wextra",
    "-Wformat=2",
    "-Wformat-overflow=2",
    "-Warray-bounds=2",
    "-Wstringop-overflow=4",
    "-Wnull-dereference",
    "-Walloca",
];

/// One or two commands a file, so that one that crashes the compiler costs no other.
fn plan(
    installed: &Installed,
    batch: &Batch<'_>,
    files: Vec<usize>,
) -> Result<Vec<Command>, ExternalError> {
    let version = &installed.version;
    if !version.is_at_least(&[10]) {
        return Err(ExternalError::TooOld {
            analyzer: ANALYZER.name,
            version: version.as_str().to_owned(),
            wanted: "10",
        });
    }
    let format = match version.is_at_least(&[15]) {
        true => "-fdiagnostics-format=sarif-stderr",
        false => "-fdiagnostics-format=json",
    };
    let command = |file: usize, language: &str, options: &[&str]| {
        let path = batch.argument(file);
        let language = ["-x", language, &path];
        let arguments = [&[format], OPTIONS, options, &language].concat();
        Command {
            program: installed.program.clone(),
            arguments: arguments.into_iter().map(str::to_owned).collect(),
            files: vec![file],
        }
    };
    let commands = files
        .into_iter()
        .flat_map(|file| match batch.files()[file].language {
            // GCC's manual: -fanalyzer is for C only, in all releases so far.
            Language::Cpp => vec![command(file, "c++", WARN)],
            _ => vec![command(file, "c", ANALYZE), command(file, "c", WARN)],
        });
    Ok(commands.collect())
}

/// 1 is code that does not compile, which is not our failure: the answer has the errors. Without
/// them there is no answer either.
fn exit(code: i32) -> Exit {
    match code {
        0 => Exit::Done,
        1 => Exit::Findings,
        _ => Exit::Failed,
    }
}

#[derive(Deserialize)]
struct Diagnostic {
    kind: String,
    message: String,
    option: Option<String>,
    metadata: Option<Metadata>,
    #[serde(default)]
    locations: Vec<Range>,
    #[serde(default)]
    path: Vec<Event>,
}

#[derive(Deserialize)]
struct Metadata {
    cwe: Option<u32>,
}

/// One of several underlined stretches. Without a start it starts at the caret.
#[derive(Deserialize)]
struct Range {
    caret: Point,
    start: Option<Point>,
    finish: Option<Point>,
}

#[derive(Deserialize)]
struct Event {
    /// Not for every event.
    location: Option<Point>,
    description: String,
}

#[derive(Deserialize)]
struct Point {
    file: String,
    line: u64,
    /// In bytes up to release 10.
    column: u64,
    #[serde(rename = "byte-column")]
    byte_column: Option<u64>,
}

fn parse(run: &Run, answer: &mut Answer<'_>) -> Result<(), Unreadable> {
    let text = String::from_utf8_lossy(&run.output.stderr);
    let json = first_json(&text)?;
    if json.starts_with('{') {
        let log: sarif::Log = first_value(json)?;
        log.tell(answer, &run.command.files, judge);
        return Ok(());
    }
    let diagnostics: Vec<Diagnostic> = first_value(json)?;
    for &file in &run.command.files {
        answer.has_read(file);
    }
    for diagnostic in diagnostics {
        diagnostic.tell(&run.command.files, answer);
    }
    Ok(())
}

/// From the line that begins with JSON on. Plain text may stand before and after it, such as
/// "compilation terminated.".
fn first_json(text: &str) -> Result<&str, Unreadable> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(['[', '{']) {
            return Ok(&text[start..]);
        }
        start += line.len();
    }
    Err(Unreadable::Nothing {
        expected: "list of diagnostics",
    })
}

fn first_value<'t, T: Deserialize<'t>>(json: &'t str) -> Result<T, Unreadable> {
    let mut values = serde_json::Deserializer::from_str(json).into_iter();
    let value = values.next().ok_or(Unreadable::Nothing {
        expected: "list of diagnostics",
    })?;
    Ok(value?)
}

impl Diagnostic {
    /// A diagnostic without a place is about the one file that was compiled.
    fn tell(self, files: &[usize], answer: &mut Answer<'_>) {
        let file = match self.locations.first() {
            Some(range) => answer.locate(&range.caret.file),
            None => files.first().copied(),
        };
        let Some(file) = file else { return };
        let region = self.locations.first().map(Range::region);
        if let Some(kind) = problem(&self.kind) {
            return answer.problem(file, kind, &self.message, region);
        }
        let Some((region, rule)) = region.zip(self.option) else {
            return;
        };
        let mut found = Found {
            rule,
            cwe: self
                .metadata
                .and_then(|metadata| metadata.cwe)
                .filter(|&cwe| cwe > 0)
                .map(CweId)
                .into_iter()
                .collect(),
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            message: self.message,
            region,
            flow: steps(self.path, answer, file),
            suppressed: None,
        };
        if self.kind == "warning" && is_weakness(&mut found) {
            answer.finding(file, found);
        }
    }
}

fn steps(path: Vec<Event>, answer: &Answer<'_>, file: usize) -> Vec<(Region, String)> {
    let steps = path.into_iter().filter_map(|event| {
        let point = event.location?;
        (answer.file_of(&point.file) == Some(file)).then(|| (point.region(None), event.description))
    });
    steps.collect()
}

impl Range {
    fn region(&self) -> Region {
        let start = self.start.as_ref().unwrap_or(&self.caret);
        start.region(self.finish.as_ref())
    }
}

impl Point {
    fn column(&self) -> u64 {
        self.byte_column.unwrap_or(self.column)
    }

    /// GCC names the last byte, not the one after it.
    fn region(&self, finish: Option<&Point>) -> Region {
        let finish = finish.filter(|finish| finish.file == self.file);
        Region {
            columns: Columns::Bytes,
            line: self.line,
            column: Some(self.column()),
            end: finish.map(|finish| (finish.line, Some(finish.column().saturating_add(1)))),
        }
    }
}

/// What a diagnostic of this kind keeps the compiler from reading.
fn problem(kind: &str) -> Option<ProblemKind> {
    match kind {
        "error" | "fatal error" => Some(ProblemKind::Broken),
        "internal compiler error" | "sorry, unimplemented" => Some(ProblemKind::Failed),
        _ => None,
    }
}

/// In SARIF, the kind of what is no warning stands in the place of the rule.
fn judge(found: &mut Found) -> sarif::Role {
    match problem(&found.rule) {
        Some(kind) => sarif::Role::Problem(kind),
        None if is_weakness(found) => sarif::Role::Finding,
        None => sarif::Role::Nothing,
    }
}

/// Whether a warning is about a weakness; gives it its CWE and severity.
fn is_weakness(found: &mut Found) -> bool {
    let option = found.rule.split('=').next().unwrap_or_default().to_owned();
    found.rule = option;
    let row = WARNINGS.iter().find(|(option, _)| *option == found.rule);
    if let Some(&(_, cwe)) = row
        && found.cwe.is_empty()
    {
        found.cwe.push(CweId(cwe));
    }
    found.confidence = Confidence::Medium;
    match found.cwe.first() {
        Some(&cwe) => {
            found.severity = severity(cwe);
            true
        }
        None => false,
    }
}

/// Memory that an attacker may write, read or run is high, a resource that is not given back or
/// a slip of the pen low.
fn severity(cwe: CweId) -> Severity {
    match cwe.0 {
        119..=122
        | 124..=127
        | 129
        | 131
        | 134
        | 415
        | 416
        | 562
        | 590
        | 672
        | 761
        | 787..=789
        | 805
        | 806
        | 822..=825 => Severity::High,
        195 | 252 | 401 | 403 | 457 | 467 | 477 | 483 | 484 | 772 | 775 | 783 => Severity::Low,
        _ => Severity::Medium,
    }
}

/// The CWE of a warning that is about a weakness.
const WARNINGS: &[(&str, u32)] = &[
    ("-Walloc-size-larger-than", 789),
    ("-Walloca", 770),
    ("-Walloca-larger-than", 770),
    ("-Wanalyzer-use-of-pointer-in-stale-stack-frame", 825),
    ("-Warray-bounds", 119),
    ("-Wdangling-pointer", 825),
    ("-Wdeprecated-declarations", 477),
    ("-Wdiv-by-zero", 369),
    ("-Wformat", 686),
    ("-Wformat-nonliteral", 134),
    ("-Wformat-overflow", 787),
    ("-Wformat-security", 134),
    ("-Wfree-nonheap-object", 590),
    ("-Wimplicit-fallthrough", 484),
    ("-Winfinite-recursion", 674),
    ("-Wmaybe-uninitialized", 457),
    ("-Wmemset-transposed-args", 683),
    ("-Wmisleading-indentation", 483),
    ("-Wmismatched-dealloc", 762),
    ("-Wmismatched-new-delete", 762),
    ("-Wnonnull", 476),
    ("-Wnull-dereference", 476),
    ("-Woverflow", 190),
    ("-Wparentheses", 783),
    ("-Wreturn-local-addr", 562),
    ("-Wshift-count-negative", 1335),
    ("-Wshift-count-overflow", 1335),
    ("-Wshift-overflow", 190),
    ("-Wsign-compare", 195),
    ("-Wsizeof-array-argument", 467),
    ("-Wsizeof-pointer-div", 467),
    ("-Wsizeof-pointer-memaccess", 467),
    ("-Wstringop-overflow", 787),
    ("-Wstringop-overread", 125),
    ("-Wuninitialized", 457),
    ("-Wunused-result", 252),
    ("-Wuse-after-free", 416),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::support::testing::{answer, outcome, output, planned, shown};
    use crate::external::{Output, Status};

    /// Code and standard error of every command, in the order of the plan.
    const ANSWERS: [(i32, &str); 11] = [
        (1, "gcc-broken-analyze.json"),
        (1, "gcc-broken-warn.json"),
        (0, "gcc-clean-analyze.json"),
        (0, "gcc-clean-warn.json"),
        (0, "gcc-copy-analyze.json"),
        (0, "gcc-copy-warn.json"),
        (1, "gcc-missing-analyze.json"),
        (1, "gcc-missing-warn.json"),
        (0, "gcc-size-analyze.json"),
        (0, "gcc-size-warn.json"),
        (0, "gcc-store-warn.json"),
    ];

    fn outputs() -> Vec<Output> {
        let outputs = ANSWERS.iter();
        outputs
            .map(|&(code, name)| output(Status::Exited(code), b"", &answer(name)))
            .collect()
    }

    /// What is said about `native/store.cpp` when this is the answer.
    fn told(code: i32, stderr: &[u8]) -> String {
        let mut outputs = outputs();
        outputs[10] = output(Status::Exited(code), b"", stderr);
        let told = shown(&outcome(&ANALYZER, "12.2.0", outputs));
        told[told.find("native/store.cpp").unwrap()..].to_owned()
    }

    #[test]
    fn two_commands_a_file_of_c() {
        let planned = planned(&ANALYZER, "12.2.0");
        let lines: Vec<&str> = planned.lines().skip(8).collect();
        insta::assert_snapshot!(lines.join("\n"), @r#"
        /usr/bin/gcc -fdiagnostics-format=json -S -o /dev/null -O0 -fanalyzer -x c [1]
        /usr/bin/gcc -fdiagnostics-format=json -S -o /dev/null -O2 -Wall -Wextra -Wformat=2 -Wformat-overflow=2 -Warray-bounds=2 -Wstringop-overflow=4 -Wnull-dereference -Walloca -x c [1]
        /usr/bin/gcc -fdiagnostics-format=json -S -o /dev/null -O2 -Wall -Wextra -Wformat=2 -Wformat-overflow=2 -Warray-bounds=2 -Wstringop-overflow=4 -Wnull-dereference -Walloca -x c++ [1]
        "#);
    }

    #[test]
    fn the_format_goes_with_the_release() {
        let check = |version: &str, expected: &str| {
            let planned = planned(&ANALYZER, version);
            assert!(planned.contains(expected), "{planned}");
        };
        check("10.1.0", "-fdiagnostics-format=json");
        check("14.2.0", "-fdiagnostics-format=json");
        check("15.1.0", "-fdiagnostics-format=sarif-stderr");
        check(
            "9.4.0",
            "gcc 9.4.0 is too old to read these files: install 10 or later",
        );
    }

    #[test]
    fn findings_and_broken_files() {
        let told = shown(&outcome(&ANALYZER, "12.2.0", outputs()));
        insta::assert_snapshot!(told, @r#"
        native/broken.c
          ! Broken 5:22: gcc: expected ‘)’ before ‘;’ token
        native/clean.c
        native/copy.c
          8:5-8:22 -Wanalyzer-possible-null-argument CWE-690 Medium/Medium: use of possibly-NULL ‘out’ where non-null expected
            7:17 this call could return NULL
            8:5 argument 1 (‘out’) from (1) could be NULL where non-null expected
          21:5-21:11 -Wformat-security CWE-134 High/Medium: format not a string literal and no format arguments
          23:5-23:16 -Wanalyzer-double-free CWE-415 High/Medium: double-‘free’ of ‘twice’
            16:19 allocated here
            18:8 following ‘false’ branch (when ‘argc > 1’)...
            20:22 ...to here
            22:5 first ‘free’ here
            23:5 second ‘free’ here; first ‘free’ was at (4)
          25:5-25:25 -Wuse-after-free CWE-416 High/Medium: pointer ‘out’ used after ‘free’
          26:12-26:22 -Wanalyzer-use-of-uninitialized-value CWE-457 Low/Medium: use of uninitialized value ‘numbers[0]’
            17:9 region created on stack here
            18:8 following ‘false’ branch (when ‘argc > 1’)...
            20:22 ...to here
            26:19 use of uninitialized value ‘numbers[0]’ here
          26:12-26:22 -Wmaybe-uninitialized CWE-457 Low/Medium: ‘numbers’ may be used uninitialized
        native/missing.c
          ! Broken 1:10: gcc: missing-header.h: No such file or directory
        native/size.c
          10:5-10:34 -Warray-bounds CWE-119 High/Medium: ‘__builtin_memcpy’ forming offset [4, 12] is out of the bounds [0, 4] of object ‘small’ with type ‘char[4]’
          10:5-10:34 -Wstringop-overflow CWE-787 High/Medium: ‘__builtin_memcpy’ writing 13 bytes into a region of size 4 overflows the destination
          11:5-11:44 -Warray-bounds CWE-119 High/Medium: ‘memcpy’ offset [8, 15] from the object at ‘u’ is out of the bounds of referenced subobject ‘name’ with type ‘char[8]’ at offset 0
          12:21-12:23 -Wformat-overflow CWE-787 High/Medium: ‘%s’ directive writing 16 or more bytes into a region of size 4
          23:5-23:11 -Wmemset-transposed-args CWE-683 Medium/Medium: ‘memset’ used with constant zero length parameter; this could be due to transposed parameters
          30:12-30:16 -Wreturn-local-addr CWE-562 High/Medium: function returns address of local variable
        native/store.cpp
          7:23-7:27 -Wmismatched-new-delete CWE-762 Medium/Medium: ‘void operator delete(void*, std::size_t)’ called on pointer returned from a mismatched allocation function
          13:33-13:42 -Wnull-dereference CWE-476 Medium/Medium: null pointer dereference
        "#);
    }

    #[test]
    fn sarif_of_later_releases() {
        let mut outputs = outputs();
        outputs[4] = output(Status::Exited(1), b"", &answer("gcc-15.sarif"));
        outputs[5] = outputs[4].clone();
        let told = shown(&outcome(&ANALYZER, "15.1.0", outputs));
        let copy = told.find("native/copy.c").unwrap();
        let next = told.find("native/missing.c").unwrap();
        insta::assert_snapshot!(&told[copy..next], @r#"
        native/copy.c
          23:5-23:16 -Wanalyzer-double-free CWE-415 High/Medium: double-‘free’ of ‘twice’
            16:19 allocated here
            23:5 second ‘free’ here; first ‘free’ was at (4)
          ! Broken 26:22: gcc: expected ‘)’ before ‘;’ token
        "#);
    }

    #[test]
    fn without_an_answer_nothing_is_clean() {
        let check = |code: i32, stderr: &str, expected: &str| {
            let told = told(code, stderr.as_bytes());
            assert!(told.contains(expected), "{told}");
        };
        check(0, "[]\n", "native/store.cpp\n");
        check(
            1,
            "[]\n",
            "Failed: gcc ended with exit code 1, which does not fit its 0 reports",
        );
        check(
            1,
            "gcc: fatal error: Killed signal terminated program cc1\n",
            "there is no list",
        );
        check(
            4,
            "[]\nPlease submit a full bug report.\n",
            "failed with exit code 4",
        );
        check(
            0,
            "",
            "there is no list of diagnostics in it; it said: nothing",
        );
        check(0, "[{\"kind\": 1}]", "invalid type: integer `1`");
        check(0, "[{\"kind\": NaN}]", "cannot be read");
        check(0, "[{\"kind\": \"warn", "EOF while parsing");
        check(
            0,
            &format!("[{{\"x\": {}", "[".repeat(100_000)),
            "EOF while parsing",
        );
        check(
            1,
            "[{\"kind\": \"internal compiler error\", \"message\": \"boom\"}]",
            "  ! Failed: gcc: boom",
        );
    }

    #[test]
    fn weaknesses_are_known_and_sorted() {
        assert!(WARNINGS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (option, cwe) in WARNINGS {
            assert!(sallet_core::cwe::lookup(CweId(*cwe)).is_some(), "{option}");
        }
    }
}
