//! What the command says: results on standard output, everything else on standard error.

use sallet_analysis::formats::visible;
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, StdoutLock, Write};

/// Standard output. Its reader may go away early, as in `sallet … | head`: what is written after
/// that goes nowhere, which is no error. A full disk is one.
pub struct Output(StdoutLock<'static>);

/// The one way to standard output.
pub fn output() -> Output {
    Output(io::stdout().lock())
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written.map_err(name),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed.map_err(name),
        }
    }
}

/// Whether a person looks at standard output.
pub fn is_seen() -> bool {
    io::stdout().is_terminal()
}

/// Whether a person looks at standard output who has nothing against colours.
pub fn has_color() -> bool {
    is_seen() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn name(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("standard output: {error}"))
}

/// Writes text of unknown origin to standard output: as it is for programs, harmless for a person.
pub fn show(text: &str) -> io::Result<()> {
    let text = match is_seen() {
        true => visible(text),
        false => Cow::Borrowed(text),
    };
    output().write_all(text.as_bytes())
}

/// Tells the user something that is no result. It may hold words of files and servers. Nothing
/// hangs on it, so that a standard error that nobody reads does not stop a run.
pub fn tell(message: impl Display) {
    let message = message.to_string();
    let _ = writeln!(io::stderr(), "sallet: {}", visible(&message));
}
