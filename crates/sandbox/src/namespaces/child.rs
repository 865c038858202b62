//! What the new process does between `clone` and `exec`.
//!
//! Every function here runs in a copy of a process with many threads. It may make system calls
//! and read the plan; it must not allocate, lock, or panic. A step that fails is named to the
//! parent through the error pipe, and the process ends.

#![allow(unsafe_code)]

use super::plan::{Confinement, Entry, INNER_ID, Landlock, Plan};
use libc::{c_char, c_int, c_ulong, c_void};
use std::ffi::CStr;
use std::ptr;

/// The steps that can fail, by the number that is sent to the parent.
pub(super) const STEPS: [&str; 20] = [
    "waiting for the user map",
    "making mounts private",
    "opening a folder to show",
    "mounting the new root",
    "building the new root",
    "showing a folder",
    "mounting a writable folder",
    "changing the root",
    "making the root read-only",
    "switching to an ordinary user",
    "bringing the loopback device up",
    "setting the host name",
    "setting a resource limit",
    "keeping capabilities for the oracle server",
    "dropping capabilities",
    "setting no_new_privs",
    "applying Landlock",
    "installing the seccomp filter",
    "handing over the file descriptors",
    "starting the program",
];

/// Most binds a plan may have; their descriptors live on the stack.
const MAX_BINDS: usize = 128;

type Failed = (u8, c_int);

macro_rules! step {
    ($number:expr, $call:expr) => {{
        // SAFETY: a system call on values that the plan keeps alive until exec.
        let result = unsafe { $call };
        if result < 0 {
            return Err(($number, errno()));
        }
        result
    }};
}

fn errno() -> c_int {
    // SAFETY: the address of this thread's errno is always readable.
    unsafe { *libc::__errno_location() }
}

/// File descriptors the child starts with.
pub(super) struct Descriptors {
    /// Where the parent writes a byte once the user map is written. Not its end of file: another
    /// thread may be starting a sandbox as well, and its child holds a copy of the writing end.
    pub(super) go: c_int,
    /// Where a failed step is written; closes itself on exec.
    pub(super) error: c_int,
    /// Become 0, 1 and 2.
    pub(super) standard: [c_int; 3],
}

/// Sets everything up and becomes the program, or reports what failed and ends.
pub(super) fn run(
    plan: &Plan,
    argv: &[*const c_char],
    envp: &[*const c_char],
    fds: &Descriptors,
) -> ! {
    let Err((step, code)) = set_up(plan, argv, envp, fds);
    let mut message = [0u8; 5];
    message[0] = step;
    message[1..].copy_from_slice(&code.to_ne_bytes());
    // SAFETY: writes 5 bytes of a live buffer; nothing is left to do if it fails.
    unsafe { libc::write(fds.error, message.as_ptr().cast(), message.len()) };
    exit()
}

fn exit() -> ! {
    // SAFETY: ends the process without running exit handlers, which belong to the parent.
    unsafe { libc::_exit(127) }
}

fn set_up(
    plan: &Plan,
    argv: &[*const c_char],
    envp: &[*const c_char],
    fds: &Descriptors,
) -> Result<std::convert::Infallible, Failed> {
    // Until the program has a pipe of its own to notice by: should the parent end now, nobody
    // would ever say go. SAFETY: a plain prctl.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0) };
    // What a terminal sends to all of the run (Ctrl-C) is for the run to act on, which ends its sandboxes
    // when their work is done. SAFETY: a plain call; this process leads no group yet, so it cannot fail.
    unsafe { libc::setsid() };
    let mut byte = 0u8;
    step!(0, libc::read(fds.go, ptr::from_mut(&mut byte).cast(), 1));
    build_root(plan)?;
    become_ordinary(plan)?;
    loopback_up()?;
    step!(11, libc::sethostname(c"sandbox".as_ptr(), 7));
    // Ends this process when the thread that started it ends, so nothing outlives a killed run.
    // SAFETY: a plain prctl; failure leaves the other ways of ending.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0) };
    for (resource, value) in plan.limits.as_pairs() {
        limit(resource, value)?;
    }
    hand_over(fds)?;
    match plan.confinement {
        Confinement::KeepSetUp => keep_capabilities()?,
        Confinement::Full => confine(plan)?,
    }
    step!(
        19,
        libc::execve(plan.program.as_ptr(), argv.as_ptr(), envp.as_ptr())
    );
    Err((19, 0))
}

