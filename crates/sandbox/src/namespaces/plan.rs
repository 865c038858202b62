//! Everything the new process needs, worked out beforehand.
//!
//! Between `clone` and `exec` the child shares the locks of a process with many threads, of which
//! only one came along: it must not allocate. So all paths, numbers and tables are made here, and
//! `child.rs` only walks them.

use super::probe::Kernel;
use crate::error::SandboxError;
use crate::filter;
use crate::limits::{GroupLimits, ResourceLimits};
use crate::visible::{OWN, Visible, is_in_own};
use seccompiler::BpfProgram;
use std::ffi::{CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The user and group id inside every sandbox.
pub(super) const INNER_ID: u32 = 1000;

/// What the new process keeps of its power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Confinement {
    /// Nothing: capabilities dropped, Landlock and seccomp on.
    Full,
    /// Enough, in its own user namespace, to fork processes into further namespaces. Only for
    /// our own oracle server, which confines each of its children fully.
    KeepSetUp,
}

/// A program to start in a sandbox.
#[derive(Debug, Clone)]
pub(crate) struct Program<'a> {
    /// Absolute path, as seen inside.
    pub(crate) path: &'a Path,
    /// Its arguments, without its name.
    pub(crate) arguments: Vec<String>,
    /// Its whole environment.
    pub(crate) environment: Vec<(&'static str, String)>,
    /// What of the host it sees.
    pub(crate) visible: Vec<Visible>,
    /// What it keeps.
    pub(crate) confinement: Confinement,
    /// The limits of each of its processes.
    pub(crate) limits: ResourceLimits,
    /// The limits of all of them together.
    pub(crate) group: GroupLimits,
}

/// Where a sandbox shows its packages. Not at their own place: that may lie below `/tmp` or
/// `/work`, where every sandbox has empty folders of its own.
pub(crate) const PACKAGES: &str = "/packages";

/// One thing to put into the new root.
pub(super) enum Entry {
    Folder(CString),
    File {
        path: CString,
        content: Vec<u8>,
    },
    Link {
        path: CString,
        target: CString,
    },
    Bind {
        source: CString,
        target: CString,
        tree: bool,
    },
}

/// The whole plan.
pub(super) struct Plan {
    pub(super) entries: Vec<Entry>,
    /// What goes into the writable folders, once those are mounted.
    pub(super) inner: Vec<Entry>,
    pub(super) program: CString,
    pub(super) arguments: Vec<CString>,
    pub(super) environment: Vec<CString>,
    pub(super) tmpfs_options: CString,
    pub(super) confinement: Confinement,
    pub(super) limits: ResourceLimits,
    pub(super) filters: Vec<BpfProgram>,
    pub(super) landlock: Option<Landlock>,
    pub(super) proc_mount: bool,
    pub(super) two_ids: bool,
}

/// Landlock rights of this kernel's version, as bit masks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Landlock {
    /// Every right the kernel knows: what is handled, and allowed in writable folders.
    pub(crate) handled: u64,
    /// Read and execute.
    pub(crate) read: u64,
    /// Read and write devices such as /dev/null.
    pub(crate) device: u64,
    /// Bytes of `struct landlock_ruleset_attr` that are used.
    pub(crate) attr_size: usize,
}

/// Folders of the host that programs need, where they exist.
const SYSTEM: &[&str] = &[
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/ssl/openssl.cnf",
    "/etc/ssl/certs",
    "/nix/store",
];

const DEVICES: &[&str] = &[
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/dev/random",
    "/dev/urandom",
];

/// Small files the C library looks for. They name nothing of the host.
const ETC: &[(&str, &str)] = &[
    (
        "/etc/passwd",
        "root:x:0:0:root:/:/bin/sh\nsandbox:x:1000:1000:sandbox:/work:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n",
    ),
    (
        "/etc/group",
        "root:x:0:\nsandbox:x:1000:\nnogroup:x:65534:\n",
    ),
    ("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n"),
    (
        "/etc/nsswitch.conf",
        "passwd: files\ngroup: files\nhosts: files\n",
    ),
    ("/etc/hostname", "sandbox\n"),
];

impl Plan {
    pub(super) fn new(program: &Program<'_>, kernel: &Kernel) -> Result<Self, SandboxError> {
        let mut tree = Tree::default();
        for path in SYSTEM
            .iter()
            .map(Path::new)
            .filter(|path| path.symlink_metadata().is_ok())
        {
            tree.show(path);
        }
        for Visible { source, place } in &program.visible {
            match source == place {
                true => tree.show(source),
                false => tree.show_elsewhere(source, place),
            }
        }
        for path in DEVICES.iter().map(Path::new).filter(|path| path.exists()) {
            tree.show(path);
        }
        for (path, content) in ETC {
            tree.file(path, content);
        }
        for folder in ["/proc"].iter().chain(&OWN) {
            tree.folder(Path::new(folder));
        }
        let environment = program.environment.iter();
        let environment = environment.map(|(name, value)| c_string(format!("{name}={value}")));
        let name = program.path.as_os_str().to_owned();
        let arguments = std::iter::once(c_string(name.as_bytes())).chain(
            program
                .arguments
                .iter()
                .map(|argument| c_string(argument.as_str())),
        );
        Ok(Self {
            entries: tree.outer,
            inner: tree.inner,
            program: c_string(name.as_bytes()),
            arguments: arguments.collect(),
            environment: environment.collect(),
            tmpfs_options: c_string(tmpfs_options(program.group.scratch)),
            confinement: program.confinement,
            limits: program.limits,
            filters: filter::programs()?,
            landlock: kernel.landlock,
            proc_mount: kernel.proc_mount,
            two_ids: kernel.two_ids,
        })
    }
}

