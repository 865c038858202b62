//! Which walls stand around a program, in words that are stored with each verdict.

use crate::namespaces::Kernel;
use serde::Serialize;
use std::fmt;

/// The isolation of one sandbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Isolation {
    /// Namespaces, a read-only root and seccomp; false only when the user asked for no sandbox.
    pub namespaces: bool,
    /// Landlock's version; 0 if the kernel has none.
    pub landlock_abi: i64,
    /// Whether a private /proc could be mounted.
    pub proc_mount: bool,
    /// Whether root's sandbox runs as an ordinary user of the host.
    pub unprivileged: bool,
    /// Control groups: `v2`, `v1` or `none`; empty when not tried.
    pub control_group: &'static str,
}

impl Isolation {
    /// What the kernel offers, with control groups as found for one sandbox.
    pub(crate) fn of(kernel: &Kernel, control_group: &'static str) -> Self {
        Self {
            namespaces: true,
            landlock_abi: kernel.landlock_abi,
            proc_mount: kernel.proc_mount,
            unprivileged: kernel.two_ids || !kernel.is_root,
            control_group,
        }
    }

    /// What this machine offers, before any sandbox is made; control groups are not tried.
    pub fn offered() -> Self {
        Self::of(Kernel::get(), "")
    }

    /// No walls but resource limits.
    pub(crate) fn none() -> Self {
        Self {
            namespaces: false,
            landlock_abi: 0,
            proc_mount: false,
            unprivileged: false,
            control_group: "none",
        }
    }
}

impl fmt::Display for Isolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.namespaces {
            return f.write_str("none");
        }
        f.write_str("namespaces+seccomp")?;
        if self.landlock_abi > 0 {
            write!(f, "+landlock{}", self.landlock_abi)?;
        }
        if !self.proc_mount {
            f.write_str("+no-proc")?;
        }
        if !self.unprivileged {
            f.write_str("+host-root")?;
        }
        match self.control_group {
            "" => Ok(()),
            kind => write!(f, "+cgroup-{kind}"),
        }
    }
}
