//! The formats of a report, one file each.

use crate::scores::{Column, Scores};
use crate::tallies::UnscoredGroup;
use crate::{Report, ReportError, human};
use sallet_core::metrics::Estimate;
use sallet_core::outcome::SecurityBy;
use sallet_core::record::Session;
use sallet_core::verdict::{Axis, Method};
use std::io::Write;

mod csv;
mod html;
mod json;
mod junit;
mod latex;
mod md;
mod text;

/// Every format, in the order of `--help`.
pub static ALL: &[&Format] = &[
    &html::FORMAT,
    &md::FORMAT,
    &csv::FORMAT,
    &json::FORMAT,
    &latex::FORMAT,
    &junit::FORMAT,
    &text::FORMAT,
];

/// One format.
pub struct Format {
    /// As on the command line.
    pub name: &'static str,
    /// The usual ending of its files, without the dot.
    pub extension: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// Writes the whole document.
    pub(crate) write: fn(&Report<'_>, &mut dyn Write) -> Result<(), ReportError>,
}

/// The format called `name` in [`ALL`].
pub fn by_name(name: &str) -> Option<&'static Format> {
    ALL.iter().copied().find(|format| format.name == name)
}

/// The first table: a row a setting, an estimate a column.
struct Headline {
    columns: Vec<Column>,
    rows: Vec<Vec<Estimate>>,
}

impl Headline {
    fn of(report: &Report<'_>, scores: &Scores<'_>) -> Self {
        let columns = scores.headline();
        let row = |setting| {
            columns
                .iter()
                .map(|column| scores.of_setting(setting, column))
                .collect()
        };
        let rows = (0..report.summary.settings()).map(row).collect();
        Self { columns, rows }
    }

    /// What each row leaves out, columns that leave out the same together:
    /// `(setting, labels, what)`.
    fn left_out(&self) -> Vec<(usize, String, String)> {
        let mut groups: Vec<(usize, String, String)> = Vec::new();
        for (setting, row) in self.rows.iter().enumerate() {
            for (column, estimate) in self.columns.iter().zip(row) {
                let what = human::left_out(estimate);
                let group = groups
                    .iter_mut()
                    .find(|group| group.0 == setting && group.2 == what);
                match group {
                    _ if what.is_empty() => {}
                    Some((_, labels, _)) => *labels = format!("{labels}, {}", column.label()),
                    None => groups.push((setting, column.label(), what)),
                }
            }
        }
        groups
    }
}

/// `3 settings × 24 tasks; 140 of 144 samples are in the log`.
fn extent(report: &Report<'_>) -> String {
    let settings = report.summary.settings();
    let progress = (0..settings).map(|setting| report.summary.progress(setting));
    let (done, asked) = progress.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    format!(
        "{} × {}; {} of {} in the log",
        human::count(settings, "setting"),
        human::count(report.summary.header.tasks.len(), "task"),
        human::thousands(done as u64),
        human::count(asked, "sample"),
    )
}

/// When a part of the run was done, by what and under which isolation.
fn session_line(session: &Session) -> String {
    let shard = session.shard.iter().map(|shard| format!("shard {shard}"));
    let tools = session
        .tools
        .iter()
        .map(|(name, version)| format!("{name} {version}"));
    let parts: Vec<String> = [
        human::date(session.started_at),
        format!("sallet {}", session.sallet),
        format!("isolation {}", session.isolation),
    ]
    .into_iter()
    .chain(shard)
    .chain(tools)
    .collect();
    parts.join(", ")
}

/// What taking code out of a setting's answers came to:
/// `[setting, answers, valid before, valid after, empty, rules]`.
fn extraction_row(report: &Report<'_>, setting: usize) -> [String; 6] {
    let sum = report.summary.extracted(setting);
    let valid = |number: usize| match (sum.extracted, sum.not_parsed) {
        (extracted, not_parsed) if extracted == not_parsed => human::NO_VALUE.to_owned(),
        (_, 0) => human::thousands(number as u64),
        (_, not_parsed) => format!(
            "{} + {not_parsed} not parsed",
            human::thousands(number as u64)
        ),
    };
    let rule = |(name, count): &(std::rc::Rc<str>, usize)| format!("{name} {count}");
    [
        report.summary.setting_id(setting).to_owned(),
        human::thousands(sum.extracted as u64),
        valid(sum.valid_before),
        valid(sum.valid_after),
        human::thousands(sum.empty as u64),
        sum.rules.iter().map(rule).collect::<Vec<_>>().join(", "),
    ]
}

/// The question that a group has no verdict on, with the assessor where several answer it.
fn question(report: &Report<'_>, group: &UnscoredGroup) -> String {
    match (group.axis, group.by) {
        (Axis::Security, Method::Static) if report.summary.analyses.len() > 1 => {
            format!("security by {}", group.assessor)
        }
        (axis, by) => axis_title(axis, by),
    }
}

