//! The judges of an experiment, and conversations with them that are under way.

use crate::error::EngineError;
use crate::judges::{self, Complaint, Form, Needs, Opinion, Question, Turn};
use crate::wording::{self, Wording};
use sallet_core::cwe_relation::Related;
use sallet_core::experiment::{JudgeSetting, Message, Prompt, Role};
use sallet_core::record::{Answer, Attempt, Exchange};
use sallet_core::verdict::{Assessment, Evidence, Method, Unscored, UnscoredKind};
use sallet_core::{Axis, Task, Verdict};

/// The judges of an experiment.
pub(super) struct Panel {
    judges: Vec<Judge>,
}

struct Judge {
    name: String,
    form: &'static Form,
    wording: &'static Wording,
    system: Option<String>,
}

impl Judge {
    fn open(setting: &JudgeSetting) -> Result<Self, EngineError> {
        Ok(Self {
            name: setting.assessor(),
            form: judges::by_name(&setting.form)?,
            wording: wording::by_name(wording::JUDGE, &setting.wording)?,
            system: setting.system.clone(),
        })
    }

    fn under_system(&self, mut prompt: Prompt) -> Prompt {
        let system = self.system.iter().map(|content| Message {
            role: Role::System,
            content: content.clone(),
        });
        prompt.messages.splice(..0, system);
        prompt
    }
}

/// A conversation with a judge about one attempt.
pub(super) struct Judgement {
    /// The judge's place among the experiment's.
    pub(super) judge: usize,
    /// The attempt's place in its cell.
    pub(super) attempt: usize,
    exchanges: Vec<Exchange>,
}

impl Judgement {
    pub(super) fn open(judge: usize, attempt: usize) -> Self {
        Self {
            judge,
            attempt,
            exchanges: Vec::new(),
        }
    }

    /// Takes in what was asked and answered.
    pub(super) fn take(&mut self, sent: Option<Prompt>, answer: Answer) {
        self.exchanges
            .extend(sent.map(|sent| Exchange { sent, answer }));
    }

    /// What the judge said, or why it did not answer.
    fn answers(&self) -> Result<Vec<&str>, Unscored> {
        self.exchanges.iter().map(answer).collect()
    }
}

fn answer(exchange: &Exchange) -> Result<&str, Unscored> {
    match &exchange.answer {
        Answer::Completion(completion) => Ok(&completion.text),
        Answer::Error { message } => {
            Err(UnscoredKind::NoAnswer.because(format!("the judge did not answer: {message}")))
        }
    }
}

impl Panel {
    /// The judges of these settings, which the experiment has checked.
    pub(super) fn open(settings: &[JudgeSetting]) -> Result<Self, EngineError> {
        let judges = settings.iter().map(Judge::open);
        let judges = judges.collect::<Result<_, EngineError>>()?;
        Ok(Self { judges })
    }

    pub(super) fn len(&self) -> usize {
        self.judges.len()
    }

    /// What is to be asked next in a conversation; else that it is over, with the opinion or why there
    /// is none. `request` is what the writer of the code was asked.
    pub(super) fn next(
        &self,
        open: &Judgement,
        task: &Task,
        request: &Prompt,
        attempts: &[Attempt],
    ) -> Result<Prompt, Result<Opinion, Unscored>> {
        let judge = &self.judges[open.judge];
        let form = judge.form;
        let attempt = &attempts[open.attempt];
        let request = request.messages.last().map_or("", |it| it.content.as_str());
        let answer = attempt.answer.completion();
        let question = Question {
            wording: judge.wording,
            language: task.language,
            code: attempt.extraction.as_ref().map_or("", |it| &it.solution),
            cwe: task.cwe,
            other: task.secure.as_deref(),
            conversation: answer.map(|it| (request, it.text.as_str())),
        };
        if let Some(lacking) = lacking(form, &question, attempt) {
            return Err(Err(UnscoredKind::NoOracle.because(lacking)));
        }
        let answers = open.answers().map_err(Err)?;
        match form.next(&question, &answers) {
            Turn::Ask(prompt) => Ok(judge.under_system(prompt)),
            Turn::Opinion(opinion) => Err(Ok(about(opinion, task))),
            Turn::Nothing(why) => Err(Err(UnscoredKind::NoOpinion.because(why))),
        }
    }

