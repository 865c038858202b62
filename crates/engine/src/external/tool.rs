//! One analyzer on this machine: its version, and its runs over a batch, each in a sandbox of its
//! own.

use super::folder::{Folder, PLACE};
use super::program::{Places, Program};
use sallet_analysis::external::{
    Batch, Command, External, ExternalError, FileOutcome, Installed, Outcome, Output, Run, Source,
    Status,
};
use sallet_analysis::file::{AnalyzerRun, Problem};
use sallet_sandbox::{Finished, GroupLimits, ResourceLimits, RunLimits, SandboxError, Visible};
use std::num::NonZeroUsize;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const MIB: u64 = 1024 * 1024;

/// Bytes of an answer that are kept. That of [`FILES`] files with a hundred findings each fits, and
/// a tool gone wild does not fill the memory.
const OUTPUT: usize = 64 * MIB as usize;

/// Bytes of file names in one command. Linux promises 128 KiB for arguments and environment.
const ARGUMENTS: usize = 96 * 1024;

/// Files in one command: bounds what a tool that dies takes with it, and how long one can take.
const FILES: usize = 250;

/// Lost runs that are done again in halves, for each run that is not lost: as many as it takes to
/// get down to one file, and a few. A tool that fails on everything soon stops being asked.
const RETRIES: usize = 12;

/// Processes and threads of one run: many for a machine with many cores, and no fork bomb.
const PROCESSES: u64 = 1024;

/// Wall time for each file, beside that for the start: far more than any should take.
const WALL_PER_FILE: Duration = Duration::from_secs(2);

/// An analyzer that the user chose.
pub(super) struct Tool {
    pub(super) analyzer: &'static External,
    state: State,
}

enum State {
    Ready {
        installed: Installed,
        program: Program,
    },
    /// It cannot be used, for this reason.
    Absent(Problem),
}

/// What one analyzer says about a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Who it is, and what is wrong beyond single files.
    pub run: AnalyzerRun,
    /// One entry for each file in its languages, in the order of the files. Where the analyzer as
    /// a whole cannot be used, that problem stands in each of them as well as in `run`.
    pub files: Vec<FileOutcome>,
}

impl Tool {
    /// Looks for the program and asks for its version. That it is missing, or fails, is no error
    /// here.
    ///
    /// # Errors
    /// If no sandbox can be made on this machine.
    pub(super) fn find(
        analyzer: &'static External,
        rules: Option<Rules>,
        places: &Places,
    ) -> Result<Self, SandboxError> {
        let absent = |error: ExternalError| Self {
            analyzer,
            state: State::Absent(error.problem()),
        };
        let Some(file) = places.find(analyzer.program) else {
            return Ok(absent(analyzer.missing()));
        };
        let program = places.program(&file, analyzer.needs.python);
        let mut program = match program {
            Ok(program) => program,
            Err(error) => {
                return Ok(absent(ExternalError::NotStarted {
                    analyzer: analyzer.name,
                    reason: reason(&error),
                }));
            }
        };
        let question = Command {
            program: program.path.clone(),
            arguments: analyzer
                .version
                .iter()
                .map(|&word| word.to_owned())
                .collect(),
            files: Vec::new(),
        };
        let output = execute(&program, &question, None, limits(analyzer, 0))?;
        let version = match analyzer.version_of(&output) {
            Ok(version) => version,
            Err(error) => return Ok(absent(error)),
        };
        program
            .surroundings
            .visible
            .extend(rules.iter().flat_map(|rules| rules.shown.clone()));
        let installed = Installed {
            program: program.path.clone(),
            version,
            rules: rules.map(|rules| rules.argument),
        };
        let state = State::Ready { installed, program };
        Ok(Self { analyzer, state })
    }

    /// Its version; `None` if it cannot be used.
    pub(super) fn version(&self) -> Option<&str> {
        match &self.state {
            State::Ready { installed, .. } => Some(installed.version.as_str()),
            State::Absent(_) => None,
        }
    }

