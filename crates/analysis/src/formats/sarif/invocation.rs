//! What went wrong, as notifications.

use super::location::{Artifact, Location, Message};
use crate::file::{Problem, ProblemKind, Scan};
use crate::formats::{kind_name, sentence};
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation<'a> {
    /// False when something that was asked for was not analysed at all.
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    descriptor: Descriptor,
    level: &'static str,
    message: Message<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locations: Option<[Location<'a>; 1]>,
}

#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
}

impl<'a> Invocation<'a> {
    pub(super) fn new(scan: &'a Scan) -> Self {
        let of_analyzers = scan.analyzers.iter().flat_map(|run| &run.problems);
        let of_analyzers = of_analyzers.map(|problem| Notification::new(problem, None));
        let of_files = scan.files.iter().flat_map(|file| {
            let new = |problem| Notification::new(problem, Some(&file.path));
            file.problems.iter().map(new)
        });
        let notifications: Vec<_> = of_analyzers.chain(of_files).collect();
        Self {
            execution_successful: !notifications.iter().any(|it| it.level == ERROR),
            tool_execution_notifications: notifications,
        }
    }
}

const ERROR: &str = "error";

impl<'a> Notification<'a> {
    fn new(problem: &'a Problem, path: Option<&'a String>) -> Self {
        Self {
            descriptor: Descriptor {
                id: kind_name(problem.kind),
            },
            level: match problem.kind {
                // What could be read was analysed.
                ProblemKind::Broken => "warning",
                _ => ERROR,
            },
            message: Message::new(sentence(problem)),
            locations: path.map(|path| {
                let artifact = Cow::Owned(Artifact::new(path));
                [Location::new(artifact, problem.place)]
            }),
        }
    }
}
