//! Asks the providers, many requests at once, on one thread.

use super::open_cell::{Answered, OpenCell, Purpose, Wanted};
use super::{End, Options, Plan, PlannedCell};
use crate::error::EngineError;
use async_channel::{Receiver, Sender};
use futures_util::StreamExt;
use futures_util::future::{Either, join_all, select};
use futures_util::stream::FuturesUnordered;
use sallet_core::experiment::{Sampling, Setting};
use sallet_core::record::Answer;
use sallet_models::{Client, ModelError, Request};
use std::pin::pin;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// Cells that may wait for their judgement beside those that are being asked.
const WAITING: usize = 64;

/// A cell with the answers to what it wanted.
pub(super) struct Asked {
    pub(super) cell: OpenCell,
    pub(super) answers: Vec<Answered>,
}

/// What the workers tell the one who asks.
pub(super) enum Judged {
    /// A cell is done.
    Done,
    /// A cell wants more.
    More(OpenCell, Vec<Wanted>),
}

/// The opened providers of a plan.
pub(super) struct Asker<'a> {
    plan: &'a Plan,
    options: &'a Options<'a>,
    /// By setting: who writes, and who repairs if that is another.
    clients: Vec<(Client, Option<Client>)>,
    /// By the judge's place in the experiment.
    judges: Vec<Client>,
    runtime: tokio::runtime::Runtime,
    /// The first reason to stop.
    end: Mutex<Option<End>>,
}

impl<'a> Asker<'a> {
    /// Opens every provider before the first request, so that a missing key costs nothing.
    pub(super) fn open(plan: &'a Plan, options: &'a Options<'a>) -> Result<Self, EngineError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|source| EngineError::Workers { source })?;
        let settings = plan.header.experiment.settings.iter();
        let clients = settings
            .map(|setting| open_clients(setting, options))
            .collect::<Result<_, ModelError>>()?;
        let judges = plan.header.experiment.judges.iter();
        let judges = judges
            .map(|judge| open_client(&judge.model, &judge.base_url, options))
            .collect::<Result<_, ModelError>>()?;
        Ok(Self {
            plan,
            options,
            clients,
            judges,
            runtime,
            end: Mutex::new(None),
        })
    }

    /// Asks for every cell and sends the answers on; asks again for those that come back. Says why
    /// it ended.
    pub(super) fn ask_all(
        &self,
        cells: Vec<PlannedCell>,
        answers: Sender<Asked>,
        judged: &Receiver<Judged>,
    ) -> Result<End, EngineError> {
        self.runtime
            .block_on(self.ask_until_done(cells, answers, judged));
        let end = self
            .end
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take();
        Ok(match end {
            Some(end) => end,
            None if self.options.stop.load(Ordering::Relaxed) => End::Interrupted,
            None => End::Complete,
        })
    }

    async fn ask_until_done(
        &self,
        cells: Vec<PlannedCell>,
        answers: Sender<Asked>,
        judged: &Receiver<Judged>,
    ) {
        let mut fresh = cells.into_iter();
        let mut asked = FuturesUnordered::new();
        let mut open = 0;
        loop {
            while asked.len() < self.options.concurrency.max(1)
                && open < self.options.concurrency + WAITING
                && !self.must_stop()
                && let Some(cell) = fresh.next()
            {
                let (cell, wanted) = OpenCell::begin(self.plan, cell);
                open += 1;
                asked.push(self.ask(cell, vec![wanted]));
            }
            if open == 0 {
                return;
            }
            let next = match asked.is_empty() {
                true => judged.recv().await.map(Either::Right),
                false => {
                    let (answered, back) = (asked.next(), pin!(judged.recv()));
                    match select(answered, back).await {
                        Either::Left((answered, _)) => Ok(Either::Left(answered.flatten())),
                        Either::Right((judged, _)) => judged.map(Either::Right),
                    }
                }
            };
            match next {
                Ok(Either::Left(Some(answered))) => {
                    // Closed when the log could not be written: that error is reported there.
                    if answers.send(answered).await.is_err() {
                        return;
                    }
                }
                // The run has to stop, and the cell stays undone.
                Ok(Either::Left(None)) | Ok(Either::Right(Judged::Done)) => open -= 1,
                Ok(Either::Right(Judged::More(cell, wanted))) => match self.must_stop() {
                    true => open -= 1,
                    false => asked.push(self.ask(cell, wanted)),
                },
                Err(_) => return,
            }
        }
    }

