//! What can go wrong around a sandbox.

use std::path::PathBuf;

/// A failure of the sandbox or of its environment: never a statement about the code that was run.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The kernel refused a step of the set-up.
    #[error(
        "the sandbox could not be set up: {step} failed: {source}; run `sallet doctor` to see what this machine allows"
    )]
    SetUp {
        /// Which step.
        step: &'static str,
        /// What the kernel said.
        source: std::io::Error,
    },
    /// Oracles cannot use this Python, because every test has a folder of its own at its place.
    #[error(
        "{path} lies below /tmp or /work, which a sandbox has for itself: use a Python that is installed elsewhere (SALLET_PYTHON)"
    )]
    Hidden {
        /// The path.
        path: PathBuf,
    },
    /// The program is not there, or not executable.
    #[error("{program} could not be started: {source}")]
    Start {
        /// Its path.
        program: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// No usable Python.
    #[error(
        "no usable python3: {detail}; install Python 3.10 or newer, or name one with SALLET_PYTHON"
    )]
    Python {
        /// What was tried and what happened.
        detail: String,
    },
    /// No usable compiler.
    #[error(
        "no usable C or C++ compiler: {detail}; install gcc and g++ with their sanitizer libraries"
    )]
    Compiler {
        /// What was tried and what happened.
        detail: String,
    },
    /// The package environment could not be made.
    #[error(
        "the package environment could not be made: {detail}; when it is mended, run `sallet setup`"
    )]
    Packages {
        /// What pip said, shortened.
        detail: String,
    },
    /// The oracle server ended or spoke nonsense.
    #[error("the oracle server failed: {detail}")]
    Server {
        /// What happened.
        detail: String,
    },
    /// A file of ours could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The seccomp filter could not be built for this processor.
    #[error("no seccomp filter for this processor: {0}")]
    Filter(#[from] seccompiler::BackendError),
}
