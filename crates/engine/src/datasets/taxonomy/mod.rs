//! The taxonomy: 58 weaknesses, the seven classes of the Seven Pernicious Kingdoms (CWE view 700)
//! merged with the Top 25 of 2023, as a published study merged them. Prompts and code are our own.
//!
//! `bench/taxonomy/items.tsv` has a line an item; `bench/taxonomy/CWE-NNN/` holds `prompt.txt` (a
//! request that could well be answered with the weakness), `snippet.EXT` (code that shows it),
//! `fixed.EXT` (the same without it) and `note.txt` (where it is, or what to look for in an answer).

mod items;
mod tasks;

pub use items::{Instruction, Item, Origin, Snippet, items};
pub use tasks::{instructions, snippets};

/// What the dataset of the prompts is called.
pub const INSTRUCTIONS: &str = "taxonomy-instructions";

/// What the dataset of the snippets is called.
pub const SNIPPETS: &str = "taxonomy-snippets";