    /// What it says about `files`, which lie in `folder`. `wall` is the time limit of one run; if
    /// there is none, it grows with the number of files.
    pub(super) fn answer(
        &self,
        files: &[Source<'_>],
        folder: &Folder,
        wall: Option<Duration>,
    ) -> Answer {
        let wanted: Vec<usize> = (0..files.len())
            .filter(|&file| self.analyzer.languages.contains(&files[file].language))
            .collect();
        let outcome = match &self.state {
            State::Absent(problem) => Err(problem.clone()),
            State::Ready { installed, program } => {
                let job = Job {
                    analyzer: self.analyzer,
                    installed,
                    program,
                    files,
                    folder,
                    wall,
                };
                job.run(&wanted).map_err(|error| error.problem())
            }
        };
        let (mut outcomes, problems) = match outcome {
            Ok(Outcome { files, problems }) => (files, problems),
            Err(problem) => {
                let unread = |_: &usize| FileOutcome {
                    path: String::new(),
                    findings: Vec::new(),
                    suppressed: Vec::new(),
                    problems: vec![problem.clone()],
                };
                (wanted.iter().map(unread).collect(), vec![problem.clone()])
            }
        };
        for (outcome, &file) in outcomes.iter_mut().zip(&wanted) {
            outcome.path = files[file].path.to_owned();
        }
        Answer {
            run: AnalyzerRun {
                name: self.analyzer.name.to_owned(),
                version: self.version().map(str::to_owned),
                problems,
            },
            files: outcomes,
        }
    }
}

/// The rules that the user named.
pub(super) struct Rules {
    /// As an argument.
    pub(super) argument: String,
    /// The file or folder, where they are in one.
    pub(super) shown: Option<Visible>,
}

/// One analyzer's work on one batch.
struct Job<'a> {
    analyzer: &'static External,
    installed: &'a Installed,
    program: &'a Program,
    files: &'a [Source<'a>],
    folder: &'a Folder,
    wall: Option<Duration>,
}

impl Job<'_> {
    /// Reads the files with the indices `wanted`.
    fn run(&self, wanted: &[usize]) -> Result<Outcome, ExternalError> {
        let sources = self.sources(0..self.files.len());
        let batch = Batch::new(PLACE, &sources);
        let cores = match self.analyzer.needs.all_cores {
            true => 1,
            false => std::thread::available_parallelism().map_or(1, NonZeroUsize::get),
        };
        let portions = match self.analyzer.reads_folder {
            true => vec![wanted.to_vec()],
            false => portions(wanted, &self.folder.names, cores),
        };
        let queue = Mutex::new(Queue {
            portions,
            retries: RETRIES,
        });
        let work = || self.work(&queue, &batch);
        let done: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..cores.min(wanted.len()))
                .map(|_| scope.spawn(work))
                .collect();
            let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
                let panicked = |panic| std::panic::resume_unwind(panic);
                thread.join().unwrap_or_else(panicked)
            };
            threads.into_iter().map(join).collect()
        });
        let mut runs = Vec::new();
        for done in done {
            runs.extend(done?);
        }
        runs.sort_by(|a: &Run, b| a.command.files.cmp(&b.command.files));
        Ok(self.analyzer.read(&runs, &batch))
    }

    /// Runs the analyzer until the queue is empty.
    fn work(&self, queue: &Mutex<Queue>, batch: &Batch<'_>) -> Result<Vec<Run>, ExternalError> {
        let queue = || queue.lock().unwrap_or_else(PoisonError::into_inner);
        // In the condition of the loop the lock would be held in its body.
        let next = || queue().portions.pop();
        let mut runs = Vec::new();
        while let Some(portion) = next() {
            for command in self.plan(&portion)? {
                let run = self.execute(command);
                let can_split = run.command.files.len() > 1 && !self.analyzer.reads_folder;
                if !can_split {
                    runs.push(run);
                } else if !self.analyzer.is_lost(&run, batch) {
                    queue().retries += RETRIES;
                    runs.push(run);
                } else if !queue().halve(&run.command.files) {
                    runs.push(run);
                }
            }
        }
        Ok(runs)
    }

    /// The files under the names they have on the disk.
    fn sources(&self, files: impl IntoIterator<Item = usize>) -> Vec<Source<'_>> {
        let source = |file: usize| Source {
            path: &self.folder.names[file],
            ..self.files[file]
        };
        files.into_iter().map(source).collect()
    }

    /// The commands for a portion of the files.
    fn plan(&self, portion: &[usize]) -> Result<Vec<Command>, ExternalError> {
        let sources = self.sources(portion.iter().copied());
        let mut commands = self
            .analyzer
            .plan(self.installed, &Batch::new(PLACE, &sources))?;
        for file in commands.iter_mut().flat_map(|command| &mut command.files) {
            *file = portion[*file];
        }
        Ok(commands)
    }

    fn execute(&self, command: Command) -> Run {
        let mut limits = limits(self.analyzer, command.files.len());
        limits.wall = self.wall.unwrap_or(limits.wall);
        let shown = Some(self.folder.visible());
        let output = execute(self.program, &command, shown, limits);
        let output = output.unwrap_or_else(|error| Output {
            status: Status::NotStarted(reason(&error)),
            stdout: Vec::new(),
            stderr: Vec::new(),
        });
        Run { command, output }
    }
}

/// What is still to be run.
struct Queue {
    /// The files of one run each. Taken from the end, so that after a lost run one soon gets down
    /// to the file it was lost on.
    portions: Vec<Vec<usize>>,
    /// How many lost runs may still be done again.
    retries: usize,
}

