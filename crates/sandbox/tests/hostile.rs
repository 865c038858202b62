//! The hostile suite: programs that try to do harm or to forge a verdict, each run as a solution
//! through the real oracle server.
//!
//! A program of `tests/hostile` begins with what it tries. `HOST`, which it can use, tells it what
//! of this machine it is to find. Those that look for harm return a list of what they managed to
//! do; it must be empty. Those that forge must not come up with a text that they cannot know.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "the functions of a test are a test, too"
)]

use sallet_sandbox::{
    Isolation, Job, OracleServer, Preload, Python, SandboxError, Sandboxing, Solution, TestOutcome,
};
use serde_json::json;
use std::collections::BTreeSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What the test asks of a program.
#[derive(Debug, Clone, Copy)]
enum Question {
    /// Which harm it did.
    Harm,
    /// A text that it cannot know.
    Secret,
}
use Question::{Harm, Secret};

/// Every program, what it is asked, and how that must end.
///
/// A pass says that the program ran to its end and did no harm.
const PROGRAMS: &[(&str, Question, TestOutcome)] = {
    use TestOutcome::{Died, Fail, NotLoaded, Pass, Raised, Timeout};
    &[
        // Resources.
        ("fork_bomb", Harm, Timeout),
        ("thread_bomb", Harm, Pass),
        ("memory_hog", Harm, Pass),
        ("memory_off_the_books", Harm, Pass),
        ("disk_hog", Harm, Pass),
        ("inode_hog", Harm, Pass),
        ("large_file", Harm, Pass),
        ("descriptor_hog", Harm, Pass),
        ("output_flood", Harm, Pass),
        ("endless_loop", Harm, Timeout),
        ("endless_import", Harm, Timeout),
        ("sleeper", Harm, Timeout),
        ("slow_drip", Harm, Timeout),
        // Outliving the test, killing others.
        ("daemon", Harm, Pass),
        ("exit_leaving_children", Harm, Died),
        ("busy_threads", Harm, Pass),
        ("kill_all", Harm, Pass),
        ("kill_by_number", Harm, Pass),
        ("kill_by_limit", Harm, Pass),
        ("group_kill", Harm, Died),
        // The host's secrets and files.
        ("host_environment", Harm, Pass),
        ("host_files", Harm, Pass),
        ("write_outside", Harm, Pass),
        ("links", Harm, Pass),
        ("special_files", Harm, Pass),
        ("kernel_settings", Harm, Pass),
        // Other processes, the kernel, the network.
        ("other_processes", Harm, Pass),
        ("trace_others", Harm, Pass),
        ("inherited_descriptors", Harm, Pass),
        ("mounts", Harm, Pass),
        ("namespaces", Harm, Pass),
        ("new_privileges", Harm, Pass),
        ("kernel_calls", Harm, Pass),
        ("loopback_of_host", Harm, Pass),
        ("network_beyond", Harm, Pass),
        ("raw_sockets", Harm, Pass),
        // Forged verdicts.
        ("exit_at_import", Secret, Died),
        ("sys_exit_at_import", Secret, NotLoaded),
        ("exit_in_call", Secret, Died),
        ("sys_exit_in_call", Secret, Raised),
        ("printed_report", Secret, Died),
        ("patched_runner", Secret, Fail),
        ("patched_wire", Secret, Fail),
        ("patched_builtins", Secret, Died),
        ("replaced_modules", Secret, Fail),
        ("host_replaced", Secret, Fail),
        ("equal_to_all", Secret, Fail),
        ("spoofed_class", Secret, Raised),
        ("raise_at_exit", Secret, Fail),
        ("deleted_tests", Secret, Fail),
        ("imported_tests", Secret, Fail),
        ("searched_memory", Secret, Fail),
        ("signal_handlers", Secret, Died),
        ("closed_connection", Secret, Died),
        ("vast_answer", Secret, Fail),
        ("forged_frames", Secret, Died),
        ("forged_both", Secret, Died),
        ("forged_length", Secret, Died),
        ("forged_deep", Secret, Died),
        ("forged_very_deep", Secret, Died),
        ("forged_tuples", Secret, Died),
        ("forged_object", Secret, Fail),
        ("forged_nan", Secret, Fail),
        ("forged_int", Secret, Fail),
        ("forged_cpu", Secret, Died),
        ("forged_exception", Secret, Died),
        ("forged_text", Secret, Raised),
        ("forged_garbage", Secret, Died),
        ("forged_load", Secret, Died),
    ]
};

