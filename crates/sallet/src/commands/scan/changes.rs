//! Which lines changed since a commit. Asks `git`, which is started without a shell and kept from
//! running what the repository's own configuration names: filters, hooks, other programs that
//! compare, and ways to fetch what is missing.

use super::files::Target;
use anyhow::{Result, anyhow, bail};
use sallet_analysis::finding::{Finding, Place};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::ops::Range;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The changed lines of each file that has any.
pub struct Changes(HashMap<PathBuf, ChangedLines>);

/// What changed in one file.
#[derive(Debug, PartialEq, Eq)]
pub enum ChangedLines {
    /// Git does not know the file.
    All,
    /// These lines, from 1.
    Some {
        /// New lines, by rising place.
        new: Vec<Range<usize>>,
        /// Lines after which others were removed, rising.
        removed: Vec<usize>,
    },
}

impl Changes {
    /// What differs in the working tree from `reference`, or from where `HEAD` forked from it, in
    /// every repository that holds one of `targets`.
    pub fn since(reference: &str, targets: &[Target<'_>]) -> Result<Self> {
        let mut folders = HashSet::new();
        let mut repositories = HashSet::new();
        let mut changes = HashMap::new();
        for target in targets {
            let folder = target.absolute.parent().unwrap_or(&target.absolute);
            if !folders.insert(folder) {
                continue;
            }
            let top = folder
                .ancestors()
                .find(|folder| folder.join(".git").exists());
            let Some(top) = top else {
                bail!(
                    "--diff needs a git repository, and {} is in none: leave --diff out",
                    target.shown
                );
            };
            if repositories.insert(top) {
                changes.extend(Repository { top }.changes(reference)?);
            }
        }
        Ok(Self(changes))
    }

    /// What changed in the file at `absolute`, if anything.
    pub fn of(&self, absolute: &Path) -> Option<&ChangedLines> {
        self.0.get(absolute)
    }
}

impl ChangedLines {
    /// Whether the change may have made the finding: the finding or a step of the way to it is on
    /// a new line, or something was removed on the way, such as a check.
    pub fn touch(&self, finding: &Finding) -> bool {
        let Self::Some { new, removed } = self else {
            return true;
        };
        let steps = finding.flow.iter().map(|step| step.place);
        let (mut first, mut last) = (usize::MAX, 0);
        for place in steps.chain([finding.place]) {
            if is_in(new, place) {
                return true;
            }
            first = first.min(place.line);
            last = last.max(place.end_line);
        }
        let gap = removed.partition_point(|&line| line < first);
        removed.get(gap).is_some_and(|&line| line < last)
    }
}

fn is_in(lines: &[Range<usize>], place: Place) -> bool {
    let first = lines.partition_point(|range| range.end <= place.line);
    let range = lines.get(first);
    range.is_some_and(|range| range.start <= place.end_line)
}

struct Repository<'a> {
    top: &'a Path,
}

