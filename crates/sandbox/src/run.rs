//! Runs one trusted or untrusted program in a fresh sandbox and waits for its end.

use crate::error::SandboxError;
use crate::isolation::Isolation;
use crate::limits::ResourceLimits;
use crate::namespaces::{self, Confinement, Kernel, Program, Streams};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::{Duration, Instant};

/// Bytes of standard output, and of standard error, that are kept. The rest is read and dropped.
const OUTPUT_KEPT: usize = 1024 * 1024;

/// How a program ended.
#[derive(Debug)]
pub struct Finished {
    /// Its exit status; for a program that was late, the kill.
    pub status: ExitStatus,
    /// The first MiB of what it wrote.
    pub stdout: Vec<u8>,
    /// The first MiB of what it complained about.
    pub stderr: Vec<u8>,
    /// Whether it was killed because its wall time was over.
    pub late: bool,
    /// The walls that stood around it.
    pub isolation: Isolation,
}

/// Runs `program` with `arguments` in a fresh sandbox: no network but its own loopback, an empty
/// work folder, no environment but a PATH, and nothing of the host but system folders and
/// `visible`, read-only.
///
/// # Errors
/// When the sandbox could not be made or the program could not be started.
pub fn run(
    program: &Path,
    arguments: &[&str],
    visible: Vec<PathBuf>,
    wall: Duration,
) -> Result<Finished, SandboxError> {
    let pipe = || {
        std::io::pipe().map_err(|source| SandboxError::SetUp {
            step: "making a pipe",
            source,
        })
    };
    let null = std::fs::File::open("/dev/null").map_err(|source| SandboxError::File {
        path: "/dev/null".into(),
        source,
    })?;
    let (stdout, output) = pipe()?;
    let (stderr, error) = pipe()?;
    let streams = Streams {
        input: OwnedFd::from(null),
        output: output.into(),
        error: error.into(),
    };
    let plan = Program {
        path: program,
        arguments: arguments
            .iter()
            .map(|&argument| argument.to_owned())
            .collect(),
        environment: environment(),
        visible,
        packages: None,
        confinement: Confinement::Full,
        limits: ResourceLimits::SOLUTION,
    };
    let deadline = Instant::now() + wall;
    let mut child = namespaces::spawn(&plan, streams)?;
    let isolation = Isolation::of(Kernel::get(), child.control_group());
    let readers = [drain(stdout), drain(stderr)];
    let late = !wait_until(deadline, || {
        readers.iter().all(std::thread::JoinHandle::is_finished)
    });
    if late {
        child.kill();
    }
    let status = child.wait().map_err(|source| SandboxError::SetUp {
        step: "waiting for the program",
        source,
    })?;
    let [stdout, stderr] = readers.map(|reader| reader.join().unwrap_or_default());
    Ok(Finished {
        status,
        stdout,
        stderr,
        late,
        isolation,
    })
}

/// The whole environment of a sandboxed program.
pub(crate) fn environment() -> Vec<(&'static str, String)> {
    [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("HOME", "/work"),
        ("LANG", "C.UTF-8"),
        ("TMPDIR", "/tmp"),
        ("PYTHONDONTWRITEBYTECODE", "1"),
        ("PYTHONHASHSEED", "0"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// Reads a stream to its end on a thread of its own, keeping the first part.
fn drain(mut stream: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        let mut buffer = [0; 16 * 1024];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            let room = OUTPUT_KEPT - kept.len();
            kept.extend_from_slice(&buffer[..count.min(room)]);
        }
        kept
    })
}

fn wait_until(deadline: Instant, done: impl Fn() -> bool) -> bool {
    while Instant::now() < deadline {
        if done() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    done()
}
