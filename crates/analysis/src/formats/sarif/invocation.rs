//! What went wrong, as notifications.

use super::location::{Artifact, Location, Message};
use super::tool::Configuration;
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

/// Points to a [`Notice`].
#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

/// What notifications of one kind are about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Notice {
    id: &'static str,
    name: &'static str,
    short_description: Message<'static>,
    full_description: Message<'static>,
    help: Message<'static>,
    default_configuration: Configuration,
}

/// Every kind, in the order of [`Notice::all`].
const KINDS: [ProblemKind; 5] = [
    ProblemKind::Broken,
    ProblemKind::Skipped,
    ProblemKind::TimedOut,
    ProblemKind::Missing,
    ProblemKind::Failed,
];

impl Notice {
    pub(super) fn all() -> Vec<Self> {
        KINDS.map(Self::new).into()
    }

    fn new(kind: ProblemKind) -> Self {
        let (name, what, help) = match kind {
            ProblemKind::Broken => (
                "CodeDoesNotParse",
                "The code does not parse.",
                "What could be read was analysed; mend the code to have all of it analysed.",
            ),
            ProblemKind::Skipped => (
                "FileSkipped",
                "The file was not analysed.",
                "It may hold any weakness; the message says what kept it from being read.",
            ),
            ProblemKind::TimedOut => (
                "FileTimedOut",
                "The time limit for one file was over before its end.",
                "Raise the limit with --time-limit.",
            ),
            ProblemKind::Missing => (
                "AnalyzerMissing",
                "An external analyzer is not installed.",
                "Install it or leave it out of --with.",
            ),
            ProblemKind::Failed => (
                "AnalyzerFailed",
                "An external analyzer failed, or its answer could not be read.",
                "Run it by hand to see why.",
            ),
        };
        Self {
            id: kind_name(kind),
            name,
            short_description: Message::new(what),
            full_description: Message::new(format!("{what} {help}")),
            help: Message::new(help),
            default_configuration: Configuration { level: level(kind) },
        }
    }
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
                index: KINDS.iter().position(|&kind| kind == problem.kind),
            },
            level: level(problem.kind),
            message: Message::new(sentence(problem)),
            locations: path.map(|path| {
                let artifact = Cow::Owned(Artifact::new(path));
                [Location::new(artifact, problem.place)]
            }),
        }
    }
}

fn level(kind: ProblemKind) -> &'static str {
    match kind {
        // What could be read was analysed.
        ProblemKind::Broken => "warning",
        _ => ERROR,
    }
}