    fn must_stop(&self) -> bool {
        let ended = self
            .end
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .is_some();
        ended || self.options.stop.load(Ordering::Relaxed)
    }

    fn end_with(&self, end: End) {
        self.end
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .get_or_insert(end);
    }

    /// The answers that a cell wants; `None` if the run has to stop and the cell stays undone.
    async fn ask(&self, cell: OpenCell, wanted: Vec<Wanted>) -> Option<Asked> {
        let asks = wanted.into_iter().map(|wanted| self.answer(&cell, wanted));
        let answers: Option<Vec<Answered>> = join_all(asks).await.into_iter().collect();
        let answers = answers?;
        Some(Asked { cell, answers })
    }

    /// Who is asked, and how it is to choose its words.
    fn asked(&self, cell: &OpenCell, purpose: Purpose) -> (&Client, &Sampling) {
        let setting = self.plan.setting(cell.cell);
        let (writer, repairer) = &self.clients[cell.cell.setting];
        match (purpose, &setting.repair) {
            (Purpose::Judgement { judge, .. }, _) => {
                let sampling = &self.plan.header.experiment.judges[judge].sampling;
                (&self.judges[judge], sampling)
            }
            (Purpose::Attempt(Some(_)), Some(repair)) => {
                (repairer.as_ref().unwrap_or(writer), &repair.sampling)
            }
            (Purpose::Attempt(_), _) => (writer, &setting.sampling),
        }
    }

    async fn answer(&self, cell: &OpenCell, wanted: Wanted) -> Option<Answered> {
        let (client, sampling) = self.asked(cell, wanted.purpose);
        let prompt = match &wanted.sent {
            Some(sent) => sent,
            None => self.plan.prompt(cell.cell).1,
        };
        let request = Request {
            task_id: &self.plan.tasks[cell.cell.task].id,
            prompt,
            sampling,
            sample: wanted.sample,
        };
        let started = Instant::now();
        let answer = match client.complete(&request).await {
            Ok(mut completion) => {
                if !completion.cached {
                    completion.millis =
                        started.elapsed().as_millis().try_into().unwrap_or(u64::MAX);
                }
                Answer::Completion(completion)
            }
            Err(error) if error.ends_everything() => {
                self.end_with(match error {
                    ModelError::Budget(spent) => End::BudgetSpent(spent.to_string()),
                    other => End::ProviderFailed(other.to_string()),
                });
                return None;
            }
            Err(error) => {
                let message = error.to_string();
                Answer::Error { message }
            }
        };
        Some(Answered { wanted, answer })
    }
}

fn open_clients(
    setting: &Setting,
    options: &Options<'_>,
) -> Result<(Client, Option<Client>), ModelError> {
    let open = |model: &str, base_url: &Option<String>| open_client(model, base_url, options);
    let repair = setting.repair.as_ref();
    let repairer = repair.and_then(|repair| Some((repair.model.as_ref()?, &repair.base_url)));
    let repairer = repairer.map(|(model, base_url)| open(model, base_url));
    Ok((
        open(&setting.model, &setting.base_url)?,
        repairer.transpose()?,
    ))
}

fn open_client(
    model: &str,
    base_url: &Option<String>,
    options: &Options<'_>,
) -> Result<Client, ModelError> {
    let base_url = base_url
        .clone()
        .or_else(|| options.providers.base_url.clone());
    let providers = sallet_models::ProviderOptions {
        base_url,
        ..options.providers.clone()
    };
    Client::open(model, &providers, options.resources.clone())
}
