//! What a sandboxed program may use up.

use serde::Serialize;
use std::time::Duration;

const MIB: u64 = 1024 * 1024;

/// Limits of one process, by the kernel's `setrlimit` names. Written as `{"AS": bytes, …}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct ResourceLimits {
    /// Address space in bytes.
    #[serde(rename = "AS")]
    pub address_space: u64,
    /// CPU time in seconds; the kernel kills at the limit.
    #[serde(rename = "CPU")]
    pub cpu_seconds: u64,
    /// Largest file in bytes.
    #[serde(rename = "FSIZE")]
    pub file_size: u64,
    /// Open files.
    #[serde(rename = "NOFILE")]
    pub open_files: u64,
    /// Processes and threads in the sandbox's user namespace.
    #[serde(rename = "NPROC")]
    pub processes: u64,
    /// Core dumps in bytes. 1 means none; 0 would still start a handler of the host's, if it has
    /// one (`core(5)`).
    #[serde(rename = "CORE")]
    pub core: u64,
}

impl ResourceLimits {
    /// For the untrusted solution.
    pub const SOLUTION: Self = Self {
        address_space: 1024 * MIB,
        cpu_seconds: 30,
        file_size: 32 * MIB,
        open_files: 256,
        processes: 64,
        core: 1,
    };

    /// For a program that is built with the address sanitizer, which reserves terabytes of addresses
    /// that it never touches. What it holds is watched for all of a solution's processes together.
    pub const PROGRAM: Self = Self {
        address_space: libc::RLIM_INFINITY,
        ..Self::SOLUTION
    };

    /// For our own test process, which needs room beside a solution that uses all of its own.
    pub const TEST: Self = Self {
        address_space: 2048 * MIB,
        cpu_seconds: 60,
        processes: 128,
        ..Self::SOLUTION
    };

    /// The limits with the kernel's resource numbers.
    pub(crate) fn as_pairs(self) -> [(libc::__rlimit_resource_t, u64); 6] {
        [
            (libc::RLIMIT_AS, self.address_space),
            (libc::RLIMIT_CPU, self.cpu_seconds),
            (libc::RLIMIT_FSIZE, self.file_size),
            (libc::RLIMIT_NOFILE, self.open_files),
            (libc::RLIMIT_NPROC, self.processes),
            (libc::RLIMIT_CORE, self.core),
        ]
    }
}

/// What a sandbox may use up as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupLimits {
    /// Memory of all its processes and writable folders in bytes, where control groups are to be
    /// had; of all that a solution started, elsewhere.
    pub memory: u64,
    /// Its processes and threads, where control groups are to be had.
    pub processes: u64,
    /// Bytes that each of its two writable folders can hold.
    pub scratch: u64,
}

impl GroupLimits {
    /// For untrusted solutions, and for our own tests with them.
    pub const SOLUTION: Self = Self {
        memory: 2048 * MIB,
        processes: 256,
        scratch: 64 * MIB,
    };
}

/// What one program may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunLimits {
    /// Wall time after which it is killed.
    pub wall: Duration,
    /// Bytes of its standard output, and of its standard error, that are kept. The rest is read
    /// and dropped.
    pub output: usize,
    /// Of each of its processes.
    pub process: ResourceLimits,
    /// Of all of them together.
    pub group: GroupLimits,
}

impl RunLimits {
    /// What an untrusted solution has, for at most `wall`.
    pub const fn solution(wall: Duration) -> Self {
        Self {
            wall,
            output: MIB as usize,
            process: ResourceLimits::SOLUTION,
            group: GroupLimits::SOLUTION,
        }
    }
}

/// Wall time after which one test method is given up. That is our fault's verdict, not the
/// solution's: each call to the solution has a shorter limit of its own.
pub const TEST_WALL: Duration = Duration::from_secs(60);
