//! JUnit XML, so that continuous integration shows a scan like a test suite.
//!
//! One case a file and rule that found something is a `<failure>`; what could not be analysed is
//! an `<error>`; what a comment suppresses is `<skipped>`. A clean file is one passed case, since
//! many systems take a suite without cases for a broken one.

use super::visible::{one_line, visible};
use super::{confidence_name, cwe_titles, kind_name, sentence, severity_name};
use crate::file::{FileReport, Problem, Scan};
use crate::finding::Finding;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::BTreeMap;
use std::io::{self, Write};

struct Case {
    /// The path, or the analyzer.
    class: String,
    name: String,
    outcome: Outcome,
}

enum Outcome {
    Passed,
    Failure(Details),
    Error(Details),
    Skipped(Details),
}

struct Details {
    message: String,
    text: String,
}

pub(super) fn write(scan: &Scan, out: &mut impl Write) -> io::Result<()> {
    let (mut tests, mut failures, mut errors, mut skipped) = (0_usize, 0_usize, 0_usize, 0_usize);
    for case in cases(scan) {
        tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Failure(_) => failures += 1,
            Outcome::Error(_) => errors += 1,
            Outcome::Skipped(_) => skipped += 1,
        }
    }
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("testsuites")
        .write_inner_content(|xml| {
            xml.create_element("testsuite")
                .with_attribute(("name", "sallet"))
                .with_attribute(("tests", tests.to_string().as_str()))
                .with_attribute(("failures", failures.to_string().as_str()))
                .with_attribute(("errors", errors.to_string().as_str()))
                .with_attribute(("skipped", skipped.to_string().as_str()))
                .write_inner_content(|xml| {
                    cases(scan).try_for_each(|case| write_case(&case, xml))
                })?;
            Ok(())
        })?;
    writeln!(xml.get_mut())
}

/// Every case; made twice, since a suite begins with its counts and a scan may be large.
fn cases(scan: &Scan) -> impl Iterator<Item = Case> {
    let of_analyzers = scan.analyzers.iter().flat_map(|run| {
        let case = |problem| error(one_line(&run.name), problem);
        run.problems.iter().map(case)
    });
    scan.files
        .iter()
        .flat_map(cases_of_file)
        .chain(of_analyzers)
}

fn cases_of_file(file: &FileReport) -> Vec<Case> {
    let class = one_line(&file.path);
    let mut by_rule: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &file.findings {
        by_rule.entry(&finding.rule).or_default().push(finding);
    }
    let failures = by_rule.iter().map(|(rule, findings)| Case {
        class: class.clone(),
        name: one_line(rule),
        outcome: Outcome::Failure(Details {
            message: match findings.len() {
                1 => one_line(&findings[0].message),
                count => format!(
                    "{} (and {} more)",
                    one_line(&findings[0].message),
                    count - 1
                ),
            },
            text: findings.iter().map(|it| line(&class, it)).collect(),
        }),
    });
    let suppressed = file.suppressed.iter().map(|suppressed| Case {
        class: class.clone(),
        name: format!("{} (suppressed)", one_line(&suppressed.finding.rule)),
        outcome: Outcome::Skipped(Details {
            message: one_line(&format!("suppressed: {}", suppressed.reason)),
            text: line(&class, &suppressed.finding),
        }),
    });
    let errors = file
        .problems
        .iter()
        .map(|problem| error(class.clone(), problem));
    let mut cases: Vec<_> = failures.chain(suppressed).chain(errors).collect();
    if cases.is_empty() {
        cases.push(Case {
            class,
            name: "no findings".to_owned(),
            outcome: Outcome::Passed,
        });
    }
    cases
}

fn error(class: String, problem: &Problem) -> Case {
    let place = problem.place.map_or_else(String::new, |place| {
        format!("{class}:{}:{}\n", place.line, place.column)
    });
    Case {
        class,
        name: format!("analysis: {}", kind_name(problem.kind)),
        outcome: Outcome::Error(Details {
            message: one_line(&sentence(problem)),
            text: place,
        }),
    }
}

