//! What this kernel and this user allow.

#![allow(unsafe_code)]

use super::plan::Landlock;
use std::sync::OnceLock;

/// What the sandbox can be made of here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kernel {
    /// Landlock rights, if the kernel has Landlock.
    pub(crate) landlock: Option<Landlock>,
    /// Landlock's version; 0 without.
    pub(crate) landlock_abi: i64,
    /// Whether a fresh /proc can be mounted (container engines may forbid it).
    pub(crate) proc_mount: bool,
    /// Whether two ids can be mapped, so that root's sandbox runs as an ordinary user.
    pub(crate) two_ids: bool,
    /// Whether this process is root in its own namespace.
    pub(crate) is_root: bool,
}

impl Kernel {
    /// Asks the kernel, once a process.
    pub(crate) fn get() -> &'static Self {
        static KERNEL: OnceLock<Kernel> = OnceLock::new();
        KERNEL.get_or_init(|| {
            let landlock_abi = landlock_abi();
            // SAFETY: geteuid cannot fail.
            let is_root = unsafe { libc::geteuid() } == 0;
            Self {
                landlock: landlock_rights(landlock_abi),
                landlock_abi,
                proc_mount: proc_is_whole(),
                two_ids: is_root && maps_nobody(),
                is_root,
            }
        })
    }
}

fn landlock_abi() -> i64 {
    const CREATE_RULESET_VERSION: u32 = 1;
    let nothing = std::ptr::null::<u8>();
    // SAFETY: asks for the version only; the kernel reads no memory.
    unsafe {
        libc::syscall(
            libc::SYS_landlock_create_ruleset,
            nothing,
            0,
            CREATE_RULESET_VERSION,
        )
    }
    .max(0)
}

/// The rights of each Landlock version (kernel documentation, `userspace-api/landlock`).
fn landlock_rights(abi: i64) -> Option<Landlock> {
    const EXECUTE: u64 = 1;
    const WRITE_FILE: u64 = 1 << 1;
    const READ_FILE: u64 = 1 << 2;
    const READ_DIR: u64 = 1 << 3;
    const TRUNCATE: u64 = 1 << 14;
    let handled = match abi {
        ..1 => return None,
        1 => (1 << 13) - 1,
        2 => (1 << 14) - 1,
        3..5 => (1 << 15) - 1,
        5.. => (1 << 16) - 1,
    };
    Some(Landlock {
        handled,
        read: EXECUTE | READ_FILE | READ_DIR,
        device: (READ_FILE | READ_DIR | WRITE_FILE | TRUNCATE) & handled,
        attr_size: 8,
    })
}

/// A mount over a part of /proc, as container engines make, keeps the kernel from allowing a
/// fresh /proc in a user namespace.
fn proc_is_whole() -> bool {
    std::fs::read_to_string("/proc/self/mountinfo").is_ok_and(|mounts| {
        let mut points = mounts.lines().filter_map(|line| line.split(' ').nth(4));
        !points.any(|point| point.starts_with("/proc/") && point != "/proc/sys/fs/binfmt_misc")
    })
}

/// Whether the id 65534 exists in the user namespace this process is in.
fn maps_nobody() -> bool {
    let covers = |map: String| {
        map.lines().any(|line| {
            let mut numbers = line
                .split_whitespace()
                .filter_map(|word| word.parse::<u64>().ok());
            match (numbers.next(), numbers.next(), numbers.next()) {
                (Some(inside), Some(_), Some(count)) => (inside..inside + count).contains(&65534),
                _ => false,
            }
        })
    };
    ["/proc/self/uid_map", "/proc/self/gid_map"]
        .iter()
        .all(|path| std::fs::read_to_string(path).is_ok_and(covers))
}
