//! The first pass over a log: every cell boiled down to what tables and plots need.
//!
//! A resumed or merged log may hold a cell twice, and a re-score replaces verdicts long after the
//! cell was written; the last word counts. So counts are taken from the cells after the pass, never
//! while reading. Texts that repeat (reasons, labels) are kept once.

use crate::notes::{Notes, Texts};
use crate::{RecordSource, ReportError};
use sallet_core::outcome::{Outcome, SecurityBy};
use sallet_core::record::{Answer, Cell, CellKey, Header, Record, Session};
use sallet_core::verdict::{Assessment, Axis, Method, is_union};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// A run, small enough to hold: a few hundred bytes a cell.
#[derive(Debug)]
pub(crate) struct Summary {
    /// What was to be done.
    pub(crate) header: Header,
    /// Who did it, in the order of the log.
    pub(crate) sessions: Vec<Session>,
    /// By setting, then by task, both in the header's order.
    cells: Vec<Vec<TaskCells>>,
    /// The axes and methods of which the log holds an assessment, unscored ones included.
    assessed: BTreeSet<(Axis, Method)>,
    /// The assessors of security by static analysis, in the order of the log.
    pub(crate) analyses: Vec<Rc<str>>,
    /// The judges of security, in the order of the log.
    pub(crate) judges: Vec<Rc<str>>,
}

/// The cells of one task under one setting. The two lists run in parallel, by rising sample.
#[derive(Debug, Default)]
pub(crate) struct TaskCells {
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) notes: Vec<Notes>,
}

/// What requests cost. Unknown parts are counted, not taken for 0.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Spending {
    /// Answers, errors not counted.
    pub(crate) answers: u64,
    /// Of these, from the response store.
    pub(crate) cached: u64,
    /// Of these, without a count of tokens.
    pub(crate) without_usage: u64,
    /// Of these, without a price.
    pub(crate) without_cost: u64,
    /// Tokens of prompts.
    pub(crate) input: u64,
    /// Tokens of answers.
    pub(crate) output: u64,
    /// US dollars.
    pub(crate) cost: f64,
    /// Wall time of requests, in milliseconds.
    pub(crate) millis: u64,
}

impl Spending {
    pub(crate) fn add_answer(&mut self, answer: &Answer) {
        let Some(completion) = answer.completion() else {
            return;
        };
        self.answers += 1;
        self.cached += u64::from(completion.cached);
        self.millis += completion.millis;
        match completion.usage {
            Some(usage) => {
                self.input += usage.input;
                self.output += usage.output;
            }
            None => self.without_usage += 1,
        }
        match completion.cost {
            Some(cost) => self.cost += cost,
            None => self.without_cost += 1,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.answers += other.answers;
        self.cached += other.cached;
        self.without_usage += other.without_usage;
        self.without_cost += other.without_cost;
        self.input += other.input;
        self.output += other.output;
        self.cost += other.cost;
        self.millis += other.millis;
    }
}

/// Finds a cell's place by the names in its key.
struct Places {
    settings: HashMap<String, usize>,
    tasks: HashMap<String, usize>,
}

impl Places {
    fn of(header: &Header) -> Self {
        let number = |ids: Vec<&String>| {
            ids.into_iter()
                .enumerate()
                .map(|(index, id)| (id.clone(), index))
                .collect()
        };
        Self {
            settings: number(
                header
                    .experiment
                    .settings
                    .iter()
                    .map(|setting| &setting.id)
                    .collect(),
            ),
            tasks: number(header.tasks.iter().map(|task| &task.id).collect()),
        }
    }

