//! The user's own tests, run in the sandbox on a copy of the project.

use anyhow::{Context, Result, bail};
use sallet_core::Verdict;
use sallet_core::verdict::{Assessment, Axis, Evidence, Method, UnscoredKind};
use sallet_sandbox::{
    Finished, GroupLimits, ResourceLimits, RunLimits, Surroundings, Visible, run,
};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the sandbox shows the project, and what is changed in it.
const PROJECT: &str = "/project";
const CHANGED: &str = "/changed";

/// Copies the project into the work folder, puts the change over it, and runs the command there. The
/// command and the place of the change come as arguments, never as part of the script.
const SCRIPT: &str = r#"cp -R "$1/." /work && cd /work || exit 125
if [ -n "$3" ]; then cp "$2" "./$3" || exit 125; fi
exec /bin/sh -c "$4""#;

/// The exit status of the script when it could not get as far as the tests.
const NOT_SET_UP: i32 = 125;

const GIB: u64 = 1 << 30;

/// A command that tells by its exit status whether the project works.
pub struct ProjectTests {
    command: String,
    folder: PathBuf,
    limits: RunLimits,
}

impl ProjectTests {
    /// `command` in the current folder.
    pub fn new(command: &str, limit: Duration) -> Result<Self> {
        let folder = std::env::current_dir().and_then(|folder| folder.canonicalize());
        Ok(Self {
            command: command.to_owned(),
            folder: folder.context("the current folder cannot be found")?,
            limits: RunLimits {
                wall: limit,
                output: 1 << 20,
                process: ResourceLimits {
                    address_space: 8 * GIB,
                    cpu_seconds: limit.as_secs(),
                    file_size: GIB,
                    open_files: 1024,
                    processes: 512,
                    ..ResourceLimits::TEST
                },
                group: GroupLimits {
                    memory: 4 * GIB,
                    processes: 512,
                    scratch: 2 * GIB,
                },
            },
        })
    }

    /// Runs the tests on the project as it is: if they fail already, they prove nothing.
    pub fn must_pass_before(&self) -> Result<()> {
        let finished = self.run(None).context("the tests cannot be run")?;
        match verdict(&finished) {
            Verdict::Pass => Ok(()),
            Verdict::Unscored(reason) => bail!("the tests cannot be run: {}", reason.detail),
            Verdict::Fail => bail!(
                "`{}` fails already, before any repair ({}): mend the tests first, or leave --tests out. \
                 Nothing was changed. Its last words:\n{}",
                self.command,
                finished.status,
                last_words(&finished)
            ),
        }
    }

    /// The verdict of the tests on the project with `code` in place of the file at `path`.
    pub fn assess(&self, path: &Path, code: &str) -> Assessment {
        let assessment =
            |verdict| Assessment::new(Axis::Functional, Method::Dynamic, "tests", verdict);
        let Ok(place) = path.strip_prefix(&self.folder) else {
            let reason =
                UnscoredKind::NoOracle.because("the file is not in the folder of the tests");
            return assessment(reason.into());
        };
        match self.run(Some((place, code))) {
            Ok(finished) => {
                let verdict = verdict(&finished);
                let outcome = if verdict == Verdict::Pass {
                    "pass"
                } else {
                    "fail"
                };
                Assessment {
                    evidence: vec![Evidence {
                        name: self.command.clone(),
                        outcome: outcome.to_owned(),
                        detail: last_words(&finished),
                    }],
                    isolation: Some(finished.isolation.to_string()),
                    ..assessment(verdict)
                }
            }
            Err(error) => assessment(UnscoredKind::HarnessFault.because(error.to_string()).into()),
        }
    }

    fn run(&self, change: Option<(&Path, &str)>) -> Result<Finished> {
        let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
        let changed = folder.path().join("file");
        let (place, code) = change.unwrap_or((Path::new(""), ""));
        std::fs::write(&changed, code).context("cannot write a temporary file")?;
        let mut visible = vec![
            Visible {
                source: self.folder.clone(),
                place: PROJECT.into(),
            },
            Visible {
                source: changed,
                place: CHANGED.into(),
            },
        ];
        visible.extend(tool_folders());
        let surroundings = Surroundings {
            visible,
            variables: vec![("PATH", std::env::var("PATH").unwrap_or_default())],
        };
        let place = place
            .to_str()
            .context("the path of the file is not UTF-8")?;
        let arguments = ["-c", SCRIPT, "sh", PROJECT, CHANGED, place, &self.command];
        Ok(run(
            Path::new("/bin/sh"),
            &arguments,
            &surroundings,
            &self.limits,
        )?)
    }
}

/// The folders of the user's PATH that a sandbox does not show by itself, each with what lies beside
/// its `bin`: a virtual environment keeps its packages there.
fn tool_folders() -> Vec<Visible> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    let outside = folders.filter(|folder| {
        !folder.starts_with("/usr") && !folder.starts_with("/bin") && !folder.starts_with("/sbin")
    });
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let shown = outside.filter_map(|folder| {
        let whole = match folder.file_name() {
            // Never the home folder itself.
            Some(name) if name == "bin" => {
                folder.parent().filter(|it| Some(*it) != home.as_deref())
            }
            _ => None,
        };
        let shown = whole.unwrap_or(&folder);
        shown.is_dir().then(|| Visible::in_place(shown))
    });
    let mut shown: Vec<Visible> = shown.collect();
    shown.dedup();
    shown
}

fn verdict(finished: &Finished) -> Verdict {
    if finished.late {
        let detail = "the tests took too long: give them more with --tests-time-limit";
        return UnscoredKind::HarnessFault.because(detail).into();
    }
    match finished.status.code() {
        Some(0) => Verdict::Pass,
        Some(NOT_SET_UP) => {
            let words = last_words(finished);
            let detail = format!("the project could not be copied into the sandbox: {words}");
            UnscoredKind::HarnessFault.because(detail).into()
        }
        _ => Verdict::Fail,
    }
}

/// The last lines that the tests wrote.
fn last_words(finished: &Finished) -> String {
    let text = [finished.stdout.as_slice(), finished.stderr.as_slice()].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(12)..].join("\n")
}
