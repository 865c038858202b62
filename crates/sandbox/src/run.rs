//! Runs one trusted or untrusted program in a fresh sandbox and waits for its end.

use crate::error::SandboxError;
use crate::isolation::Isolation;
use crate::limits::RunLimits;
use crate::namespaces::{self, Confinement, Kernel, Program, Streams};
use crate::visible::Visible;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::ExitStatus;
use std::time::{Duration, Instant};

/// What a program finds in its sandbox beside system folders.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Files and folders of the host.
    pub visible: Vec<Visible>,
    /// Variables of its environment, beside the usual ones or in place of them.
    pub variables: Vec<(&'static str, String)>,
}

/// How a program ended.
#[derive(Debug)]
pub struct Finished {
    /// Its exit status; for a program that was late, the kill.
    pub status: ExitStatus,
    /// What it wrote, up to [`RunLimits::output`].
    pub stdout: Vec<u8>,
    /// What it complained about, up to the same.
    pub stderr: Vec<u8>,
    /// Whether it wrote more than that.
    pub cut: bool,
    /// Whether it was killed because its wall time was over.
    pub late: bool,
    /// The walls that stood around it.
    pub isolation: Isolation,
}

/// Runs `program` with `arguments` in a fresh sandbox: no network but its own loopback, an empty
/// work folder, no environment but a PATH, and nothing of the host but system folders and what
/// `surroundings` names, read-only.
///
/// # Errors
/// When the sandbox could not be made or the program could not be started.
pub fn run(
    program: &Path,
    arguments: &[&str],
    surroundings: &Surroundings,
    limits: &RunLimits,
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
        environment: with(environment(), &surroundings.variables),
        visible: surroundings.visible.clone(),
        confinement: Confinement::Full,
        limits: limits.process,
        group: limits.group,
    };
    let deadline = Instant::now() + limits.wall;
    let mut child = namespaces::spawn(&plan, streams)?;
    let isolation = Isolation::of(Kernel::get(), child.control_group());
    let readers = [stdout, stderr].map(|stream| drain(stream, limits.output));
    // It may close its streams and stay.
    let late = !wait_until(deadline, || {
        readers.iter().all(std::thread::JoinHandle::is_finished) && child.has_ended()
    });
    if late {
        child.kill();
    }
    let status = child.wait().map_err(|source| SandboxError::SetUp {
        step: "waiting for the program",
        source,
    })?;
    let [(stdout, more_out), (stderr, more_err)] =
        readers.map(|reader| reader.join().unwrap_or_default());
    Ok(Finished {
        status,
        stdout,
        stderr,
        cut: more_out || more_err,
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

type Variables = Vec<(&'static str, String)>;

fn with(mut usual: Variables, own: &Variables) -> Variables {
    usual.retain(|(name, _)| own.iter().all(|(other, _)| name != other));
    usual.extend_from_slice(own);
    usual
}

/// Reads a stream to its end on a thread of its own, keeping the first `room` bytes. Says whether
/// there were more.
fn drain(
    mut stream: impl Read + Send + 'static,
    room: usize,
) -> std::thread::JoinHandle<(Vec<u8>, bool)> {
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        let mut more = false;
        let mut buffer = [0; 16 * 1024];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            let free = room - kept.len();
            kept.extend_from_slice(&buffer[..count.min(free)]);
            more |= count > free;
        }
        (kept, more)
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
