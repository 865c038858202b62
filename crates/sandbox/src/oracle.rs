//! A warm Python that runs a task's suites against a solution.
//!
//! The server imports heavy packages once. For each test method it forks a test process and a
//! process for the solution, each in namespaces of its own (python/server.py). The solution never
//! shares memory, descriptors or a PID namespace with what decides the verdict, so nothing it
//! does to itself can forge one.

use crate::build::{Build, BuildReply, CompiledProgram, Sources};
use crate::error::SandboxError;
use crate::filter;
use crate::isolation::Isolation;
use crate::limits::{GroupLimits, ResourceLimits, TEST_WALL};
use crate::namespaces::{
    self, Child, Confinement, Kernel, PACKAGES, Program, Streams, tmpfs_options,
};
use crate::packages::PackageEnvironment;
use crate::preload::Preload;
use crate::python::Python;
use crate::run::environment;
use crate::visible::Visible;
use base64::{Engine, engine::general_purpose::STANDARD};
use sallet_core::hash::sha256_hex;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;

/// The parts of the server, in the order they import each other.
const MODULES: [(&str, &str); 16] = [
    ("wire", include_str!("../python/wire.py")),
    ("asgi", include_str!("../python/asgi.py")),
    ("isolate", include_str!("../python/isolate.py")),
    ("oracle", include_str!("../python/oracle.py")),
    ("ordinary", include_str!("../python/ordinary.py")),
    ("returns", include_str!("../python/returns.py")),
    ("shared", include_str!("../python/shared.py")),
    ("watch", include_str!("../python/watch.py")),
    ("host", include_str!("../python/host.py")),
    ("programs", include_str!("../python/programs.py")),
    ("published", include_str!("../python/published.py")),
    ("build", include_str!("../python/build.py")),
    ("runner", include_str!("../python/runner.py")),
    ("suites", include_str!("../python/suites.py")),
    ("warmup", include_str!("../python/warmup.py")),
    ("server", include_str!("../python/server.py")),
];

/// Suites that a server keeps (`SLOTS` in suites.py).
const SUITE_SLOTS: usize = 8;

/// Loads the modules from the first argument, so that the server needs no file of ours inside.
const BOOT: &str = "\
import json, sys, types
sys.path.remove('')
modules = json.loads(sys.argv[1])
for name, source in modules:
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, f'<sallet {name}.py>', 'exec'), module.__dict__)
sys.modules['server'].main([name for name, _ in modules])";

/// Whether solutions are walled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sandboxing {
    /// Namespaces, Landlock, seccomp.
    On,
    /// Resource limits only. The user must have asked for it in so many words.
    OffAtUsersRisk,
}

/// One suite to run against one solution.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    /// Source of the suite.
    pub suite: &'a str,
    /// Its name, for messages.
    pub suite_name: &'a str,
    /// What it runs against.
    pub solution: Solution<'a>,
}

/// A solution as its suites are given it.
#[derive(Debug, Clone, Copy)]
pub enum Solution<'a> {
    /// Source in Python.
    Python(&'a str),
    /// A program that [`OracleServer::build`] made.
    Program(&'a CompiledProgram),
}

/// How one test method ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestOutcome {
    /// It ran to its end.
    Pass,
    /// An assertion failed: wrong result, or the attack succeeded.
    Fail,
    /// The solution raised where the test did not expect it.
    Raised,
    /// The solution's process ended.
    Died,
    /// The solution did not answer in time.
    Timeout,
    /// The solution could not be imported.
    NotLoaded,
    /// The solution imports a package that is not there.
    MissingPackage,
    /// Our own fault.
    HarnessFault,
}

impl TestOutcome {
    /// The name in logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Raised => "raised",
            Self::Died => "died",
            Self::Timeout => "timeout",
            Self::NotLoaded => "not_loaded",
            Self::MissingPackage => "missing_package",
            Self::HarnessFault => "harness_fault",
        }
    }
}

/// The report of one test method.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TestReport {
    /// The method's name.
    pub name: String,
    /// How it ended.
    pub outcome: TestOutcome,
    /// What was seen; hostile text.
    pub detail: String,
    /// What the solution printed, shortened; hostile text.
    #[serde(default)]
    pub output: String,
    /// Wall time in milliseconds.
    pub millis: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reply {
    Tests(Vec<TestReport>),
    Fault(String),
}