/// Mount options of a writable folder. As many files as it has pages.
pub(crate) fn tmpfs_options(bytes: u64) -> String {
    format!("size={bytes},nr_inodes={},mode=1777", bytes / 4096)
}

/// A text as the kernel wants it. A NUL, which no path or argument of ours holds, ends it.
fn c_string(text: impl Into<Vec<u8>>) -> CString {
    let mut bytes = text.into();
    if let Some(end) = bytes.iter().position(|&byte| byte == 0) {
        bytes.truncate(end);
    }
    CString::new(bytes).unwrap_or_default()
}

#[derive(Default)]
struct Tree {
    outer: Vec<Entry>,
    inner: Vec<Entry>,
    made: std::collections::BTreeSet<PathBuf>,
}

impl Tree {
    /// Makes `path` of the host visible at the same place. A symbolic link is copied as a link
    /// and what it points to is shown as well.
    fn show(&mut self, path: &Path) {
        if self.is_bound(path) {
            return;
        }
        if let Some(parent) = path.parent() {
            self.folder(parent);
        }
        let Ok(metadata) = path.symlink_metadata() else {
            return;
        };
        if metadata.is_symlink() {
            if !self.made.insert(path.to_owned()) {
                return;
            }
            let Ok(target) = path.read_link() else { return };
            let link = Entry::Link {
                path: relative(path),
                target: os(target.as_os_str()),
            };
            self.push(path, link);
            let whole = path.parent().unwrap_or(Path::new("/")).join(&target);
            if let Ok(whole) = whole.canonicalize() {
                self.show(&whole);
            }
            return;
        }
        self.show_at(path, path, metadata.is_dir());
    }

    /// Makes `source` of the host, or what it points to, visible at `place`.
    fn show_elsewhere(&mut self, source: &Path, place: &Path) {
        if self.is_bound(place) {
            return;
        }
        if let Some(parent) = place.parent() {
            self.folder(parent);
        }
        self.show_at(source, place, source.is_dir());
    }

    /// Makes `path`, a folder (`tree`) or a file, visible at `place`, whose parent is there.
    fn show_at(&mut self, path: &Path, place: &Path, tree: bool) {
        let target = relative(place);
        let point = match tree {
            true => Entry::Folder(target.clone()),
            false => Entry::File {
                path: target.clone(),
                content: Vec::new(),
            },
        };
        self.push(place, point);
        let bind = Entry::Bind {
            source: os(path.as_os_str()),
            target,
            tree,
        };
        self.push(place, bind);
    }

    /// Whether `path` is, or lies below, a folder that is shown already.
    fn is_bound(&self, path: &Path) -> bool {
        self.outer.iter().chain(&self.inner).any(|entry| {
            matches!(entry, Entry::Bind { target, .. } if path.starts_with(absolute(target)))
        })
    }

    fn push(&mut self, place: &Path, entry: Entry) {
        match is_in_own(place) {
            true => self.inner.push(entry),
            false => self.outer.push(entry),
        }
    }

    /// Makes an empty folder and its parents.
    fn folder(&mut self, path: &Path) {
        let missing: Vec<_> = path
            .ancestors()
            .take_while(|ancestor| *ancestor != Path::new("/"))
            .filter(|ancestor| !self.made.contains(*ancestor))
            .map(Path::to_owned)
            .collect();
        for folder in missing.into_iter().rev() {
            if !self.is_bound(&folder) {
                self.push(&folder, Entry::Folder(relative(&folder)));
            }
            self.made.insert(folder);
        }
    }

    fn file(&mut self, path: &str, content: &str) {
        let path = Path::new(path);
        if let Some(parent) = path.parent() {
            self.folder(parent);
        }
        let entry = Entry::File {
            path: relative(path),
            content: content.into(),
        };
        self.push(path, entry);
    }
}

/// `path` without its leading slash: the child stands in the new root while it builds it.
fn relative(path: &Path) -> CString {
    os(path.strip_prefix("/").unwrap_or(path).as_os_str())
}

fn absolute(path: &CString) -> PathBuf {
    Path::new("/").join(OsStr::from_bytes(path.as_bytes()))
}

fn os(text: &OsStr) -> CString {
    c_string(text.as_bytes())
}
