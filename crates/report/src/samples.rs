//! Which samples an HTML report embeds, and the second pass over the log that fetches them.

use crate::tallies::Disagreement;
use crate::{Report, ReportError};
use sallet_core::outcome::Outcome;
use sallet_core::record::{Answer, Cell, Record};
use std::collections::{BTreeMap, HashMap};

/// Most samples in a page. More make browsers slow.
pub(crate) const MAX_SAMPLES: usize = 3000;

/// Longest text shown of an answer, a solution or a piece of evidence, in bytes. With
/// [`MAX_SAMPLES`] it also bounds the memory of the second pass.
const MAX_TEXT: usize = 16 * 1024;

/// Most pieces of evidence shown of a verdict.
const MAX_EVIDENCE: usize = 50;

/// A cell's place: setting and task as in the header, and sample.
pub(crate) type Place = (usize, usize, u32);

/// The samples to show in the order of the header, and how many there are in all.
pub(crate) fn fetch(report: &Report<'_>) -> Result<(BTreeMap<Place, Cell>, usize), ReportError> {
    let (chosen, total) = choose(report);
    let mut names: HashMap<(&str, &str, u32), Place> = HashMap::new();
    let header = &report.summary.header;
    for place in chosen {
        let (setting, task, sample) = place;
        let setting = header.experiment.settings[setting].id.as_str();
        names.insert((setting, header.tasks[task].id.as_str(), sample), place);
    }
    let mut cells = BTreeMap::new();
    for record in report.source.records() {
        match record.map_err(ReportError::Source)? {
            Record::Cell(mut cell) => {
                let key = &cell.key;
                if let Some(&place) =
                    names.get(&(key.setting.as_str(), key.task.as_str(), key.sample))
                {
                    trim(&mut cell);
                    cells.insert(place, *cell);
                }
            }
            Record::Rescore(rescore) => {
                let key = &rescore.key;
                let place = names.get(&(key.setting.as_str(), key.task.as_str(), key.sample));
                let cell = place.and_then(|place| cells.get_mut(place));
                if let Some(attempt) = cell.and_then(Cell::counted_mut) {
                    attempt.assessments = rescore.assessments;
                }
            }
            Record::Header(_) | Record::Session(_) => {}
        }
    }
    Ok((cells, total))
}

/// All places if they fit, else what a reader looks for first: disagreements, then failures, then
/// what is unscored; low sample indices before high ones, so that no setting is crowded out.
fn choose(report: &Report<'_>) -> (Vec<Place>, usize) {
    let mut ranked = Vec::new();
    for setting in 0..report.summary.settings() {
        for (task, outcome, _) in report.summary.cells(setting) {
            ranked.push((rank(outcome), outcome.sample, setting, task));
        }
    }
    let total = ranked.len();
    if total > MAX_SAMPLES {
        ranked.sort_unstable();
        ranked.truncate(MAX_SAMPLES);
    }
    let place = |(_, sample, setting, task)| (setting, task, sample);
    (ranked.into_iter().map(place).collect(), total)
}

fn rank(outcome: &Outcome) -> u8 {
    let verdicts = [
        outcome.functional,
        outcome.secure_by_test,
        outcome.secure_by_static,
    ];
    if Disagreement::ALL.iter().any(|kind| kind.holds(outcome)) {
        0
    } else if verdicts.contains(&Some(false)) {
        1
    } else if verdicts.contains(&None) {
        2
    } else {
        3
    }
}

/// Cuts what is too long to show, and says so in its place.
fn trim(cell: &mut Cell) {
    for attempt in &mut cell.attempts {
        match &mut attempt.answer {
            Answer::Completion(completion) => cut(&mut completion.text),
            Answer::Error { message } => cut(message),
        }
        if let Some(extraction) = &mut attempt.extraction {
            cut(&mut extraction.solution);
        }
        let sent = attempt.sent.iter_mut().flat_map(|sent| &mut sent.messages);
        sent.for_each(|message| cut(&mut message.content));
        let issues = attempt.feedback.iter_mut().flat_map(|it| &mut it.issues);
        issues.for_each(|issue| cut(&mut issue.message));
        let checks = attempt.proof.iter_mut().flat_map(|proof| &mut proof.checks);
        checks.flat_map(|it| &mut it.details).for_each(cut);
        for assessment in &mut attempt.assessments {
            assessment.evidence.truncate(MAX_EVIDENCE);
            for evidence in &mut assessment.evidence {
                cut(&mut evidence.detail);
            }
        }
    }
}

fn cut(text: &mut String) {
    if text.len() <= MAX_TEXT {
        return;
    }
    let missing = text.len() - MAX_TEXT;
    text.truncate(text.floor_char_boundary(MAX_TEXT));
    text.push_str(&format!("\n… {missing} more bytes are in run.jsonl"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog;

    #[test]
    fn long_texts_are_cut_between_characters() {
        let mut text = "ż".repeat(MAX_TEXT);
        cut(&mut text);
        assert!(text.len() < MAX_TEXT + 60);
        assert!(text.ends_with("ż\n… 16384 more bytes are in run.jsonl"));
        let mut text = "short".to_owned();
        cut(&mut text);
        assert_eq!(text, "short");
    }

    #[test]
    fn a_large_run_shows_disagreements_first() {
        let models = ["model/a", "model/b"];
        let settings = models.map(|model| testlog::setting(model, None, 700));
        // Few tasks with many samples, which keeps the bootstrap short.
        let tasks = testlog::typical_tasks();
        let log = testlog::grid(&settings, &tasks);
        let page = testlog::render("html", &log);
        assert!(
            page.contains("3,000 of 4,200 samples are in this page"),
            "the page says what is missing"
        );
        assert_eq!(page.matches("<details class=\"sample").count(), MAX_SAMPLES);
        let summary = testlog::summary(&log);
        let disagreements = (0..2)
            .flat_map(|setting| summary.cells(setting).collect::<Vec<_>>())
            .filter(|(_, outcome, _)| rank(outcome) == 0)
            .count();
        assert!(disagreements < MAX_SAMPLES);
        assert_eq!(page.matches(">disagreement</b>").count(), disagreements);
    }
}
