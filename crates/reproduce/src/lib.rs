//! Published numbers computed again from published data: one file or folder a paper.
//!
//! A paper's artefact repository is read as it was published. Each table of the paper is printed cell
//! by cell: what the paper prints, what its data gives, whether the two are equal, and if not, why, as
//! far as the data itself shows it. What a partial checkout lacks is named, and the rest is computed.
//!
//! What a paper prints is a data file beside the code (`printed.tsv`, see [`printed`]); where each file
//! of an artefact is looked for is written at the top of the paper's module.

mod error;
mod fdsp;
mod llmsecurecode;
mod secure_llm;
pub mod files;
pub mod model;
pub mod printed;
pub mod render;
mod sheet;

pub use error::ReproduceError;
pub use model::{Cell, Judgement, Number, Paper, Recomputed, Reproduction, Row, Source, Table};
pub use printed::{Printed, PrintedTable};

/// Every paper, in the order of lists.
pub static ALL: &[&Paper] = &[&llmsecurecode::PAPER, &fdsp::PAPER, &secure_llm::PAPER];

/// The paper called `name`.
pub fn by_name(name: &str) -> Option<&'static Paper> {
    ALL.iter().find(|paper| paper.name == name).copied()
}
