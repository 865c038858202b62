//! The system calls a sandboxed program may not make.
//!
//! Namespaces and Landlock are the walls. The filter takes away what could find a hole in them:
//! calls that make namespaces or mounts, look into other processes, or reach rarely used parts
//! of the kernel. It denies by name and allows the rest, because a solution may be any program
//! and a call that it lacks would look like its own fault.

use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch, sock_filter,
};
use std::collections::BTreeMap;

const DENIED: &[libc::c_long] = &[
    // Namespaces, mounts and roots.
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_fsconfig,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    // Other processes.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
    // Memory that no limit of a process counts.
    libc::SYS_memfd_create,
    libc::SYS_shmget,
    // Rarely used and often broken parts of the kernel.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_fanotify_init,
    libc::SYS_quotactl,
    libc::SYS_personality,
    // The machine itself.
    libc::SYS_acct,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_syslog,
    libc::SYS_kexec_load,
    libc::SYS_kexec_file_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_adjtimex,
    libc::SYS_clock_adjtime,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_vhangup,
];

const NAMESPACE_FLAGS: [libc::c_int; 8] = [
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWNS,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWCGROUP,
    0x80, // CLONE_NEWTIME
];

/// Address families a program may open sockets of: all else is refused.
const FAMILIES: [libc::c_int; 3] = [libc::AF_UNIX, libc::AF_INET, libc::AF_INET6];

/// The compiled filter for the processor this runs on. A denied call fails with EPERM; `clone3`
/// fails with ENOSYS, because its flags lie in memory where a filter cannot see them, and the C
/// library then falls back to `clone`.
///
/// # Errors
/// When the processor is none of x86-64, aarch64 and riscv64.
pub(crate) fn programs() -> Result<Vec<BpfProgram>, BackendError> {
    let arch: TargetArch = std::env::consts::ARCH.try_into()?;
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        DENIED.iter().map(|&call| (call, Vec::new())).collect();
    rules.insert(libc::SYS_clone, clone_rules()?);
    rules.insert(libc::SYS_socket, socket_rules()?);
    rules.insert(libc::SYS_socketpair, vec![other_family()?]);
    rules.insert(
        libc::SYS_prlimit64,
        // The limits of others: 0 is the calling process.
        vec![SeccompRule::new(vec![condition(0, SeccompCmpOp::Ne, 0)?])?],
    );
    rules.insert(
        libc::SYS_ioctl,
        // Pushing input into a terminal.
        vec![SeccompRule::new(vec![condition(
            1,
            SeccompCmpOp::Eq,
            libc::TIOCSTI,
        )?])?],
    );
    let denied = SeccompAction::Errno(libc::EPERM as u32);
    let missing = SeccompAction::Errno(libc::ENOSYS as u32);
    let clone3 = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
    let mut programs = vec![
        SeccompFilter::new(rules, SeccompAction::Allow, denied, arch)?.try_into()?,
        SeccompFilter::new(clone3, SeccompAction::Allow, missing, arch)?.try_into()?,
    ];
    if arch == TargetArch::x86_64 {
        programs.push(without_x32());
    }
    Ok(programs)
}

/// The x32 calls of a 64-bit processor are the same calls under other numbers, which the names
/// above do not cover: all are missing.
fn without_x32() -> BpfProgram {
    const X32_BIT: u32 = 0x4000_0000;
    let load = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
    let jump = libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K;
    let answer = libc::BPF_RET | libc::BPF_K;
    [
        // The number of the call is the first field of `struct seccomp_data`.
        (load, 0, 0, 0),
        (jump, 0, 1, X32_BIT),
        (answer, 0, 0, libc::SECCOMP_RET_ERRNO | libc::ENOSYS as u32),
        (answer, 0, 0, libc::SECCOMP_RET_ALLOW),
    ]
    .map(|(code, jt, jf, k)| sock_filter {
        code: code as u16,
        jt,
        jf,
        k,
    })
    .to_vec()
}

fn clone_rules() -> Result<Vec<SeccompRule>, BackendError> {
    NAMESPACE_FLAGS
        .into_iter()
        .map(|flag| {
            let set = SeccompCmpOp::MaskedEq(flag as u32 as u64);
            SeccompRule::new(vec![condition(0, set, flag as u32 as u64)?])
        })
        .collect()
}

fn socket_rules() -> Result<Vec<SeccompRule>, BackendError> {
    // The type's low bits; SOCK_NONBLOCK and SOCK_CLOEXEC stand above them.
    let raw = condition(1, SeccompCmpOp::MaskedEq(0xf), libc::SOCK_RAW as u64)?;
    Ok(vec![other_family()?, SeccompRule::new(vec![raw])?])
}

fn other_family() -> Result<SeccompRule, BackendError> {
    let none_of = FAMILIES
        .into_iter()
        .map(|family| condition(0, SeccompCmpOp::Ne, family as u64))
        .collect::<Result<_, _>>()?;
    SeccompRule::new(none_of)
}

fn condition(
    argument: u8,
    operator: SeccompCmpOp,
    value: u64,
) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)
}

/// The filters as the bytes of their instructions, 8 each.
pub(crate) fn to_bytes(program: &BpfProgram) -> Vec<u8> {
    program
        .iter()
        .flat_map(|instruction| {
            let [c0, c1] = instruction.code.to_ne_bytes();
            let [k0, k1, k2, k3] = instruction.k.to_ne_bytes();
            [c0, c1, instruction.jt, instruction.jf, k0, k1, k2, k3]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_fit_the_kernel() {
        for program in programs().unwrap() {
            assert!(!program.is_empty() && program.len() <= 4096);
            assert_eq!(to_bytes(&program).len(), program.len() * 8);
        }
    }
}