impl Repository<'_> {
    fn changes(&self, reference: &str) -> Result<Vec<(PathBuf, ChangedLines)>> {
        let commit = format!("{reference}^{{commit}}");
        let commit = self.git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ])?;
        if !commit.status.success() {
            bail!(
                "git knows no commit '{reference}' in {}: name one after --diff, e.g. origin/main \
                 or HEAD",
                self.top.display()
            );
        }
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        // What others did since the fork is not ours. A shallow clone may not know the fork.
        let base = self.git(&["merge-base", &commit, "HEAD"])?;
        let base = match base.status.success() {
            true => String::from_utf8_lossy(&base.stdout).trim().to_owned(),
            false => commit,
        };
        let filters = self.filters_off()?;
        let mut diff: Vec<&OsStr> = filters.iter().map(OsString::as_os_str).collect();
        diff.extend(
            [
                "diff",
                "-U0",
                "--inter-hunk-context=0",
                // Attributes can call any file binary.
                "--text",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=all",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                &base,
                "--",
            ]
            .map(OsStr::new),
        );
        let diff = self.answer(&diff)?;
        let new = self.answer(&[
            "ls-files",
            "-z",
            "--others",
            "--exclude-standard",
            "--full-name",
        ])?;
        let new = new.split(|&byte| byte == 0).filter(|name| !name.is_empty());
        let new = new.map(|name| (name.to_vec(), ChangedLines::All));
        let all = parse(&diff).into_iter().chain(new);
        let at = |name: Vec<u8>| self.top.join(OsStr::from_bytes(&name));
        Ok(all.map(|(name, lines)| (at(name), lines)).collect())
    }

    /// Options that turn off every filter in the configuration: attributes can choose one, and git
    /// runs it to see whether a file changed.
    fn filters_off(&self) -> Result<Vec<OsString>> {
        let keys = self.answer(&["config", "--list", "-z", "--name-only"])?;
        let filters = keys.split(|&byte| byte == 0).filter_map(|key| {
            let key = key.strip_prefix(b"filter.")?;
            Some(&key[..memchr::memrchr(b'.', key)?])
        });
        let mut options = Vec::new();
        for name in filters.collect::<BTreeSet<_>>() {
            if name.contains(&b'=') {
                bail!(
                    "git's configuration has a filter called '{}', which cannot be turned off: \
                     rename it, or leave --diff out",
                    String::from_utf8_lossy(name)
                );
            }
            for off in [".clean=", ".smudge=", ".process=", ".required=false"] {
                let option = [b"filter.", name, off.as_bytes()].concat();
                options.extend(["-c".into(), OsString::from_vec(option)]);
            }
        }
        Ok(options)
    }

    fn answer(&self, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<u8>> {
        let output = self.git(arguments)?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            let told = told.lines().next().unwrap_or("no reason given");
            bail!("git failed in {}: {told}", self.top.display());
        }
        Ok(output.stdout)
    }

    fn git(&self, arguments: &[impl AsRef<OsStr>]) -> Result<Output> {
        Command::new("git")
            .args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"])
            // There is a hook for when the index is written.
            .args(["-c", "diff.autoRefreshIndex=false"])
            // The configuration says how objects that a partial clone lacks are fetched.
            .env("GIT_ALLOW_PROTOCOL", "")
            .args(arguments)
            .current_dir(self.top)
            // It overrules -U0.
            .env_remove("GIT_DIFF_OPTS")
            .output()
            .map_err(|error| {
                anyhow!("git cannot be started: {error}: install it, or leave --diff out")
            })
    }
}

/// Reads what `git diff -U0` prints. Lines inside a hunk are counted, not looked at: they may
/// look like headers.
fn parse(diff: &[u8]) -> Vec<(Vec<u8>, ChangedLines)> {
    let mut files: Vec<(Vec<u8>, ChangedLines)> = Vec::new();
    let mut is_gone = false;
    let mut inside = 0;
    for line in diff.split(|&byte| byte == b'\n') {
        if inside > 0 && !line.starts_with(b"\\") {
            inside -= 1;
        } else if let Some(name) = line.strip_prefix(b"+++ ") {
            let name = new_name(name);
            is_gone = name.is_none();
            let (new, removed) = (Vec::new(), Vec::new());
            files.extend(name.map(|name| (name, ChangedLines::Some { new, removed })));
        } else if let Some((gone, start, added)) = hunk(line) {
            inside = gone + added;
            match files.last_mut() {
                Some((_, ChangedLines::Some { new, .. })) if !is_gone && added > 0 => {
                    new.push(start..start + added);
                }
                Some((_, ChangedLines::Some { removed, .. })) if !is_gone => removed.push(start),
                _ => {}
            }
        }
    }
    files
}

/// `@@ -3,2 +4,0 @@ …`: how many lines are gone, the first new one, how many are new.
fn hunk(line: &[u8]) -> Option<(usize, usize, usize)> {
    let line = std::str::from_utf8(
        line.strip_prefix(b"@@ -")?
            .split(|&byte| byte == b'@')
            .next()?,
    );
    let (old, new) = line.ok()?.trim_end().split_once(" +")?;
    let numbers = |text: &str| {
        let (start, count) = text.split_once(',').unwrap_or((text, "1"));
        Some((start.parse::<usize>().ok()?, count.parse::<usize>().ok()?))
    };
    let (_, removed) = numbers(old)?;
    let (start, added) = numbers(new)?;
    Some((removed, start, added))
}

