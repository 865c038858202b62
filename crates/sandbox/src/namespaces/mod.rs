//! The Linux backend: user, mount, PID, network, IPC and UTS namespaces, a root of read-only
//! binds and small tmpfs folders, Landlock, seccomp, resource limits and control groups.
//!
//! It needs Linux 5.12 or newer and user namespaces; no set-uid helper, no container engine.
//! A container backend would be a sibling of this folder with the same `spawn`.

#![allow(unsafe_code)]

mod child;
mod plan;
mod probe;

pub(crate) use plan::{Confinement, PACKAGES, Program, tmpfs_options};
pub(crate) use probe::Kernel;

use crate::cgroup::ControlGroup;
use crate::error::SandboxError;
use plan::{INNER_ID, Plan};
use std::ffi::{CString, c_char};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

/// What becomes the program's standard descriptors.
pub(crate) struct Streams {
    pub(crate) input: OwnedFd,
    pub(crate) output: OwnedFd,
    pub(crate) error: OwnedFd,
}

/// A process that is PID 1 of its own namespace: when it ends, all it started ends.
/// Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Child {
    pidfd: OwnedFd,
    status: Option<ExitStatus>,
    group: ControlGroup,
}

impl Child {
    pub(crate) fn kill(&self) {
        // SAFETY: a signal through a descriptor this value owns. It can only fail if the
        // process has ended.
        unsafe {
            libc::syscall(
                libc::SYS_pidfd_send_signal,
                self.pidfd.as_raw_fd(),
                libc::SIGKILL,
                0,
                0,
            );
        }
    }

    /// Whether it has ended, be it that nobody has waited for it yet.
    pub(crate) fn has_ended(&self) -> bool {
        let mut poll = libc::pollfd {
            fd: self.pidfd.as_raw_fd(),
            events: libc::POLLIN,
            revents: 0,
        };
        // SAFETY: one descriptor that this value owns; 0 ms, so it does not wait.
        self.status.is_some() || unsafe { libc::poll(&mut poll, 1, 0) } > 0
    }

    /// Waits for the end.
    pub(crate) fn wait(&mut self) -> io::Result<ExitStatus> {
        if let Some(status) = self.status {
            return Ok(status);
        }
        // SAFETY: an all-zero siginfo_t is valid to be written to.
        let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
        let id = self.pidfd.as_raw_fd() as libc::id_t;
        // SAFETY: waits for the child behind the owned descriptor.
        while unsafe { libc::waitid(libc::P_PIDFD, id, &mut info, libc::WEXITED) } < 0 {
            let error = io::Error::last_os_error();
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(error);
            }
        }
        // SAFETY: waitid filled the fields of a SIGCHLD.
        let value = unsafe { info.si_status() };
        let status = match info.si_code {
            libc::CLD_EXITED => ExitStatus::from_raw(value << 8),
            _ => ExitStatus::from_raw(value),
        };
        self.status = Some(status);
        Ok(status)
    }

    /// Which control groups hold it: `v2`, `v1` or `none`.
    pub(crate) fn control_group(&self) -> &'static str {
        self.group.kind()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if self.status.is_none() {
            self.kill();
            // Its namespace has ended once it is reaped; a failure leaves nothing to be done.
            let _ = self.wait();
        }
    }
}

/// Starts `program` in a fresh sandbox.
///
/// It is killed when the calling thread ends, so a long-lived one must be started by the thread
/// that uses it.
///
/// # Errors
/// [`SandboxError::SetUp`] names the step that failed; [`SandboxError::Start`] if the program
/// itself could not be started.
pub(crate) fn spawn(program: &Program<'_>, streams: Streams) -> Result<Child, SandboxError> {
    let kernel = Kernel::get();
    let plan = Plan::new(program, kernel)?;
    let argv = pointers(&plan.arguments);
    let envp = pointers(&plan.environment);
    let (go_read, go_write) = pipe()?;
    let (error_read, error_write) = pipe()?;
    let descriptors = child::Descriptors {
        go: go_read.as_raw_fd(),
        error: error_write.as_raw_fd(),
        standard: [
            streams.input.as_raw_fd(),
            streams.output.as_raw_fd(),
            streams.error.as_raw_fd(),
        ],
    };
    let clone = clone_into_namespaces().map_err(|source| SandboxError::SetUp {
        step: "creating namespaces",
        source,
    })?;
    let Some((pid, pidfd)) = clone else {
        // This is the child.
        child::run(&plan, &argv, &envp, &descriptors)
    };
    let group = ControlGroup::for_process(pid, &program.group);
    let mut child = Child {
        pidfd,
        status: None,
        group,
    };
    drop((error_write, go_read, streams));
    write_maps(pid, kernel.two_ids).map_err(|source| SandboxError::SetUp {
        step: "mapping the user",
        source,
    })?;
    File::from(go_write)
        .write_all(b"g")
        .map_err(|source| SandboxError::SetUp {
            step: "starting the child",
            source,
        })?;
    failed_step(error_read, program)?.map_or(Ok(()), |failure| {
        let _ = child.wait();
        Err(failure)
    })?;
    Ok(child)
}

