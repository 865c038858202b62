//! One program in a sandbox: its limits, what it finds there, and that it always comes to an end.

#![allow(
    clippy::unwrap_used,
    reason = "the functions of a test are a test, too"
)]

use sallet_sandbox::{Finished, RunLimits, Surroundings, Visible};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

const MINUTE: RunLimits = RunLimits::solution(Duration::from_secs(60));

fn shell(script: &str, surroundings: &Surroundings, limits: &RunLimits) -> Finished {
    sallet_sandbox::run(Path::new("/bin/sh"), &["-c", script], surroundings, limits).unwrap()
}

fn said(finished: &Finished) -> &str {
    std::str::from_utf8(&finished.stdout).unwrap()
}

#[test]
fn output_is_kept_up_to_the_limit() {
    let check = |bytes: usize, output: usize, cut: bool| {
        let limits = RunLimits { output, ..MINUTE };
        let script = format!("head -c {bytes} /dev/zero; echo -n x >&2");
        let finished = shell(&script, &Surroundings::default(), &limits);
        assert_eq!(finished.cut, cut, "{bytes}");
        assert_eq!(finished.stdout.len(), bytes.min(output));
        assert_eq!(finished.stderr, b"x");
        assert!(finished.status.success());
    };
    check(0, 1, false);
    check(100_000, 100_000, false);
    check(100_001, 100_000, true);
}

#[test]
fn a_program_that_closes_its_streams_and_stays_is_late() {
    let started = Instant::now();
    let limits = RunLimits::solution(Duration::from_millis(200));
    let finished = shell("exec >&- 2>&-; sleep 60", &Surroundings::default(), &limits);
    assert!(finished.late);
    assert!(started.elapsed() < Duration::from_secs(50));
}

#[test]
fn limits_are_those_asked_for() {
    let mut limits = MINUTE;
    limits.process.address_space = 3 << 30;
    limits.group.scratch = 16 << 20;
    let script = "ulimit -v; head -c 17000000 /dev/zero >/tmp/large || echo full";
    let finished = shell(script, &Surroundings::default(), &limits);
    assert_eq!(said(&finished), "3145728\nfull\n");
}

#[test]
fn nothing_of_the_environment_but_what_is_named() {
    let surroundings = Surroundings {
        variables: vec![
            ("PATH", "/usr/bin:/bin".to_owned()),
            ("MORE", "1".to_owned()),
        ],
        ..Surroundings::default()
    };
    let finished = shell("env | sort", &surroundings, &MINUTE);
    let names: Vec<&str> = said(&finished).lines().collect();
    assert!(names.contains(&"PATH=/usr/bin:/bin"), "{names:?}");
    assert!(names.contains(&"MORE=1"));
    assert!(names.contains(&"HOME=/work"));
    assert!(!names.iter().any(|name| name.starts_with("CARGO")));
}

/// Temporary folders of the host lie where a sandbox has its own.
#[test]
fn what_lies_in_a_temporary_folder_can_be_shown_and_only_to_be_read() {
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    let shown = folder.path().join("shown");
    fs::create_dir(&shown).unwrap();
    fs::set_permissions(&shown, Permissions::from_mode(0o755)).unwrap();
    fs::write(shown.join("file"), "content").unwrap();
    let script = "cat file && touch own && touch /tmp/own; touch file || echo no";
    for place in [&shown, Path::new("/scan")] {
        let surroundings = Surroundings {
            visible: vec![Visible {
                source: shown.clone(),
                place: place.to_owned(),
            }],
            ..Surroundings::default()
        };
        let script = script.replace("file", &format!("{}/file", place.display()));
        assert_eq!(said(&shell(&script, &surroundings, &MINUTE)), "contentno\n");
    }
}

#[test]
fn a_folder_is_whole_though_a_file_of_it_was_shown_before() {
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    for name in ["first", "second"] {
        fs::write(folder.path().join(name), name).unwrap();
    }
    let surroundings = Surroundings {
        visible: [folder.path().join("first"), folder.path().to_owned()]
            .map(Visible::in_place)
            .into(),
        ..Surroundings::default()
    };
    let script = format!("ls {}", folder.path().display());
    assert_eq!(
        said(&shell(&script, &surroundings, &MINUTE)),
        "first\nsecond\n"
    );
}