/// The name after `+++ `, without its prefix; `None` for a file that is gone.
fn new_name(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.strip_suffix(b"\t").unwrap_or(text);
    let name = match text.strip_prefix(b"\"") {
        Some(quoted) => unquote(quoted),
        None => text.to_vec(),
    };
    name.strip_prefix(b"b/").map(<[u8]>::to_vec)
}

/// Undoes how git writes names with quotes, backslashes and control characters.
fn unquote(text: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(text.len());
    let mut rest = text.strip_suffix(b"\"").unwrap_or(text);
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'\\' {
            name.push(*first);
            continue;
        }
        let [escaped, after @ ..] = rest else { break };
        rest = after;
        name.push(match escaped {
            b'a' => 7,
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 11,
            b'f' => 12,
            b'r' => b'\r',
            b'0'..=b'3' if after.len() >= 2 => {
                rest = &after[2..];
                let digit = |byte: u8| byte.wrapping_sub(b'0') & 7;
                digit(*escaped) << 6 | digit(after[0]) << 3 | digit(after[1])
            }
            other => *other,
        });
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use sallet_analysis::finding::{Confidence, Severity, Step};

    fn shown(diff: &str) -> Vec<String> {
        let files = parse(diff.as_bytes()).into_iter();
        files
            .map(|(name, lines)| format!("{} {lines:?}", String::from_utf8_lossy(&name)))
            .collect()
    }

    #[test]
    fn hunks_become_lines() {
        let diff = "diff --git a/x y.py b/x y.py\nindex 1..2 100644\n--- a/x y.py\t\n+++ b/x y.py\t\n\
            @@ -1 +1,2 @@ def f():\n-a\n+++ b/no.py\n+@@ -1 +1 @@\n\\ No newline at end of file\n\
            @@ -9,2 +9,0 @@\n-a\n--- b/no.py\n\
            diff --git a/gone.py b/gone.py\n--- a/gone.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n\
            --- a/q.py\n+++ \"b/q\\\"\\303\\263\\t.py\"\n@@ -0,0 +5 @@\n+x\n";
        assert_eq!(
            shown(diff),
            [
                "x y.py Some { new: [1..3], removed: [9] }",
                "q\"ó\t.py Some { new: [5..6], removed: [] }"
            ]
        );
    }

    #[test]
    fn changes_touch_findings() {
        let lines = ChangedLines::Some {
            new: vec![2..4, 12..13],
            removed: vec![8],
        };
        let place = |line, end_line| Place {
            start: 0,
            end: 0,
            line,
            column: 1,
            end_line,
            end_column: 1,
        };
        let check = |steps: &[usize], line: usize, end_line: usize, expected: bool| {
            let finding = Finding {
                analyzer: "sallet".into(),
                rule: "x".into(),
                cwe: Vec::new(),
                severity: Severity::Low,
                confidence: Confidence::Low,
                message: "Wrong.".into(),
                place: place(line, end_line),
                flow: steps
                    .iter()
                    .map(|&line| Step {
                        place: place(line, line),
                        what: "here".into(),
                    })
                    .collect(),
                fix: None,
                fingerprint: String::new(),
            };
            assert_eq!(
                lines.touch(&finding),
                expected,
                "{steps:?} {line}-{end_line}"
            );
            assert!(ChangedLines::All.touch(&finding));
        };
        check(&[], 1, 1, false);
        check(&[], 1, 2, true);
        check(&[], 3, 3, true);
        check(&[], 4, 8, false);
        check(&[], 8, 9, true);
        check(&[], 9, 11, false);
        check(&[], 9, 12, true);
        check(&[], 13, 99, false);
        check(&[3], 5, 5, true);
        check(&[4, 6], 7, 7, false);
        check(&[4, 6], 10, 10, true);
    }

    #[test]
    fn odd_diffs_are_survived() {
        for diff in [
            "",
            "@@",
            "@@ -1 +",
            "@@ -a +b @@",
            "+++ ",
            "+++ \"b/\\",
            "+++ \"b/\\30",
        ] {
            shown(diff);
        }
    }
}