/// Like `fork`, into new namespaces: `None` in the child, its id and a descriptor of it in the
/// parent.
fn clone_into_namespaces() -> io::Result<Option<(i32, OwnedFd)>> {
    let flags = libc::CLONE_NEWUSER
        | libc::CLONE_NEWNS
        | libc::CLONE_NEWPID
        | libc::CLONE_NEWNET
        | libc::CLONE_NEWIPC
        | libc::CLONE_NEWUTS
        | libc::CLONE_PIDFD
        | libc::SIGCHLD;
    let mut pidfd: i32 = -1;
    // SAFETY: without CLONE_VM and with no stack given this behaves as fork: the child runs on a
    // copy of this stack. The caller hands it to `child::run`, which allocates nothing.
    let pid = unsafe {
        libc::syscall(
            libc::SYS_clone,
            flags as libc::c_ulong,
            0,
            &raw mut pidfd,
            0,
            0,
        )
    };
    match pid {
        ..0 => Err(io::Error::last_os_error()),
        0 => Ok(None),
        // SAFETY: the kernel has just made this descriptor for us.
        _ => Ok(Some((pid as i32, unsafe { OwnedFd::from_raw_fd(pidfd) }))),
    }
}

fn write_maps(pid: i32, two_ids: bool) -> io::Result<()> {
    let proc = |file: &str| format!("/proc/{pid}/{file}");
    if two_ids {
        let map = format!("0 0 1\n{INNER_ID} 65534 1\n");
        std::fs::write(proc("uid_map"), &map)?;
        return std::fs::write(proc("gid_map"), &map);
    }
    // SAFETY: these cannot fail.
    let (uid, gid) = unsafe { (libc::geteuid(), libc::getegid()) };
    std::fs::write(proc("uid_map"), format!("{INNER_ID} {uid} 1\n"))?;
    std::fs::write(proc("setgroups"), "deny")?;
    std::fs::write(proc("gid_map"), format!("{INNER_ID} {gid} 1\n"))
}

/// The step that failed, if one did. Returns when the program runs or the child has ended.
fn failed_step(pipe: OwnedFd, program: &Program<'_>) -> Result<Option<SandboxError>, SandboxError> {
    let mut message = Vec::new();
    File::from(pipe)
        .read_to_end(&mut message)
        .map_err(|source| SandboxError::SetUp {
            step: "reading the child's report",
            source,
        })?;
    let (Some(&step), Some(code)) = (message.first(), message.get(1..5)) else {
        return Ok(None);
    };
    let mut bytes = [0; 4];
    bytes.copy_from_slice(code);
    let source = io::Error::from_raw_os_error(i32::from_ne_bytes(bytes));
    let step = child::STEPS
        .get(usize::from(step))
        .copied()
        .unwrap_or("an unknown step");
    Ok(Some(match step {
        "starting the program" => SandboxError::Start {
            program: program.path.to_owned(),
            source,
        },
        _ => SandboxError::SetUp { step, source },
    }))
}

fn pipe() -> Result<(OwnedFd, OwnedFd), SandboxError> {
    let (read, write) = io::pipe().map_err(|source| SandboxError::SetUp {
        step: "making a pipe",
        source,
    })?;
    Ok((read.into(), write.into()))
}

/// The null-terminated array that `execve` wants. It borrows from `texts`.
fn pointers(texts: &[CString]) -> Vec<*const c_char> {
    texts
        .iter()
        .map(|text| text.as_ptr())
        .chain([std::ptr::null()])
        .collect()
}
