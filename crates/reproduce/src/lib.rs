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
pub mod files;
mod llmsecurecode;
pub mod model;
pub mod printed;
pub mod render;
mod sallm;
mod secure_llm;
mod securityeval;
mod sheet;

pub use error::ReproduceError;
pub use model::{
    Cell, Data, Imported, Importer, Judgement, Number, Paper, Recomputed, Reproduction, Row,
    Source, Table,
};
pub use printed::{Printed, PrintedTable};

/// Every paper, in the order of lists.
pub static ALL: &[&Paper] = &[
    &sallm::PAPER,
    &llmsecurecode::PAPER,
    &securityeval::PAPER,
    &secure_llm::PAPER,
    &fdsp::PAPER,
];

/// Every paper whose answers can be imported.
pub static IMPORTERS: &[&Importer] = &[&sallm::IMPORTER];

/// The importer called `name`.
pub fn importer(name: &str) -> Option<&'static Importer> {
    IMPORTERS
        .iter()
        .find(|importer| importer.name == name)
        .copied()
}

/// The paper called `name`.
pub fn by_name(name: &str) -> Option<&'static Paper> {
    ALL.iter().find(|paper| paper.name == name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// What is no paper.
    const OTHER: &[&str] = &[
        "error", "files", "lib", "model", "printed", "render", "sheet",
    ];

    #[test]
    fn every_paper_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let entries = std::fs::read_dir(folder).unwrap();
        let stem = |entry: std::io::Result<std::fs::DirEntry>| {
            let path = entry.unwrap().path();
            path.file_stem().unwrap().to_str().unwrap().to_owned()
        };
        let mut papers: Vec<String> = entries
            .map(stem)
            .filter(|name| !OTHER.contains(&name.as_str()))
            .collect();
        papers.sort();
        let mut names: Vec<String> = ALL
            .iter()
            .map(|paper| paper.name.replace('-', "_"))
            .collect();
        names.sort();
        assert_eq!(papers, names);
    }
}