enum Process {
    Sandboxed(#[allow(dead_code, reason = "dropping it ends the server")] Child),
    Plain(std::process::Child),
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Self::Plain(child) = self {
            // It ends by itself when its socket closes; this makes sure of it.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A running server. It works on one job at a time and ends when dropped.
pub struct OracleServer {
    socket: UnixStream,
    isolation: Isolation,
    /// Hashes of the suites that the server keeps, by slot, as `suites.py` counts them.
    kept: [Option<String>; SUITE_SLOTS],
    suites_sent: usize,
    _process: Process,
}

impl OracleServer {
    /// Starts a server with `packages` importable, if given. Must be used by the thread that
    /// starts it: it ends with that thread.
    ///
    /// # Errors
    /// If the sandbox cannot be made here, or Python does not start.
    pub fn start(
        python: &Python,
        packages: Option<&PackageEnvironment>,
        preload: Preload,
        sandboxing: Sandboxing,
    ) -> Result<Self, SandboxError> {
        let (socket, theirs) = UnixStream::pair().map_err(server_error)?;
        let modules =
            serde_json::to_string(&MODULES).map_err(|error| server_error(error.into()))?;
        let arguments = ["-s", "-B", "-c", BOOT, &modules]
            .map(str::to_owned)
            .to_vec();
        let (process, isolation) = match sandboxing {
            Sandboxing::On => start_sandboxed(python, packages, arguments, theirs.into())?,
            Sandboxing::OffAtUsersRisk => (
                start_plain(python, &arguments, theirs.into())?,
                Isolation::none(),
            ),
        };
        let mut server = Self {
            socket,
            isolation,
            kept: Default::default(),
            suites_sent: 0,
            _process: process,
        };
        let kernel = (sandboxing == Sandboxing::On).then(Kernel::get);
        server.greet(packages, kernel, preload)?;
        Ok(server)
    }

    fn greet(
        &mut self,
        packages: Option<&PackageEnvironment>,
        kernel: Option<&Kernel>,
        preload: Preload,
    ) -> Result<(), SandboxError> {
        let place = |packages: &PackageEnvironment| match kernel {
            Some(_) => PathBuf::from(PACKAGES),
            None => packages.folder.clone(),
        };
        let config = json!({
            "sys_path": packages.map(place).into_iter().collect::<Vec<_>>(),
            "preload": preload.modules(),
            "work": kernel.map(|_| "/work"),
            "isolation": kernel.map(|kernel| isolation_numbers(kernel, &self.isolation)).transpose()?,
            "limits": {
                "solution": ResourceLimits::SOLUTION,
                "program": ResourceLimits::PROGRAM,
                "test": ResourceLimits::TEST,
            },
            "test_seconds": TEST_WALL.as_secs(),
        });
        self.send(&config)?;
        let _ready: Value = self.receive()?;
        Ok(())
    }

    /// The walls around each test.
    pub fn isolation(&self) -> &Isolation {
        &self.isolation
    }

    /// Runs every test method of a suite, each in a fresh sandbox with a fresh solution.
    ///
    /// # Errors
    /// If the server itself failed; it must then be started anew.
    pub fn run(&mut self, job: &Job<'_>) -> Result<Vec<TestReport>, SandboxError> {
        let slot = self.slot_of(job)?;
        self.socket.write_all(b"j").map_err(server_error)?;
        self.send(&match job.solution {
            Solution::Python(source) => json!({ "slot": slot, "solution": source }),
            Solution::Program(program) => json!({ "slot": slot, "program": program.base64 }),
        })?;
        match self.receive()? {
            Reply::Tests(tests) => Ok(tests),
            Reply::Fault(detail) => Err(SandboxError::Server { detail }),
        }
    }

    /// Compiles a solution with its driver, in a fresh sandbox.
    ///
    /// # Errors
    /// If there is no compiler with sanitizers here, or the server itself failed.
    pub fn build(&mut self, sources: &Sources<'_>) -> Result<Build, SandboxError> {
        self.socket.write_all(b"b").map_err(server_error)?;
        self.send(&sources.request())?;
        match self.receive()? {
            BuildReply::Program(base64) => Ok(Build::Done(CompiledProgram { base64 })),
            BuildReply::Errors(text) => Ok(Build::DoesNotCompile(text)),
            BuildReply::Missing(detail) => Err(SandboxError::Compiler { detail }),
        }
    }

    /// Where the server keeps the job's suite; sends it if the server has it no more.
    fn slot_of(&mut self, job: &Job<'_>) -> Result<usize, SandboxError> {
        let hash = sha256_hex([job.suite_name, job.suite]);
        let known = self
            .kept
            .iter()
            .position(|kept| kept.as_ref() == Some(&hash));
        if let Some(slot) = known {
            return Ok(slot);
        }
        let slot = self.suites_sent % SUITE_SLOTS;
        self.socket.write_all(b"s").map_err(server_error)?;
        self.send(&json!({ "name": job.suite_name, "source": job.suite }))?;
        self.suites_sent += 1;
        self.kept[slot] = Some(hash);
        Ok(slot)
    }

    fn send(&mut self, message: &impl Serialize) -> Result<(), SandboxError> {
        let body = serde_json::to_vec(message).map_err(|error| server_error(error.into()))?;
        let length = u32::try_from(body.len()).map_err(|_| SandboxError::Server {
            detail: format!("a message of {} bytes is too long", body.len()),
        })?;
        let mut frame = length.to_le_bytes().to_vec();
        frame.extend(body);
        self.socket.write_all(&frame).map_err(server_error)
    }

    fn receive<T: for<'de> Deserialize<'de>>(&mut self) -> Result<T, SandboxError> {
        // The server itself gives up on late tests; this only guards against a stuck server.
        self.socket
            .set_read_timeout(Some(TEST_WALL * 20))
            .map_err(server_error)?;
        let mut length = [0; 4];
        self.socket.read_exact(&mut length).map_err(server_error)?;
        let mut body = Vec::new();
        let length = u64::from(u32::from_le_bytes(length));
        (&mut self.socket)
            .take(length)
            .read_to_end(&mut body)
            .map_err(server_error)?;
        serde_json::from_slice(&body).map_err(|error| server_error(error.into()))
    }
}

fn server_error(error: std::io::Error) -> SandboxError {
    SandboxError::Server {
        detail: error.to_string(),
    }
}

fn start_sandboxed(
    python: &Python,
    packages: Option<&PackageEnvironment>,
    arguments: Vec<String>,
    socket: OwnedFd,
) -> Result<(Process, Isolation), SandboxError> {
    let packages = packages.map(|packages| Visible {
        source: packages.folder.clone(),
        place: PACKAGES.into(),
    });
    let program = Program {
        path: &python.executable,
        arguments,
        environment: environment(),
        visible: python.visible()?.into_iter().chain(packages).collect(),
        confinement: Confinement::KeepSetUp,
        // Room for its forks, whose own limits are lower, but for programs with sanitizers.
        limits: ResourceLimits {
            address_space: libc::RLIM_INFINITY,
            cpu_seconds: 24 * 3600,
            ..ResourceLimits::TEST
        },
        group: GroupLimits::SOLUTION,
    };
    let streams = Streams {
        input: socket,
        output: null_device()?,
        error: null_device()?,
    };
    let child = namespaces::spawn(&program, streams)?;
    let isolation = Isolation::of(Kernel::get(), child.control_group());
    Ok((Process::Sandboxed(child), isolation))
}

fn start_plain(
    python: &Python,
    arguments: &[String],
    socket: OwnedFd,
) -> Result<Process, SandboxError> {
    let child = std::process::Command::new(&python.executable)
        .args(arguments)
        .env_clear()
        .envs(environment())
        .current_dir(std::env::temp_dir())
        .stdin(socket)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|source| SandboxError::Start {
            program: python.executable.clone(),
            source,
        })?;
    Ok(Process::Plain(child))
}

fn null_device() -> Result<OwnedFd, SandboxError> {
    let path = "/dev/null";
    File::options()
        .read(true)
        .write(true)
        .open(path)
        .map(OwnedFd::from)
        .map_err(|source| SandboxError::File {
            path: path.into(),
            source,
        })
}

/// What `isolate.py` needs to know of this kernel and processor.
fn isolation_numbers(kernel: &Kernel, isolation: &Isolation) -> Result<Value, SandboxError> {
    let filters = filter::programs()?;
    let encoded: Vec<_> = filters
        .iter()
        .map(|program| STANDARD.encode(filter::to_bytes(program)))
        .collect();
    Ok(json!({
        "tmpfs": tmpfs_options(GroupLimits::SOLUTION.scratch),
        "proc": kernel.proc_mount,
        // Where no control group counts, PID 1 does, if it can see the processes.
        "memory": (isolation.control_group == "none" && kernel.proc_mount)
            .then_some(GroupLimits::SOLUTION.memory),
        "seccomp": encoded,
        "landlock": kernel.landlock.map(|rights| json!({
            "handled": rights.handled,
            "read": rights.read,
            "device": rights.device,
            "attr_size": rights.attr_size,
        })),
        "sys": {
            "capset": libc::SYS_capset,
            "clone": libc::SYS_clone,
            "landlock_create_ruleset": libc::SYS_landlock_create_ruleset,
            "landlock_add_rule": libc::SYS_landlock_add_rule,
            "landlock_restrict_self": libc::SYS_landlock_restrict_self,
        },
    }))
}