/// What a report says of empty solutions, when they are left out.
fn about_empty(report: &Report<'_>) -> Option<&'static str> {
    let sentence = "Solutions without a body are left out of every metric but the empty ratio.";
    report.options.leave_out_empty.then_some(sentence)
}

/// A question with the way it was answered, e.g. `security by test`.
pub(crate) fn axis_title(axis: Axis, by: Method) -> String {
    let axis_name = match axis {
        Axis::Validity => "validity",
        Axis::Functional => "function",
        Axis::Security => "security",
        Axis::Willingness => "willingness",
    };
    match (axis, by) {
        // The one usual way is not worth words.
        (Axis::Validity, Method::Static)
        | (Axis::Functional, Method::Dynamic)
        | (Axis::Willingness, Method::Static) => axis_name.to_owned(),
        (_, Method::Static) => format!("{axis_name} by static analysis"),
        (_, Method::Dynamic) => format!("{axis_name} by test"),
        (_, Method::Judge) => format!("{axis_name} by a judge model"),
        (_, Method::Human) => format!("{axis_name} by a person"),
    }
}

/// `test` or `static analysis`.
fn method_title(by: SecurityBy) -> &'static str {
    match by {
        SecurityBy::Test => "test",
        SecurityBy::Static => "static analysis",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;
    use sallet_core::record::Record;
    use sallet_core::verdict::SHARED_PROCESS;

    #[test]
    fn the_folder_and_all_hold_the_same_formats() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/formats");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|file| file.ends_with(".rs") && file != "mod.rs")
            .collect();
        let mut listed: Vec<String> = ALL
            .iter()
            .map(|format| format!("{}.rs", format.name))
            .collect();
        files.sort();
        listed.sort();
        assert_eq!(files, listed);
    }

    #[test]
    fn hostile_text_is_harmless_in_every_format() {
        for format in ALL {
            let report = testlog::render(format.name, &testlog::hostile());
            // Programs read JSON and want the text as it is; its own escapes cover the rest.
            let direction: &[&str] = if format.name == "json" {
                &[]
            } else {
                &["\u{9b}", "\u{202e}"]
            };
            // Tags mean nothing to a terminal, a spreadsheet, a program or LaTeX.
            let tags: &[&str] = match format.name {
                "html" | "md" | "junit" => &["<script>alert", "<img src=x"],
                _ => &[],
            };
            for bad in ["\0", "\x1b", "\r"].iter().chain(direction).chain(tags) {
                assert!(
                    !report.contains(bad),
                    "{} lets {bad:?} through",
                    format.name
                );
            }
        }
    }

    #[test]
    fn hostile_text_cannot_leave_its_place() {
        let log = testlog::hostile();
        let page = testlog::render("html", &log);
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</script").count(), 1);
        assert!(!page.contains("<!--"));
        let junit = testlog::render("junit", &log);
        let mut xml = quick_xml::Reader::from_str(&junit);
        xml.config_mut().check_end_names = true;
        while xml.read_event().unwrap() != quick_xml::events::Event::Eof {}
        let latex = testlog::render("latex", &log);
        assert!(!latex.contains(r"\input"));
    }

    #[test]
    fn a_run_without_cells_has_no_zeros() {
        let empty: Vec<_> = testlog::typical().into_iter().take(2).collect();
        for name in ["text", "md", "csv", "latex"] {
            let report = testlog::render(name, &empty);
            assert!(
                !report.contains("0.0"),
                "{name} prints a value of nothing:\n{report}"
            );
        }
    }

    #[test]
    fn verdicts_that_a_solution_could_forge_are_counted() {
        let mut log = testlog::typical();
        let told = |log: &[Record]| {
            let text = testlog::render("text", log);
            let sentence = text
                .lines()
                .find(|line| line.starts_with("Published tests"));
            sentence.map(str::to_owned)
        };
        assert_eq!(told(&log), None);
        let cells = log.iter_mut().filter_map(|record| match record {
            Record::Cell(cell) => Some(cell),
            _ => None,
        });
        for cell in cells.take(2) {
            cell.attempts[0].assessments[1].isolation = Some(format!("none, {SHARED_PROCESS}"));
        }
        insta::assert_snapshot!(told(&log).unwrap(), @"Published tests judged 1 sample in one process with the solution, which could have made them pass without doing what they ask for.");
    }

    /// The columns by static analysis are those of the union, and each analysis has its own row and
    /// its own reasons.
    #[test]
    fn several_analyses_are_told_apart() {
        let log = testlog::several_analyses();
        let summary = testlog::summary(&log);
        let secure = |setting| {
            let by_static = |verdict: Option<bool>| {
                let cells = summary.cells(setting);
                cells
                    .filter(|(_, cell, _)| cell.secure_by_static == verdict)
                    .count()
            };
            (
                by_static(Some(true)),
                by_static(Some(false)),
                by_static(None),
            )
        };
        assert_eq!(secure(0), (0, 0, 3));
        assert_eq!(secure(1), (0, 3, 6));
        let text = testlog::render("text", &log);
        let from = text.find("\nHow far").unwrap();
        insta::assert_snapshot!("several_analyses", text[from..].trim_start());
        assert!(text.contains(
            "Security by static analysis is the verdict of static:sallet+bandit; asked as well: \
             static:sallet, static:bandit."
        ));
        for name in ["html", "md"] {
            let report = testlog::render(name, &log);
            assert!(report.contains("security by static:bandit"), "{name}");
            assert!(
                report.contains("the verdict of static:sallet+bandit;"),
                "{name}"
            );
        }
        let junit = testlog::render("junit", &log);
        assert!(junit.contains("bandit is not installed"));
    }
}
