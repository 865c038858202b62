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

/// Bytes that each of the two writable folders of a sandbox can hold.
pub(crate) const TMPFS_BYTES: u64 = 64 * MIB;

/// Memory of all processes of a sandbox together, where control groups are to be had; of all that
/// a solution started, elsewhere.
pub(crate) const GROUP_MEMORY: u64 = 2048 * MIB;

/// Processes of a sandbox together, where control groups are to be had.
pub(crate) const GROUP_PROCESSES: u64 = 256;

/// Wall time after which one test method is given up. That is our fault's verdict, not the
/// solution's: each call to the solution has a shorter limit of its own.
pub const TEST_WALL: Duration = Duration::from_secs(60);