/// Programs that are asked something else: the body of the test method.
const SPECIAL: &[(&str, &str, TestOutcome)] = {
    use TestOutcome::{Died, Fail, Pass, Timeout};
    &[
        (
            "equal_to_all",
            "for seen in self.solution.call('others', timeout=SECONDS):
            self.assertNotEqual(seen, 'secret')
            self.assertNotIn('secret', seen if isinstance(seen, (list, dict)) else [])",
            Pass,
        ),
        (
            "planted_fifo",
            "self.solution.call('answer', timeout=SECONDS)
        self.assertIsNone(self.read('fifo'))
        self.assertIsNone(self.read('endless'))",
            Pass,
        ),
        (
            "planted_fifo",
            "self.solution.call('answer', timeout=SECONDS)
        self.write('fifo', 'content')",
            Died,
        ),
        (
            "ruined_work_folder",
            "self.solution.call('answer', timeout=SECONDS)
        self.write('planted', 'content')",
            Died,
        ),
        (
            "unread_request",
            "self.solution.call('answer', 'x' * (8 << 20), timeout=SECONDS)",
            Timeout,
        ),
        (
            "vast_answer",
            "self.assertEqual(self.solution.call('answer', timeout=SECONDS), [f'other {n}' for n in range(200_000)])",
            Fail,
        ),
    ]
};

/// The suite of one case. An import or a call is late after so many seconds.
fn suite(body: &str, seconds: u32) -> String {
    format!(
        "
from oracle import OracleCase

SECONDS = {seconds}

class Hostile(OracleCase):
    load_before_test = False

    def test_answer(self):
        self.solution.load(timeout=SECONDS)
        {body}
"
    )
}

/// Enough for every program that answers at all, on a busy machine.
const AMPLE_SECONDS: u32 = 30;

/// One program and how it must end.
struct Case {
    file: &'static str,
    body: String,
    expected: TestOutcome,
}

impl Case {
    fn asked(file: &'static str, question: Question, expected: TestOutcome) -> Self {
        let answer = match question {
            Harm => "[]".to_owned(),
            // Unlike any other, so that no memory of an earlier job helps.
            Secret => format!("'expected-{:016x}'", RandomState::new().hash_one(file)),
        };
        let body =
            format!("self.assertEqual(self.solution.call('answer', timeout=SECONDS), {answer})");
        Self {
            file,
            body,
            expected,
        }
    }

    fn all(family: Option<TestOutcome>) -> Vec<Self> {
        let asked = PROGRAMS
            .iter()
            .map(|&(file, question, expected)| Self::asked(file, question, expected));
        let special = SPECIAL.iter().map(|&(file, body, expected)| Self {
            file,
            body: body.to_owned(),
            expected,
        });
        let family = family.map(|expected| Self::asked(FAMILY, Harm, expected));
        asked.chain(special).chain(family).collect()
    }
}

/// Its end depends on who counts the memory of many processes.
const FAMILY: &str = "memory_hog_family";

/// A control group kills the largest process, and the program goes on; without one, PID 1 ends all.
fn end_of_family(isolation: &Isolation) -> Option<TestOutcome> {
    match (isolation.control_group, isolation.proc_mount) {
        ("none", true) => Some(TestOutcome::Died),
        ("none", false) => {
            println!("skipped: {FAMILY}: no control group here, and no /proc to count by");
            None
        }
        _ => Some(TestOutcome::Pass),
    }
}

/// What there is to be found, read, reached and killed on this machine.
struct Target {
    /// In the environment, and on the command line of what tries to live on.
    marker: String,
    folder: TempDir,
    tcp: TcpListener,
    named: UnixListener,
    hidden: UnixListener,
}

const CONTENT: &str = "a file of the host";