/// Lowers a limit to `value`. What is lower already stays so: only the host's root could raise it.
fn limit(resource: libc::__rlimit_resource_t, value: u64) -> Result<(), Failed> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    step!(12, libc::getrlimit(resource, &mut limit));
    limit.rlim_max = limit.rlim_max.min(value);
    limit.rlim_cur = limit.rlim_max;
    step!(12, libc::setrlimit(resource, &limit));
    Ok(())
}

fn build_root(plan: &Plan) -> Result<(), Failed> {
    let none = ptr::null::<c_char>();
    let private = libc::MS_REC | libc::MS_PRIVATE;
    step!(
        1,
        libc::mount(none, c"/".as_ptr(), none, private, ptr::null())
    );
    // All sources are opened before the new root covers /tmp, below which some may lie.
    let mut trees = [-1; MAX_BINDS];
    let mut count = 0;
    // In the order in which they are placed.
    for entry in plan.entries.iter().chain(&plan.inner) {
        if let Entry::Bind { source, tree, .. } = entry {
            if count == MAX_BINDS {
                return Err((2, libc::E2BIG));
            }
            trees[count] = clone_tree(source, *tree)?;
            count += 1;
        }
    }
    let flags = libc::MS_NOSUID | libc::MS_NODEV;
    let options = c"size=1m,mode=755".as_ptr().cast();
    step!(
        3,
        libc::mount(
            c"tmpfs".as_ptr(),
            c"/tmp".as_ptr(),
            c"tmpfs".as_ptr(),
            flags,
            options
        )
    );
    step!(3, libc::chdir(c"/tmp".as_ptr()));
    let mut next = 0;
    for entry in &plan.entries {
        place(entry, &trees, &mut next)?;
    }
    if plan.proc_mount {
        // Before the host's /proc goes out of sight: the kernel wants to see one to allow another.
        let flags = libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC;
        let proc = c"proc".as_ptr();
        step!(4, libc::mount(proc, proc, proc, flags, ptr::null()));
        // Read-only as a mount, not as a file system: then the oracle server may mount others.
        let flags = flags | libc::MS_RDONLY | libc::MS_REMOUNT | libc::MS_BIND;
        step!(4, libc::mount(none, proc, none, flags, ptr::null()));
    }
    for folder in [c"tmp", c"work"] {
        let options = plan.tmpfs_options.as_ptr().cast();
        step!(
            6,
            libc::mount(
                c"tmpfs".as_ptr(),
                folder.as_ptr(),
                c"tmpfs".as_ptr(),
                flags,
                options
            )
        );
    }
    for entry in &plan.inner {
        place(entry, &trees, &mut next)?;
    }
    let dot = c".".as_ptr();
    step!(7, libc::syscall(libc::SYS_pivot_root, dot, dot));
    step!(7, libc::umount2(dot, libc::MNT_DETACH));
    step!(7, libc::chdir(c"/".as_ptr()));
    let flags = flags | libc::MS_REMOUNT | libc::MS_RDONLY;
    step!(
        8,
        libc::mount(none, c"/".as_ptr(), none, flags, ptr::null())
    );
    step!(7, libc::chdir(c"/work".as_ptr()));
    Ok(())
}

#[repr(C)]
struct MountAttr {
    set: u64,
    clear: u64,
    propagation: u64,
    userns: u64,
}

/// A read-only copy of the mount at `source`, attached nowhere yet.
fn clone_tree(source: &CStr, recursive: bool) -> Result<c_int, Failed> {
    const OPEN_TREE_CLONE: c_ulong = 1;
    const AT_RECURSIVE: c_ulong = 0x8000;
    const MOUNT_ATTR_RDONLY: u64 = 1;
    const MOUNT_ATTR_NOSUID: u64 = 2;
    let depth = if recursive { AT_RECURSIVE } else { 0 };
    let flags = OPEN_TREE_CLONE | libc::O_CLOEXEC as c_ulong | depth;
    let tree = step!(
        2,
        libc::syscall(libc::SYS_open_tree, libc::AT_FDCWD, source.as_ptr(), flags)
    );
    let attr = MountAttr {
        set: MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID,
        clear: 0,
        propagation: 0,
        userns: 0,
    };
    let flags = libc::AT_EMPTY_PATH as c_ulong | depth;
    step!(
        2,
        libc::syscall(
            libc::SYS_mount_setattr,
            tree,
            c"".as_ptr(),
            flags,
            ptr::from_ref(&attr),
            size_of::<MountAttr>()
        )
    );
    Ok(tree as c_int)
}

