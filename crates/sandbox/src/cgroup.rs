//! Memory and process limits over a whole sandbox, where this user may set them.
//!
//! Version 2 needs a delegated group, as systemd gives with `Delegate=yes`; version 1 needs root.
//! Without either, the per-process limits and the PID namespace still hold, and the isolation
//! record says `cgroup none`.

use crate::limits::GroupLimits;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The groups made for one sandbox. Dropping removes them.
#[derive(Debug)]
pub(crate) struct ControlGroup {
    kind: &'static str,
    folders: Vec<PathBuf>,
}

impl ControlGroup {
    /// Puts process `pid` into groups of its own, as well as this machine allows.
    pub(crate) fn for_process(pid: i32, limits: &GroupLimits) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("sallet-{}-{number}", std::process::id());
        let own = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
        for (kind, wanted) in [
            ("v2", version_2(&own, limits)),
            ("v1", version_1(&own, limits)),
        ] {
            let mut folders = Vec::new();
            let made = wanted.iter().all(|(parent, limits)| {
                let folder = parent.join(&name);
                let made = make(&folder, limits, pid).is_ok();
                folders.push(folder);
                made
            });
            let group = Self { kind, folders };
            if made && !wanted.is_empty() {
                return group;
            }
        }
        Self {
            kind: "none",
            folders: Vec::new(),
        }
    }

    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }
}

impl Drop for ControlGroup {
    fn drop(&mut self) {
        for folder in &self.folders {
            // Fails only while a dying process is still counted; an empty group does no harm.
            let _ = fs::remove_dir(folder);
        }
    }
}

type Limits = Vec<(&'static str, u64)>;

fn version_2(own: &str, limits: &GroupLimits) -> Vec<(PathBuf, Limits)> {
    let limits = vec![
        ("memory.max", limits.memory),
        ("memory.swap.max", 0),
        ("pids.max", limits.processes),
    ];
    own.lines()
        .find_map(|line| line.strip_prefix("0::"))
        .map(|path| Path::new("/sys/fs/cgroup").join(path.trim_start_matches('/')))
        .filter(|folder| {
            fs::read_to_string(folder.join("cgroup.subtree_control"))
                .is_ok_and(|on| on.contains("memory") && on.contains("pids"))
        })
        .map(|folder| (folder, limits))
        .into_iter()
        .collect()
}

fn version_1(own: &str, limits: &GroupLimits) -> Vec<(PathBuf, Limits)> {
    [
        ("memory", vec![("memory.limit_in_bytes", limits.memory)]),
        ("pids", vec![("pids.max", limits.processes)]),
    ]
    .into_iter()
    .filter_map(|(controller, limits)| {
        let path = own.lines().find_map(|line| {
            let (controllers, path) = line.split_once(':')?.1.split_once(':')?;
            controllers
                .split(',')
                .any(|name| name == controller)
                .then_some(path)
        })?;
        let folder = Path::new("/sys/fs/cgroup")
            .join(controller)
            .join(path.trim_start_matches('/'));
        Some((folder, limits))
    })
    .collect()
}

fn make(folder: &Path, limits: &Limits, pid: i32) -> io::Result<()> {
    fs::create_dir(folder)?;
    for (file, value) in limits {
        let written = fs::write(folder.join(file), value.to_string());
        // Not every kernel counts swap.
        if *file != "memory.swap.max" {
            written?;
        }
    }
    fs::write(folder.join("cgroup.procs"), pid.to_string())
}