    fn find(&self, key: &CellKey) -> Result<(usize, usize), ReportError> {
        match (self.settings.get(&key.setting), self.tasks.get(&key.task)) {
            (Some(&setting), Some(&task)) => Ok((setting, task)),
            _ => Err(ReportError::UnknownCell {
                setting: key.setting.clone(),
                task: key.task.clone(),
            }),
        }
    }
}

impl Summary {
    /// Reads `source` once.
    pub(crate) fn read(source: &dyn RecordSource) -> Result<Self, ReportError> {
        let mut records = source.records();
        let header = match records.next() {
            Some(Ok(Record::Header(header))) => header,
            Some(Err(error)) => return Err(ReportError::Source(error)),
            _ => return Err(ReportError::NoHeader),
        };
        let places = Places::of(&header);
        let mut texts = Texts::default();
        let tasks = || header.tasks.iter().map(|_| TaskCells::default()).collect();
        let mut summary = Self {
            cells: header.experiment.settings.iter().map(|_| tasks()).collect(),
            header,
            sessions: Vec::new(),
            assessed: BTreeSet::new(),
            analyses: Vec::new(),
            judges: Vec::new(),
        };
        for record in records {
            match record.map_err(ReportError::Source)? {
                Record::Header(_) => return Err(ReportError::SecondHeader),
                Record::Session(session) => summary.sessions.push(session),
                Record::Cell(cell) => {
                    let (setting, task) = places.find(&cell.key)?;
                    let assessments = cell.counted().map(|attempt| attempt.assessments.as_slice());
                    summary.saw(assessments.unwrap_or_default(), &mut texts);
                    summary.cells[setting][task].put(&cell, &mut texts);
                }
                Record::Rescore(rescore) => {
                    let (setting, task) = places.find(&rescore.key)?;
                    summary.saw(&rescore.assessments, &mut texts);
                    summary.cells[setting][task].rescore(&rescore, &mut texts)?;
                }
            }
        }
        Ok(summary)
    }

    fn saw(&mut self, assessments: &[Assessment], texts: &mut Texts) {
        for assessment in assessments {
            let question = (assessment.axis, assessment.by);
            self.assessed.insert(question);
            let known = match question {
                (Axis::Security, Method::Static) => &mut self.analyses,
                (Axis::Security, Method::Judge) => &mut self.judges,
                _ => continue,
            };
            let name = assessment.assessor.as_str();
            if known.iter().all(|known| **known != *name) {
                known.push(texts.keep(name));
            }
        }
    }

    /// The assessor whose verdicts are those of [`SecurityBy::Static`], as
    /// [`Assessment::deciding`] chooses it.
    pub(crate) fn deciding_analysis(&self) -> Option<&Rc<str>> {
        let union = self.analyses.iter().find(|name| is_union(name));
        union.or(self.analyses.first())
    }

    /// The cells of a setting, by task, both by their place in the header.
    pub(crate) fn tasks(&self, setting: usize) -> &[TaskCells] {
        &self.cells[setting]
    }

    /// The settings that repair.
    pub(crate) fn repairing(&self) -> impl Iterator<Item = usize> {
        let settings = self.header.experiment.settings.iter().enumerate();
        let repairing = settings.filter(|(_, setting)| setting.repair.is_some());
        repairing.map(|(setting, _)| setting)
    }

    /// Number of settings.
    pub(crate) fn settings(&self) -> usize {
        self.cells.len()
    }

    /// `Setting::id` by its place in the header.
    pub(crate) fn setting_id(&self, setting: usize) -> &str {
        &self.header.experiment.settings[setting].id
    }

    /// Whether the log holds any assessment of `axis`.
    pub(crate) fn assessed(&self, axis: Axis) -> bool {
        self.assessed.iter().any(|&(seen, _)| seen == axis)
    }

    /// The security methods that the log holds an assessment of.
    pub(crate) fn security_methods(&self) -> Vec<SecurityBy> {
        [SecurityBy::Test, SecurityBy::Static]
            .into_iter()
            .filter(|&by| self.assessed.contains(&(Axis::Security, method(by))))
            .collect()
    }

    /// Cells in the log, and cells that the experiment asks for, of one setting.
    pub(crate) fn progress(&self, setting: usize) -> (usize, usize) {
        let done = self.cells[setting]
            .iter()
            .map(|task| task.outcomes.len())
            .sum();
        let asked = self.header.experiment.settings[setting].samples as usize;
        (done, asked * self.header.tasks.len())
    }

    /// Every cell of a setting, with its task's place in the header.
    pub(crate) fn cells(&self, setting: usize) -> impl Iterator<Item = (usize, &Outcome, &Notes)> {
        self.cells[setting]
            .iter()
            .enumerate()
            .flat_map(|(task, cells)| {
                let pairs = cells.outcomes.iter().zip(&cells.notes);
                pairs.map(move |(outcome, notes)| (task, outcome, notes))
            })
    }
}

impl TaskCells {
    fn put(&mut self, cell: &Cell, texts: &mut Texts) {
        let outcome = Outcome::of(cell);
        let notes = Notes::of(cell, texts);
        match self.place(cell.key.sample) {
            Ok(place) => {
                self.outcomes[place] = outcome;
                self.notes[place] = notes;
            }
            Err(place) => {
                self.outcomes.insert(place, outcome);
                self.notes.insert(place, notes);
            }
        }
    }

