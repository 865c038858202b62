//! JUnit XML, so that continuous integration shows a run like a test suite.
//!
//! One suite a setting, one case a sample and question. An insecure or broken solution is a
//! `<failure>`; a missing verdict is `<skipped>`, with its reason, never a pass.

use super::{Format, axis_title};
use crate::escape::one_line;
use crate::notes::Notes;
use crate::summary::method;
use crate::{Report, ReportError};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use sallet_core::outcome::Outcome;
use sallet_core::verdict::{Axis, Method};
use std::io::{self, Write};

pub(super) static FORMAT: Format = Format {
    name: "junit",
    extension: "xml",
    about: "verdicts on function and security as test cases, for continuous integration",
    write,
};

/// A question that is asked of every sample.
type Question = (Axis, Method);

enum Case {
    Passed,
    Failed(String),
    Skipped(String),
}

fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), ReportError> {
    let mut questions = Vec::new();
    if report.summary.assessed(Axis::Functional) {
        questions.push((Axis::Functional, Method::Dynamic));
    }
    let methods = report.summary.security_methods();
    questions.extend(methods.into_iter().map(|by| (Axis::Security, method(by))));
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let name = one_line(&report.summary.header.experiment.name);
    xml.create_element("testsuites")
        .with_attribute(("name", name.as_str()))
        .write_inner_content(|xml| {
            (0..report.summary.settings())
                .try_for_each(|setting| write_suite(report, setting, &questions, xml))
        })?;
    writeln!(xml.get_mut())?;
    Ok(())
}

fn write_suite<W: Write>(
    report: &Report<'_>,
    setting: usize,
    questions: &[Question],
    xml: &mut Writer<W>,
) -> io::Result<()> {
    let (mut tests, mut failures, mut skipped) = (0, 0, 0);
    for_each_case(report, setting, questions, |_, _, case| {
        tests += 1;
        failures += usize::from(matches!(case, Case::Failed(_)));
        skipped += usize::from(matches!(case, Case::Skipped(_)));
        Ok(())
    })?;
    xml.create_element("testsuite")
        .with_attribute((
            "name",
            one_line(report.summary.setting_id(setting)).as_str(),
        ))
        .with_attribute(("tests", tests.to_string().as_str()))
        .with_attribute(("failures", failures.to_string().as_str()))
        .with_attribute(("errors", "0"))
        .with_attribute(("skipped", skipped.to_string().as_str()))
        .write_inner_content(|xml| {
            for_each_case(report, setting, questions, |task, name, case| {
                write_case(task, name, case, xml)
            })
        })?;
    Ok(())
}

/// Calls `visit(task, case name, case)` for every question of every sample that was asked for,
/// those that the log lacks included.
fn for_each_case(
    report: &Report<'_>,
    setting: usize,
    questions: &[Question],
    mut visit: impl FnMut(&str, &str, &Case) -> io::Result<()>,
) -> io::Result<()> {
    let asked = report.summary.header.experiment.settings[setting].samples;
    for (task, cells) in report
        .summary
        .header
        .tasks
        .iter()
        .zip(report.summary.tasks(setting))
    {
        let last = cells
            .outcomes
            .last()
            .map_or(0, |outcome| outcome.sample + 1);
        for sample in 0..asked.max(last) {
            let place = cells
                .outcomes
                .binary_search_by_key(&sample, |outcome| outcome.sample);
            for &(axis, by) in questions {
                let case = match place {
                    Ok(place) => case(&cells.outcomes[place], &cells.notes[place], (axis, by)),
                    Err(_) => Case::Skipped("not in the log: resume the run".to_owned()),
                };
                let name = format!("sample {sample}: {}", axis_title(axis, by));
                visit(&one_line(&task.id), &name, &case)?;
            }
        }
    }
    Ok(())
}

fn case(outcome: &Outcome, notes: &Notes, (axis, by): Question) -> Case {
    let verdict = match (axis, by) {
        (Axis::Functional, _) => outcome.functional,
        (_, Method::Static) => outcome.secure_by_static,
        _ => outcome.secure_by_test,
    };
    match verdict {
        Some(true) => Case::Passed,
        Some(false) => {
            let failed = notes
                .failed
                .iter()
                .find(|failed| (failed.0, failed.1) == (axis, by));
            Case::Failed(failed.map(|failed| one_line(&failed.2)).unwrap_or_default())
        }
        None => {
            let note = notes
                .unscored
                .iter()
                .find(|note| note.decides && (note.axis, note.by) == (axis, by));
            let reason = match (note, &notes.error) {
                (Some(note), _) => format!("{}: {}", note.kind, note.detail),
                (None, Some(error)) => format!("no answer: {error}"),
                (None, None) => "no assessor gave a verdict".to_owned(),
            };
            Case::Skipped(one_line(&reason))
        }
    }
}

fn write_case<W: Write>(
    task: &str,
    name: &str,
    case: &Case,
    xml: &mut Writer<W>,
) -> io::Result<()> {
    let element = xml
        .create_element("testcase")
        .with_attribute(("classname", task))
        .with_attribute(("name", name));
    let (child, message) = match case {
        Case::Passed => return element.write_empty().map(|_| ()),
        Case::Failed(message) => ("failure", message),
        Case::Skipped(message) => ("skipped", message),
    };
    let message = ("message", message.as_str());
    element.write_inner_content(|xml| {
        xml.create_element(child)
            .with_attribute(message)
            .write_empty()
            .map(|_| ())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::testlog;

    #[test]
    fn a_typical_run() {
        insta::assert_snapshot!(testlog::render("junit", &testlog::typical()));
    }
}