fn line(path: &str, finding: &Finding) -> String {
    let fix = finding
        .fix
        .as_ref()
        .map_or_else(String::new, |fix| format!("; fix: {}", one_line(&fix.what)));
    let titles = match cwe_titles(finding) {
        titles if titles.is_empty() => titles,
        titles => format!("; {titles}"),
    };
    format!(
        "{path}:{}:{}: {} (severity {}, confidence {}{titles}{fix})\n",
        finding.place.line,
        finding.place.column,
        one_line(&finding.message),
        severity_name(finding.severity),
        confidence_name(finding.confidence),
    )
}

fn write_case<W: Write>(case: &Case, xml: &mut Writer<W>) -> io::Result<()> {
    let element = xml
        .create_element("testcase")
        .with_attribute(("classname", case.class.as_str()))
        .with_attribute(("name", case.name.as_str()));
    let (child, details) = match &case.outcome {
        Outcome::Passed => return element.write_empty().map(drop),
        Outcome::Failure(details) => ("failure", details),
        Outcome::Error(details) => ("error", details),
        Outcome::Skipped(details) => ("skipped", details),
    };
    element.write_inner_content(|xml| {
        let child = xml
            .create_element(child)
            .with_attribute(("message", details.message.as_str()));
        match details.text.as_str() {
            "" => child.write_empty()?,
            text => child.write_text_content(BytesText::new(&visible(text)))?,
        };
        Ok(())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::formats::{Format, testscan};
    use quick_xml::Reader;
    use quick_xml::events::Event;

    #[test]
    fn a_small_scan() {
        let written = testscan::render(Format::Junit, &testscan::scan());
        insta::assert_snapshot!(written, @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="sallet" tests="8" failures="3" errors="3" skipped="1">
            <testcase classname="app/search.py" name="sql-injection">
              <failure message="A query contains text that others control">app/search.py:6:5: A query contains text that others control (severity high, confidence high; CWE-89 (Improper Neutralization of Special Elements used in an SQL Command (&apos;SQL Injection&apos;)))
        </failure>
            </testcase>
            <testcase classname="app/search.py" name="unsafe-yaml">
              <failure message="yaml.load builds any object that the text names">app/search.py:9:12: yaml.load builds any object that the text names (severity critical, confidence medium; CWE-502 (Deserialization of Untrusted Data); fix: Use yaml.safe_load)
        </failure>
            </testcase>
            <testcase classname="app/search.py" name="unsafe-yaml (suppressed)">
              <skipped message="suppressed: checked">app/search.py:12:12: yaml.load builds any object that the text names (severity critical, confidence medium; CWE-502 (Deserialization of Untrusted Data); fix: Use yaml.safe_load)
        </skipped>
            </testcase>
            <testcase classname="clean.py" name="no findings"/>
            <testcase classname="src/a b␛]0;x␇[U+009B]&quot;&lt;ż&gt;&amp;%]]&gt;:1.py" name="S105">
              <failure message="Secret &quot;␛[31m[U+202E][U+009B]␀␡ ]]&gt;&lt;/failure&gt;&lt;x a=&apos;1&apos;&gt;&amp;">src/a b␛]0;x␇[U+009B]&quot;&lt;ż&gt;&amp;%]]&gt;:1.py:1:1: Secret &quot;␛[31m[U+202E][U+009B]␀␡ ]]&gt;&lt;/failure&gt;&lt;x a=&apos;1&apos;&gt;&amp; (severity low, confidence low; CWE-259 (Use of Hard-coded Password))
        </failure>
            </testcase>
            <testcase classname="src/broken.py" name="analysis: broken">
              <error message="expected an expression">src/broken.py:1:7
        </error>
            </testcase>
            <testcase classname="src/image.py" name="analysis: skipped">
              <error message="not UTF-8"/>
            </testcase>
            <testcase classname="bandit" name="analysis: missing">
              <error message="bandit: was not found: install it or leave it out of --with"/>
            </testcase>
          </testsuite>
        </testsuites>
        "#);
        let mut xml = Reader::from_str(&written);
        xml.config_mut().check_end_names = true;
        while xml.read_event().unwrap() != Event::Eof {}
    }
}