/// Makes one entry below the current folder, which is the new root.
fn place(entry: &Entry, trees: &[c_int], next: &mut usize) -> Result<(), Failed> {
    match entry {
        Entry::Folder(path) => {
            // SAFETY: a system call on a path of the plan.
            let made = unsafe { libc::mkdir(path.as_ptr(), 0o755) };
            if made < 0 && errno() != libc::EEXIST {
                return Err((4, errno()));
            }
        }
        Entry::File { path, content } => {
            let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_CLOEXEC;
            let file = step!(4, libc::open(path.as_ptr(), flags, 0o644));
            step!(4, libc::write(file, content.as_ptr().cast(), content.len()));
            step!(4, libc::close(file));
        }
        Entry::Link { path, target } => {
            step!(4, libc::symlink(target.as_ptr(), path.as_ptr()));
        }
        Entry::Bind { target, .. } => {
            const MOVE_MOUNT_F_EMPTY_PATH: c_ulong = 4;
            let tree = trees[*next];
            *next += 1;
            step!(
                5,
                libc::syscall(
                    libc::SYS_move_mount,
                    tree,
                    c"".as_ptr(),
                    libc::AT_FDCWD,
                    target.as_ptr(),
                    MOVE_MOUNT_F_EMPTY_PATH
                )
            );
            step!(5, libc::close(tree));
        }
    }
    Ok(())
}

/// Root becomes the mapped ordinary user, keeping its capabilities for the steps that follow.
/// An ordinary user is mapped to that id already.
fn become_ordinary(plan: &Plan) -> Result<(), Failed> {
    if !plan.two_ids {
        return Ok(());
    }
    step!(9, libc::prctl(libc::PR_SET_KEEPCAPS, 1, 0, 0, 0));
    step!(9, libc::syscall(libc::SYS_setgroups, 0, ptr::null::<u32>()));
    step!(
        9,
        libc::syscall(libc::SYS_setresgid, INNER_ID, INNER_ID, INNER_ID)
    );
    step!(
        9,
        libc::syscall(libc::SYS_setresuid, INNER_ID, INNER_ID, INNER_ID)
    );
    // The change of user emptied the effective set; what is permitted is taken up again.
    capset(!0, !0, 0).map_err(|code| (9, code))
}

fn loopback_up() -> Result<(), Failed> {
    let socket = step!(
        10,
        libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0)
    );
    // SAFETY: an all-zero ifreq is valid; only the name and the flags are set.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    request.ifr_name[0] = b'l' as c_char;
    request.ifr_name[1] = b'o' as c_char;
    request.ifr_ifru.ifru_flags = libc::IFF_UP as i16;
    step!(
        10,
        libc::ioctl(socket, libc::SIOCSIFFLAGS, ptr::from_ref(&request))
    );
    step!(10, libc::close(socket));
    Ok(())
}

/// Puts the standard descriptors in place and closes all others but the error pipe.
fn hand_over(fds: &Descriptors) -> Result<(), Failed> {
    // Moved out of the way first, so that no dup2 overwrites one that is still needed.
    let mut high = [-1; 3];
    for (place, &fd) in high.iter_mut().zip(&fds.standard) {
        *place = step!(18, libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 16));
    }
    for (number, &fd) in high.iter().enumerate() {
        step!(18, libc::dup2(fd, number as c_int));
    }
    // Everything else closes on exec; the error pipe is among them and is used until then.
    const CLOSE_RANGE_CLOEXEC: c_ulong = 4;
    step!(
        18,
        libc::syscall(libc::SYS_close_range, 3, !0u32, CLOSE_RANGE_CLOEXEC)
    );
    Ok(())
}

