//! The only crate that runs untrusted code or external tools.
//!
//! [`run`] starts one program in a fresh sandbox. [`OracleServer`] keeps a warm Python whose
//! forks run a task's suites against a solution, each in a sandbox of its own. Nothing here
//! decides what a verdict means; it says truthfully what happened.

mod build;
mod cgroup;
mod error;
mod filter;
mod isolation;
mod limits;
mod namespaces;
mod oracle;
mod packages;
mod preload;
mod python;
mod run;
mod visible;

pub use build::{Build, CompiledProgram, Sources};
pub use error::SandboxError;
pub use isolation::Isolation;
pub use limits::{GroupLimits, ResourceLimits, RunLimits, TEST_WALL};
pub use oracle::{Job, OracleServer, Sandboxing, Solution, TestOutcome, TestReport};
pub use packages::{PackageEnvironment, PackageSet, cache_folder};
pub use preload::Preload;
pub use python::Python;
pub use run::{Finished, Surroundings, run};
pub use visible::Visible;
