//! Why nothing of a paper can be computed.

use sallet_engine::EngineError;
use std::path::PathBuf;

/// A fault that leaves no number to print. A file that lacks or is broken costs only the cells that
/// need it and is told in `Reproduction::missing`.
#[derive(Debug, thiserror::Error)]
pub enum ReproduceError {
    /// No folder was given.
    #[error("{0} needs its data: give the folder of a checkout with --from")]
    NeedsFolder(&'static str),
    /// A folder was given that would not be read.
    #[error("{0} has no published data, and only what it prints is checked: leave --from away")]
    ReadsNothing(&'static str),
    /// The folder is not there, or is no folder.
    #[error("{}: no such folder: give the folder of the checkout with --from", .0.display())]
    NoFolder(PathBuf),
    /// The folder holds nothing of the paper's repository.
    #[error(
        "{}: nothing of {paper}'s repository is here (looked for {looked_for}): give its top folder with --from",
        folder.display()
    )]
    NothingFound {
        /// The folder.
        folder: PathBuf,
        /// The paper's name for people.
        paper: &'static str,
        /// Paths that were looked for.
        looked_for: &'static str,
    },
    /// A run is there already.
    #[error("{} holds a run already: choose another folder with --out", .0.display())]
    RunExists(PathBuf),
    /// A file of the run could not be written.
    #[error("{}: {source}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A record of the run could not be written as JSON.
    #[error("a record of the run cannot be written: {0}")]
    Encode(serde_json::Error),
    /// The run could not be begun or written.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Everything of the paper that is there cannot be read.
    #[error("nothing of {paper} can be computed: {reasons}")]
    NothingReadable {
        /// The paper's name for people.
        paper: &'static str,
        /// Why, one sentence a file, separated by `; `.
        reasons: String,
    },
}