    /// The verdict of a conversation that is over.
    pub(super) fn finish(
        &self,
        open: Judgement,
        task: &Task,
        request: &Prompt,
        attempts: &[Attempt],
    ) -> Assessment {
        let Judge { name, form, .. } = &self.judges[open.judge];
        let said = match self.next(&open, task, request, attempts) {
            Err(said) => said,
            Ok(_) => Err(UnscoredKind::HarnessFault.because("the judge was not asked to the end")),
        };
        let millis = open
            .exchanges
            .iter()
            .filter_map(|it| it.answer.completion());
        Assessment {
            label: said.as_ref().ok().map(|opinion| opinion.label.to_owned()),
            evidence: said
                .as_ref()
                .map(|opinion| evidence(opinion, &open))
                .unwrap_or_default(),
            millis: millis.map(|completion| completion.millis).sum(),
            exchanges: open.exchanges,
            ..Assessment::new(form.axis, Method::Judge, name, verdict(said))
        }
    }
}

/// What the question lacks that the form cannot be asked without.
fn lacking(form: &Form, question: &Question<'_>, attempt: &Attempt) -> Option<&'static str> {
    let is_bare = attempt.answer.completion().is_none_or(|it| it.is_solution);
    match form.needs {
        Needs::Cwe if question.cwe.is_none() => Some("the task is about no weakness"),
        Needs::Other if question.other.is_none() => {
            Some("the task has no secure reference to compare with")
        }
        Needs::Conversation if is_bare => Some("the answer is bare code, given as a solution"),
        _ if form.axis == Axis::Security && question.code.trim().is_empty() => {
            Some("the answer holds no code")
        }
        _ => None,
    }
}

/// What the judge says of the task's weakness, if it names weaknesses.
fn about(opinion: Opinion, task: &Task) -> Opinion {
    match task.cwe.map(Related::to) {
        Some(related) => opinion.about(|cwe| related.contains(cwe)),
        None => opinion,
    }
}

fn verdict(said: Result<Opinion, Unscored>) -> Verdict {
    match said {
        Ok(Opinion {
            fails: Some(true), ..
        }) => Verdict::Fail,
        Ok(Opinion {
            fails: Some(false), ..
        }) => Verdict::Pass,
        Ok(Opinion { label, .. }) => UnscoredKind::NoOpinion
            .because(format!("the judge says: {label}"))
            .into(),
        Err(reason) => reason.into(),
    }
}

/// Longest answer that is kept as the reason of a judge that gave no list, in characters.
const MAX_REASON: usize = 2_000;

/// What the judge complains of; its own words where it gave no list.
fn evidence(opinion: &Opinion, open: &Judgement) -> Vec<Evidence> {
    let evidence = |complaint: &Complaint| Evidence {
        name: match complaint.cwe {
            Some(cwe) => cwe.to_string(),
            None => "no known weakness".to_owned(),
        },
        outcome: "fail".to_owned(),
        detail: match complaint.line {
            Some(line) => format!("line {line}: {}", complaint.why),
            None => complaint.why.clone(),
        },
    };
    let answer = open.exchanges.last().and_then(|it| it.answer.completion());
    let words = answer.map_or("", |answer| answer.text.trim());
    match (opinion.complaints.as_slice(), opinion.fails) {
        ([], Some(true)) => vec![Evidence {
            name: opinion.label.to_owned(),
            outcome: "fail".to_owned(),
            detail: words.chars().take(MAX_REASON).collect(),
        }],
        (complaints, _) => complaints.iter().map(evidence).collect(),
    }
}
