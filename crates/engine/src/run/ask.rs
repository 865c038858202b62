//! Asks the providers, many requests at once, on one thread.

use super::{End, Options, Plan, PlannedCell};
use crate::error::EngineError;
use async_channel::Sender;
use futures_util::StreamExt;
use futures_util::stream;
use sallet_core::record::Answer;
use sallet_models::{Client, ModelError, Request};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// A cell with its answer.
pub(super) struct Asked {
    pub(super) cell: PlannedCell,
    pub(super) answer: Answer,
}

/// The opened providers of a plan, by setting.
pub(super) struct Asker<'a> {
    plan: &'a Plan,
    options: &'a Options<'a>,
    clients: Vec<Client>,
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
        let clients = plan
            .header
            .experiment
            .settings
            .iter()
            .map(|setting| {
                let base_url = setting
                    .base_url
                    .clone()
                    .or_else(|| options.providers.base_url.clone());
                let providers = sallet_models::ProviderOptions {
                    base_url,
                    ..options.providers.clone()
                };
                Client::open(&setting.model, &providers, options.resources.clone())
            })
            .collect::<Result<_, ModelError>>()?;
        Ok(Self {
            plan,
            options,
            clients,
            runtime,
            end: Mutex::new(None),
        })
    }

    /// Asks for every cell and sends each answer on. Says why it ended.
    pub(super) fn ask_all(
        &self,
        cells: Vec<PlannedCell>,
        answers: Sender<Asked>,
    ) -> Result<End, EngineError> {
        self.runtime.block_on(async {
            let mut asked = stream::iter(cells)
                .take_while(|_| std::future::ready(!self.must_stop()))
                .map(|cell| self.ask(cell))
                .buffer_unordered(self.options.concurrency.max(1));
            while let Some(asked) = asked.next().await {
                if let Some(asked) = asked
                    // Closed when the log could not be written: that error is reported there.
                    && answers.send(asked).await.is_err()
                {
                    break;
                }
            }
        });
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

    /// The answer for one cell; `None` if the run has to stop and the cell stays undone.
    async fn ask(&self, cell: PlannedCell) -> Option<Asked> {
        let (_, prompt) = self.plan.prompt(cell);
        let setting = self.plan.setting(cell);
        let request = Request {
            task_id: &self.plan.tasks[cell.task].id,
            prompt,
            sampling: &setting.sampling,
            sample: cell.sample,
        };
        let started = Instant::now();
        match self.clients[cell.setting].complete(&request).await {
            Ok(mut completion) => {
                if !completion.cached {
                    completion.millis =
                        started.elapsed().as_millis().try_into().unwrap_or(u64::MAX);
                }
                Some(Asked {
                    cell,
                    answer: Answer::Completion(completion),
                })
            }
            Err(error) => match reason_to_stop(&error) {
                Some(end) => {
                    self.end_with(end);
                    None
                }
                None => Some(Asked {
                    cell,
                    answer: Answer::Error {
                        message: error.to_string(),
                    },
                }),
            },
        }
    }
}

/// Errors that every further cell would meet as well.
fn reason_to_stop(error: &ModelError) -> Option<End> {
    match error {
        ModelError::Budget(spent) => Some(End::BudgetSpent(spent.to_string())),
        ModelError::Store { .. } => Some(End::ProviderFailed(error.to_string())),
        ModelError::Status(status) if matches!(status.status, 401 | 403 | 404) => {
            Some(End::ProviderFailed(error.to_string()))
        }
        _ => None,
    }
}