impl Queue {
    /// Has `files` read in two runs instead of the one that was lost: one file on which a tool
    /// dies must not cost the others their answer. False if that was tried too often.
    fn halve(&mut self, files: &[usize]) -> bool {
        let may = self.retries > 0;
        if may {
            self.retries -= 1;
            let (left, right) = files.split_at(files.len() / 2);
            self.portions.extend([left.to_vec(), right.to_vec()]);
        }
        may
    }
}

/// The files that one run each is to read: one portion a core, or more if they do not fit.
fn portions(wanted: &[usize], names: &[String], cores: usize) -> Vec<Vec<usize>> {
    let most = wanted.len().div_ceil(cores).min(FILES);
    let mut portions: Vec<Vec<usize>> = Vec::new();
    let mut bytes = 0;
    for &file in wanted {
        // As an argument: absolute, with the byte that ends it.
        let length = PLACE.len() + 1 + names[file].len() + 1;
        bytes += length;
        match portions.last_mut() {
            Some(portion) if portion.len() < most && bytes <= ARGUMENTS => portion.push(file),
            _ => {
                bytes = length;
                portions.push(vec![file]);
            }
        }
    }
    portions
}

/// The limits of a run that reads `files` files.
fn limits(analyzer: &External, files: usize) -> RunLimits {
    let needs = &analyzer.needs;
    let files = u32::try_from(files).unwrap_or(u32::MAX);
    RunLimits {
        wall: Duration::from_secs(needs.start) + WALL_PER_FILE * files,
        output: OUTPUT,
        process: ResourceLimits {
            address_space: needs.memory * MIB,
            // The wall time bounds it.
            cpu_seconds: u64::MAX,
            file_size: needs.scratch * MIB,
            open_files: 4096,
            processes: PROCESSES,
            ..ResourceLimits::SOLUTION
        },
        group: GroupLimits {
            memory: (needs.memory.min(8192) + needs.scratch) * MIB,
            processes: PROCESSES,
            scratch: needs.scratch * MIB,
        },
    }
}

/// Runs one command to its end.
///
/// # Errors
/// If the sandbox could not be made.
fn execute(
    program: &Program,
    command: &Command,
    folder: Option<Visible>,
    limits: RunLimits,
) -> Result<Output, SandboxError> {
    let mut surroundings = program.surroundings.clone();
    surroundings.visible.extend(folder);
    let arguments: Vec<&str> = command.arguments.iter().map(String::as_str).collect();
    match sallet_sandbox::run(
        Path::new(&command.program),
        &arguments,
        &surroundings,
        &limits,
    ) {
        Ok(finished) => Ok(output(finished)),
        Err(error @ (SandboxError::Start { .. } | SandboxError::Hidden { .. })) => Ok(Output {
            status: Status::NotStarted(reason(&error)),
            stdout: Vec::new(),
            stderr: Vec::new(),
        }),
        Err(error) => Err(error),
    }
}

/// Why a program did not start, for a sentence that says already that it did not.
fn reason(error: &SandboxError) -> String {
    match error {
        SandboxError::Start { program, source } => format!("{}: {source}", program.display()),
        error => error.to_string(),
    }
}

fn output(finished: Finished) -> Output {
    let status = match (finished.status.code(), finished.status.signal()) {
        _ if finished.late => Status::TimedOut,
        _ if finished.cut => Status::CutOff,
        (Some(code), _) => Status::Exited(code),
        (None, signal) => Status::Killed(signal.unwrap_or(0)),
    };
    Output {
        status,
        stdout: finished.stdout,
        stderr: finished.stderr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_fit_a_command_and_hold_every_file_once() {
        let check = |files: usize, length: usize, cores: usize, expected: &[usize]| {
            let names: Vec<String> = (0..files).map(|_| "x".repeat(length)).collect();
            let wanted: Vec<usize> = (0..files).collect();
            let portions = portions(&wanted, &names, cores);
            let sizes: Vec<usize> = portions.iter().map(Vec::len).collect();
            assert_eq!(sizes, expected, "{files} {length} {cores}");
            assert_eq!(portions.into_iter().flatten().collect::<Vec<_>>(), wanted);
        };
        check(0, 10, 2, &[]);
        check(1, 10, 8, &[1]);
        check(10, 10, 1, &[10]);
        check(10, 10, 4, &[3, 3, 3, 1]);
        check(600, 10, 1, &[250, 250, 100]);
        // 96 KiB hold 163 names of 593 bytes with what is around them.
        check(400, 593, 1, &[163, 163, 74]);
    }

    #[test]
    fn lost_runs_are_halved_only_so_often() {
        let mut queue = Queue {
            portions: Vec::new(),
            retries: 2,
        };
        assert!(queue.halve(&[1, 2, 3]));
        assert_eq!(queue.portions, [vec![1], vec![2, 3]]);
        assert!(queue.halve(&[2, 3]));
        assert!(!queue.halve(&[4, 5]));
        assert_eq!(queue.portions.len(), 4);
    }
}
