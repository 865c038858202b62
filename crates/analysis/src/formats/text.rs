//! Text for people: a code frame a finding with the path of the data, every problem, a summary.

use super::visible::{one_line, same_length};
use super::{Input, confidence_name, cwe_titles, kind_name, sentence, severity_name};
use crate::file::{FileReport, Problem, ProblemKind};
use crate::finding::{Finding, Place, Severity};
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};
use std::io::{self, Write};
use std::ops::Range;

/// So many bytes are shown on each side of what is marked within a line.
const MARGIN: usize = 200;
/// Marks that lie farther apart get a frame each.
const MAX_GAP: usize = 2 << 10;
/// Of longer stretches only the first line is marked.
const MAX_MARK: usize = 2 << 10;
/// A flow of more steps is shown by its first and last.
const MAX_STEPS: usize = 16;

pub(super) fn write(input: &Input<'_>, out: &mut impl Write) -> io::Result<()> {
    let renderer = match input.color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    for file in &input.scan.files {
        write_file(input, &renderer, file, out)?;
    }
    for problem in input.scan.analyzers.iter().flat_map(|run| &run.problems) {
        write_group(&renderer, problem_title(problem), out)?;
    }
    writeln!(out, "{}", summary(input))
}

fn write_file(
    input: &Input<'_>,
    renderer: &Renderer,
    file: &FileReport,
    out: &mut impl Write,
) -> io::Result<()> {
    if file.findings.is_empty() && file.problems.is_empty() {
        return Ok(());
    }
    let path = one_line(&file.path);
    let source = (input.sources)(&file.path);
    let source = source.as_deref();
    for finding in &file.findings {
        let group = finding_group(finding, &path, source);
        write_group(renderer, group, out)?;
    }
    for problem in &file.problems {
        let group = problem_title(problem);
        let group = match problem.place {
            Some(place) => {
                let marks = vec![Mark::new(place, None, AnnotationKind::Primary)];
                group.elements(elements(source, &path, place, marks))
            }
            None => group.element(Origin::path(path.as_str())),
        };
        write_group(renderer, group, out)?;
    }
    Ok(())
}

fn write_group(renderer: &Renderer, group: Group<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n", renderer.render(&[group]))
}

fn finding_group<'a>(finding: &'a Finding, path: &'a str, source: Option<&'a str>) -> Group<'a> {
    let level = match finding.severity {
        Severity::Critical | Severity::High => Level::ERROR,
        Severity::Medium => Level::WARNING,
        Severity::Low => Level::INFO,
    };
    let title = level
        .with_name(severity_name(finding.severity))
        .primary_title(one_line(&finding.message))
        .id(one_line(&finding.rule));
    let elements = elements(source, path, finding.place, marks(finding));
    let mut group = title.elements(elements);
    let titles = cwe_titles(finding);
    if !titles.is_empty() {
        group = group.element(Level::NOTE.message(titles));
    }
    let confidence = match finding.analyzer.as_ref() {
        "sallet" => format!("confidence {}", confidence_name(finding.confidence)),
        analyzer => format!(
            "confidence {}, reported by {}",
            confidence_name(finding.confidence),
            one_line(analyzer)
        ),
    };
    group = group.element(Level::NOTE.message(confidence));
    if let Some(fix) = &finding.fix {
        let fix_level = Level::HELP.with_name("fix");
        group = group.element(fix_level.message(one_line(&fix.what)));
    }
    group
}

fn problem_title(problem: &Problem) -> Group<'static> {
    let level = match problem.kind {
        // What could be read was analysed.
        ProblemKind::Broken => Level::WARNING,
        _ => Level::ERROR,
    };
    let title = level.primary_title(one_line(&sentence(problem)));
    Group::with_title(title.id(kind_name(problem.kind)))
}

/// A stretch to be marked.
struct Mark {
    place: Place,
    label: Option<String>,
    kind: AnnotationKind,
}

impl Mark {
    fn new(place: Place, label: Option<String>, kind: AnnotationKind) -> Self {
        Self { place, label, kind }
    }
}

/// The finding's place and the numbered steps of its flow. A step at the finding's own place is
/// its label.
fn marks(finding: &Finding) -> Vec<Mark> {
    let count = finding.flow.len();
    let shown = |index: &usize| *index < MAX_STEPS / 2 || index + MAX_STEPS / 2 >= count;
    let mut marks = Vec::new();
    let mut own = None;
    for index in (0..count).filter(shown) {
        let step = &finding.flow[index];
        let label = format!("{}. {}", index + 1, one_line(&step.what));
        if step.place == finding.place {
            own = Some(label);
        } else {
            marks.push(Mark::new(step.place, Some(label), AnnotationKind::Context));
        }
    }
    marks.push(Mark::new(finding.place, own, AnnotationKind::Primary));
    marks
}

/// A stretch of the text that is shown, with its marks.
struct Frame {
    shown: Range<usize>,
    marks: Vec<(Range<usize>, Mark)>,
}

