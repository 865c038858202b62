//! `sallet`: measures and improves the security of code that language models write.
//!
//! Exit codes: 0 fine, 1 a check or threshold failed, 2 an error.

mod arguments;
mod commands;
mod progress;
mod terminal;
mod whole_file;

use arguments::{Arguments, Command};
use clap::Parser;
use std::io::Write;
use std::process::ExitCode;

/// Syntax trees are many small allocations: a profile of a scan showed an eighth of its time in the
/// allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::Eval(options) => commands::eval::run(&options),
        Command::Report(options) => commands::report::run(&options),
        Command::Rescore(options) => commands::rescore::run(&options),
        Command::Merge(options) => commands::merge::run(&options),
        Command::Dataset(command) => commands::dataset::run(&command),
        Command::Taxonomy(options) => commands::taxonomy::run(&options),
        Command::Scan(options) => commands::scan::run(&options),
        Command::Fix(options) => commands::fix::run(&options),
        Command::Judge(options) => commands::judge::run(&options),
        Command::Rules(command) => commands::rules::run(&command),
        Command::Export(options) => commands::export::run(&options),
        Command::Import(options) => commands::import::run(&options),
        Command::Reproduce(options) => commands::reproduce::run(&options),
        Command::Doctor => commands::doctor::run(),
        Command::Setup { set } => commands::setup::run(&set),
    };
    // Standard output is buffered: a full disk may show itself only now.
    match result.and_then(|code| Ok(terminal::output().flush().map(|()| code)?)) {
        Ok(code) => code,
        Err(error) => {
            // Causes are part of our messages already where they help.
            terminal::tell(error);
            ExitCode::from(2)
        }
    }
}