    fn rescore(
        &mut self,
        rescore: &sallet_core::record::Rescore,
        texts: &mut Texts,
    ) -> Result<(), ReportError> {
        let CellKey {
            setting,
            task,
            sample,
        } = &rescore.key;
        let place = self
            .place(*sample)
            .map_err(|_| ReportError::RescoreOfNothing {
                setting: setting.clone(),
                task: task.clone(),
                sample: *sample,
            })?;
        self.outcomes[place] = self.outcomes[place].judged(&rescore.assessments);
        self.notes[place].judge(&rescore.assessments, texts);
        Ok(())
    }

    fn place(&self, sample: u32) -> Result<usize, usize> {
        self.outcomes
            .binary_search_by_key(&sample, |outcome| outcome.sample)
    }
}

/// The method of verdicts that `by` reads.
pub(crate) fn method(by: SecurityBy) -> Method {
    match by {
        SecurityBy::Test => Method::Dynamic,
        SecurityBy::Static => Method::Static,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testlog::{
        self, assessments, cell, header, key, session, typical_settings, typical_tasks, unanswered,
    };
    use crate::{Options, ReportError};
    use sallet_core::record::Rescore;

    fn log(records: Vec<Record>) -> Vec<Record> {
        let mut log = vec![header(typical_settings(), typical_tasks()), session()];
        log.extend(records);
        log
    }

    #[test]
    fn the_last_word_on_a_cell_counts() {
        let (setting, task) = (&typical_settings()[1], &typical_tasks()[0]);
        let rescore = |marks| {
            Record::Rescore(Rescore {
                key: key(setting, task, 1),
                assessments: assessments(marks),
            })
        };
        let check = |records, functional, secure_by_test| {
            let summary = testlog::summary(&log(records));
            let outcomes: Vec<_> = summary.cells(1).map(|(_, outcome, _)| *outcome).collect();
            assert_eq!(outcomes.len(), 1);
            assert_eq!(outcomes[0].functional, functional);
            assert_eq!(outcomes[0].secure_by_test, secure_by_test);
            assert!(outcomes[0].answered);
        };
        let cell = |marks| cell(setting, task, 1, "answer", marks);
        check(vec![cell("+---"), cell("++++")], Some(true), Some(true));
        check(
            vec![cell("+---"), rescore("+++?"), rescore("++?+")],
            Some(true),
            None,
        );
        check(
            vec![cell("+---"), rescore("++++"), cell("+-+-")],
            Some(false),
            Some(true),
        );
        check(
            vec![unanswered(setting, task, 1), cell("++--")],
            Some(true),
            Some(false),
        );
    }

    #[test]
    fn cells_stand_in_the_order_of_their_samples() {
        let (setting, task) = (&typical_settings()[1], &typical_tasks()[0]);
        let cells = [2, 0, 1].map(|sample| cell(setting, task, sample, "answer", "++++"));
        let summary = testlog::summary(&log(cells.into()));
        let samples: Vec<u32> = summary
            .cells(1)
            .map(|(_, outcome, _)| outcome.sample)
            .collect();
        assert_eq!(samples, [0, 1, 2]);
        assert_eq!(summary.progress(1), (3, 9));
    }

    #[test]
    fn a_log_that_makes_no_sense_is_refused_with_a_sentence() {
        let settings = typical_settings();
        let task = &typical_tasks()[0];
        let stranger = testlog::setting("model/other", None, 1);
        let rescore = Record::Rescore(Rescore {
            key: key(&settings[0], task, 0),
            assessments: Vec::new(),
        });
        let check = |records: &[Record], expected: &str| {
            let error = testlog::try_render("text", records, &Options::default()).unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        };
        check(&[], "does not start with its header");
        check(&[session()], "does not start with its header");
        check(&log(vec![header(Vec::new(), Vec::new())]), "second header");
        check(
            &log(vec![cell(&stranger, task, 0, "x", "++++")]),
            "'model/other code'",
        );
        check(&log(vec![rescore]), "but not that sample");
    }

    #[test]
    fn a_failing_source_is_an_error() {
        struct Torn;
        impl RecordSource for Torn {
            fn records(&self) -> Box<dyn Iterator<Item = Result<Record, crate::SourceError>> + '_> {
                let header = header(typical_settings(), typical_tasks());
                Box::new([Ok(header), Err("line 2 is not JSON".into())].into_iter())
            }
        }
        assert!(matches!(Summary::read(&Torn), Err(ReportError::Source(_))));
    }
}