fn capset(effective: u64, permitted: u64, inheritable: u64) -> Result<(), c_int> {
    #[repr(C)]
    struct Header {
        version: u32,
        pid: c_int,
    }
    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Data {
        effective: u32,
        permitted: u32,
        inheritable: u32,
    }
    let header = Header {
        version: 0x2008_0522,
        pid: 0,
    };
    // Only the capabilities that the kernel granted can be asked for.
    let granted = permitted_capabilities()?;
    let half = |shift: u32| Data {
        effective: ((effective & granted) >> shift) as u32,
        permitted: ((permitted & granted) >> shift) as u32,
        inheritable: ((inheritable & granted) >> shift) as u32,
    };
    let data = [half(0), half(32)];
    // SAFETY: header and data have the kernel's layout for version 3.
    let result = unsafe { libc::syscall(libc::SYS_capset, ptr::from_ref(&header), data.as_ptr()) };
    if result < 0 { Err(errno()) } else { Ok(()) }
}

fn permitted_capabilities() -> Result<u64, c_int> {
    let header: [u32; 2] = [0x2008_0522, 0];
    let mut data = [0u32; 6];
    // SAFETY: two 12-byte structures follow each other in `data`, as version 3 wants.
    let result = unsafe { libc::syscall(libc::SYS_capget, header.as_ptr(), data.as_mut_ptr()) };
    if result < 0 {
        return Err(errno());
    }
    Ok(u64::from(data[1]) | u64::from(data[4]) << 32)
}

/// Lets the oracle server keep, across exec, what making namespaces needs.
fn keep_capabilities() -> Result<(), Failed> {
    const CAP_NET_ADMIN: u32 = 12;
    const CAP_SYS_ADMIN: u32 = 21;
    let set = 1u64 << CAP_NET_ADMIN | 1u64 << CAP_SYS_ADMIN;
    capset(set, set, set).map_err(|code| (13, code))?;
    for capability in [CAP_NET_ADMIN, CAP_SYS_ADMIN] {
        let raise = libc::PR_CAP_AMBIENT_RAISE as c_ulong;
        step!(
            13,
            libc::prctl(libc::PR_CAP_AMBIENT, raise, capability as c_ulong, 0, 0)
        );
    }
    Ok(())
}

fn confine(plan: &Plan) -> Result<(), Failed> {
    capset(0, 0, 0).map_err(|code| (14, code))?;
    step!(15, libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    if let Some(rights) = &plan.landlock {
        restrict_files(rights)?;
    }
    for filter in &plan.filters {
        let program = libc::sock_fprog {
            len: filter.len() as u16,
            // The kernel only reads; `sock_filter` of both crates is the kernel's.
            filter: filter.as_ptr().cast_mut().cast(),
        };
        let mode = libc::SECCOMP_MODE_FILTER as c_ulong;
        step!(
            17,
            libc::prctl(libc::PR_SET_SECCOMP, mode, ptr::from_ref(&program), 0, 0)
        );
    }
    Ok(())
}

fn restrict_files(rights: &Landlock) -> Result<(), Failed> {
    const RULE_PATH_BENEATH: c_ulong = 1;
    #[repr(C, packed)]
    struct PathBeneath {
        allowed: u64,
        folder: c_int,
    }
    let attributes = [rights.handled, 0, 0];
    let ruleset = step!(
        16,
        libc::syscall(
            libc::SYS_landlock_create_ruleset,
            attributes.as_ptr(),
            rights.attr_size,
            0
        )
    );
    let rules = [
        (c"/", rights.read),
        (c"/dev", rights.device),
        (c"/work", rights.handled),
        (c"/tmp", rights.handled),
    ];
    for (path, allowed) in rules {
        let folder = step!(
            16,
            libc::open(path.as_ptr(), libc::O_PATH | libc::O_CLOEXEC)
        );
        let rule = PathBeneath { allowed, folder };
        let rule = ptr::from_ref(&rule).cast::<c_void>();
        step!(
            16,
            libc::syscall(
                libc::SYS_landlock_add_rule,
                ruleset,
                RULE_PATH_BENEATH,
                rule,
                0
            )
        );
        step!(16, libc::close(folder));
    }
    step!(
        16,
        libc::syscall(libc::SYS_landlock_restrict_self, ruleset, 0)
    );
    step!(16, libc::close(ruleset as c_int));
    Ok(())
}