impl Target {
    #[allow(unsafe_code, reason = "the environment can be set in no other way")]
    fn new() -> Self {
        let marker = format!(
            "hostile-marker-{:016x}",
            RandomState::new().hash_one(std::process::id())
        );
        // SAFETY: this file has one test, and no other thread reads the environment yet.
        unsafe { std::env::set_var("HOSTILE_SUITE_API_KEY", &marker) };
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), CONTENT).unwrap();
        let name = SocketAddr::from_abstract_name(&marker).unwrap();
        let target = Self {
            tcp: TcpListener::bind("127.0.0.1:0").unwrap(),
            named: UnixListener::bind(folder.path().join("socket")).unwrap(),
            hidden: UnixListener::bind_addr(&name).unwrap(),
            marker,
            folder,
        };
        target.tcp.set_nonblocking(true).unwrap();
        target.named.set_nonblocking(true).unwrap();
        target.hidden.set_nonblocking(true).unwrap();
        target
    }

    /// The program of a case, which is told of all this.
    fn program(&self, file: &str) -> String {
        let host = json!({
            "variable": self.marker,
            "marker": self.marker,
            "abstract": self.marker,
            "file": self.folder.path().join("file"),
            "socket": self.folder.path().join("socket"),
            "port": self.tcp.local_addr().unwrap().port(),
            "pid": std::process::id(),
        });
        let source = std::fs::read_to_string(folder().join(file).with_extension("py")).unwrap();
        format!("HOST = {host}\n{source}")
    }

    /// Harm that shows on the host only.
    fn harm(&self) -> Vec<String> {
        let mut harm = Vec::new();
        let reached = [
            ("TCP", self.tcp.accept().map(drop)),
            ("named", self.named.accept().map(drop)),
            ("abstract", self.hidden.accept().map(drop)),
        ];
        for (kind, connection) in reached {
            if connection.err().map(|error| error.kind()) != Some(ErrorKind::WouldBlock) {
                harm.push(format!("a connection to the {kind} socket"));
            }
        }
        if std::fs::read_to_string(self.folder.path().join("file")).unwrap() != CONTENT {
            harm.push("the file was changed".to_owned());
        }
        for process in std::fs::read_dir("/proc").unwrap().flatten() {
            let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            if String::from_utf8_lossy(&line).contains(&self.marker) {
                harm.push(format!("{} lives on", process.path().display()));
            }
        }
        harm
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// Runs the program, then a good solution on the same server; says what was wrong.
fn check(server: &mut OracleServer, target: &Target, case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut run = |body: &str, seconds: u32, solution: &str, expected: TestOutcome| {
        let job = Job {
            suite: &suite(body, seconds),
            suite_name: "hostile.py",
            solution: Solution::Python(solution),
        };
        match server.run(&job) {
            Ok(reports) if reports.len() == 1 && reports[0].outcome == expected => {}
            other => wrong.push(format!(
                "{}: expected {expected:?}, got {other:?}",
                case.file
            )),
        }
    };
    let seconds = if case.expected == TestOutcome::Timeout {
        1
    } else {
        AMPLE_SECONDS
    };
    run(
        &case.body,
        seconds,
        &target.program(case.file),
        case.expected,
    );
    let harm = target.harm();
    let survived = "self.assertEqual(self.solution.call('answer', timeout=SECONDS), 42)";
    run(
        survived,
        AMPLE_SECONDS,
        "def answer(): return 42",
        TestOutcome::Pass,
    );
    wrong.extend(
        harm.into_iter()
            .map(|harm| format!("{}: {harm}", case.file)),
    );
    wrong
}

fn start() -> Option<OracleServer> {
    match OracleServer::start(
        &Python::find().unwrap(),
        None,
        Preload::StandardLibrary,
        Sandboxing::On,
    ) {
        Err(
            error @ SandboxError::SetUp {
                step: "creating namespaces",
                ..
            },
        ) => {
            println!("skipped: {error}");
            None
        }
        server => Some(server.unwrap()),
    }
}

/// The control groups of this process's sandboxes that are still there.
fn control_groups() -> Vec<PathBuf> {
    let prefix = format!("sallet-{}-", std::process::id());
    let own = std::fs::read_to_string("/proc/self/cgroup").unwrap();
    own.lines()
        .flat_map(|line| {
            let mut parts = line.splitn(3, ':').skip(1);
            let (controller, path) = (parts.next().unwrap(), parts.next().unwrap());
            let group = Path::new("/sys/fs/cgroup")
                .join(controller)
                .join(path.trim_start_matches('/'));
            std::fs::read_dir(group).into_iter().flatten().flatten()
        })
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(&prefix))
        })
        .collect()
}

#[test]
fn hostile_programs_do_no_harm_and_forge_no_pass() {
    let files: BTreeSet<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let target = Target::new();
    let Some(server) = start() else { return };
    let cases = Case::all(end_of_family(server.isolation()));
    drop(server);
    let listed = cases
        .iter()
        .map(|case| case.file.to_owned())
        .chain([FAMILY.to_owned()])
        .collect();
    assert_eq!(
        files, listed,
        "each file of tests/hostile has a row, and each row a file"
    );
    // Two servers, because some programs cost a time-out.
    let work = |half: usize| {
        let mut server = start().unwrap();
        let cases = cases.iter().skip(half).step_by(2);
        cases
            .flat_map(|case| check(&mut server, &target, case))
            .collect::<Vec<_>>()
    };
    let wrong = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(1));
        let mut wrong = work(0);
        wrong.extend(other.join().unwrap());
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(control_groups(), Vec::<PathBuf>::new());
}