/// The file, line and column of `place`, and frames with the marks, the one with the primary
/// mark first.
fn elements<'a>(
    source: Option<&'a str>,
    path: &'a str,
    place: Place,
    marks: Vec<Mark>,
) -> Vec<Element<'a>> {
    let origin = || {
        Origin::path(path)
            .line(place.line)
            .char_column(place.column)
    };
    let Some(source) = source else {
        return vec![origin().into()];
    };
    let mut frames = frames(source, marks);
    let is_primary = |(_, mark): &(_, Mark)| mark.kind == AnnotationKind::Primary;
    frames.sort_by_key(|frame| !frame.marks.iter().any(is_primary));
    let mut elements = Vec::new();
    for frame in frames {
        // The renderer counts columns from where the frame begins.
        let cut = !(frame.shown.start == 0 || source[..frame.shown.start].ends_with('\n'));
        let snippet = snippet(source, frame);
        if cut {
            elements.extend(elements.is_empty().then(|| origin().into()));
            elements.push(snippet.into());
        } else {
            elements.push(snippet.path(path).into());
        }
    }
    elements
}

/// The frames of the marks, by rising place. Only what is near a mark is handed to the renderer,
/// since it reads all that it is given for each finding.
fn frames(source: &str, marks: Vec<Mark>) -> Vec<Frame> {
    let marks = marks.into_iter();
    let mut marks: Vec<_> = marks
        .map(|mark| (marked(source, mark.place), mark))
        .collect();
    marks.sort_by_key(|(range, mark)| (range.start, range.end, mark.kind));
    let mut frames: Vec<Frame> = Vec::new();
    for (range, mark) in marks {
        let shown = shown(source, &range);
        match frames.last_mut() {
            Some(last) if shown.start <= last.shown.end + MAX_GAP => {
                last.shown.end = last.shown.end.max(shown.end);
                last.marks.push((range, mark));
            }
            _ => frames.push(Frame {
                shown,
                marks: vec![(range, mark)],
            }),
        }
    }
    frames
}

/// What of a place is marked.
fn marked(source: &str, place: Place) -> Range<usize> {
    let start = source.floor_char_boundary(place.start);
    let end = source.floor_char_boundary(place.end).max(start);
    if end - start <= MAX_MARK {
        return start..end;
    }
    let cut = source.floor_char_boundary(start + MAX_MARK);
    let line = memchr::memchr(b'\n', &source.as_bytes()[start..cut]);
    start..line.map_or(cut, |length| start + length)
}

/// The lines around a mark without the last line end, cut when they are long.
fn shown(source: &str, marked: &Range<usize>) -> Range<usize> {
    let bytes = source.as_bytes();
    let first = source.ceil_char_boundary(marked.start.saturating_sub(MARGIN));
    let last = source.floor_char_boundary(marked.end.saturating_add(MARGIN));
    let before = memchr::memrchr(b'\n', &bytes[first..marked.start]);
    let after = memchr::memchr(b'\n', &bytes[marked.end..last]);
    let mut end = after.map_or(last, |at| marked.end + at);
    if end > marked.end && bytes[end - 1] == b'\r' {
        end -= 1;
    }
    before.map_or(first, |at| first + at + 1)..end
}

fn snippet(source: &str, frame: Frame) -> Snippet<'_, Annotation<'_>> {
    let Range { start, end } = frame.shown;
    // A frame begins in the line of its first mark. External analyzers may give any number.
    let line = frame.marks.first().map_or(1, |(_, mark)| mark.place.line);
    let line = line.clamp(1, source.len() + 1);
    let annotations = frame.marks.into_iter().map(|(range, mark)| {
        let span = range.start - start..range.end - start;
        mark.kind.span(span).label(mark.label)
    });
    Snippet::source(same_length(&source[start..end]))
        .line_start(line)
        .annotations(annotations)
}

/// `2 findings in 5 files, 1 suppressed; 2 files could not be analysed fully; without bandit`.
fn summary(input: &Input<'_>) -> String {
    let files = &input.scan.files;
    let findings: usize = files.iter().map(|file| file.findings.len()).sum();
    let suppressed: usize = files.iter().map(|file| file.suppressed.len()).sum();
    let partial = files
        .iter()
        .filter(|file| !file.problems.is_empty())
        .count();
    let mut line = format!(
        "{} in {}",
        count(findings, "finding"),
        count(files.len(), "file")
    );
    if suppressed > 0 {
        line += &format!(", {suppressed} suppressed");
    }
    if partial > 0 {
        line += &format!("; {} could not be analysed fully", count(partial, "file"));
    }
    let troubled = input.scan.analyzers.iter();
    let troubled = troubled.filter(|run| !run.problems.is_empty());
    let names: Vec<_> = troubled.map(|run| one_line(&run.name)).collect();
    if !names.is_empty() {
        line += &format!("; problems with {}", names.join(", "));
    }
    line
}

fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests;
