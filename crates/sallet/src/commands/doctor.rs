//! `sallet doctor`: what this machine offers and what is missing.

use crate::terminal::output;
use anyhow::Result;
use comfy_table::{Table, presets};
use sallet_models::KeyUse;
use sallet_sandbox::{PackageEnvironment, PackageSet, Python, RunLimits, Surroundings};
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

/// One thing that was looked at.
struct Finding {
    what: &'static str,
    /// Whether the main job works without help.
    good: bool,
    detail: String,
}

pub fn run() -> Result<ExitCode> {
    let python = Python::find();
    let mut findings = vec![sandbox(python.as_ref().ok())];
    findings.push(match &python {
        Ok(python) => good(
            "python",
            format!("{} at {}", python.version, python.executable.display()),
        ),
        Err(error) => bad("python", error.to_string()),
    });
    if let Ok(python) = &python {
        findings.push(packages(python));
    }
    findings.push(match sallet_sandbox::cache_folder() {
        Ok(folder) => good("cache", folder.display().to_string()),
        Err(error) => bad("cache", error.to_string()),
    });
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
    for finding in &findings {
        table.add_row([
            finding.what,
            if finding.good { "ok" } else { "MISSING" },
            &finding.detail,
        ]);
    }
    let about = "API keys in the environment (values are never shown):";
    writeln!(output(), "{table}\n\n{about}\n{}", keys())?;
    let broken = findings.iter().any(|finding| !finding.good);
    Ok(ExitCode::from(u8::from(broken)))
}

fn good(what: &'static str, detail: String) -> Finding {
    Finding {
        what,
        good: true,
        detail,
    }
}

fn bad(what: &'static str, detail: String) -> Finding {
    Finding {
        what,
        good: false,
        detail,
    }
}

/// Starts a real program in a real sandbox and lets it try to see the host.
fn sandbox(python: Option<&Python>) -> Finding {
    let Some(python) = python else {
        return bad(
            "sandbox",
            "not tried: there is no Python to run in it".to_owned(),
        );
    };
    let probe = "import os; print(sorted(os.listdir('/')), len(os.listdir('/work')))";
    let visible = match python.visible() {
        Ok(visible) => visible,
        Err(error) => return bad("sandbox", error.to_string()),
    };
    let surroundings = Surroundings {
        visible,
        ..Surroundings::default()
    };
    match sallet_sandbox::run(
        &python.executable,
        &["-I", "-c", probe],
        &surroundings,
        &RunLimits::solution(Duration::from_secs(20)),
    ) {
        Ok(finished) if finished.status.success() => {
            good("sandbox", finished.isolation.to_string())
        }
        Ok(finished) => bad(
            "sandbox",
            format!(
                "a test program ended with {}: {}",
                finished.status,
                String::from_utf8_lossy(&finished.stderr).trim()
            ),
        ),
        Err(error) => bad(
            "sandbox",
            format!("{error} (user namespaces may be switched off)"),
        ),
    }
}

fn packages(python: &Python) -> Finding {
    match PackageEnvironment::find(python, PackageSet::BENCH) {
        Ok(Some(packages)) => good("packages", packages.folder.display().to_string()),
        Ok(None) => bad(
            "packages",
            "not installed: run `sallet setup`; tasks that need them are unscored".to_owned(),
        ),
        Err(error) => bad("packages", error.to_string()),
    }
}

fn keys() -> String {
    let mut variables: Vec<_> = sallet_models::ALL
        .iter()
        .flat_map(|unit| unit.prefixes)
        .filter_map(|prefix| KeyUse::variable(prefix.key))
        .collect();
    variables.sort_unstable();
    variables.dedup();
    let state = |name: &&str| match std::env::var_os(name) {
        Some(_) => format!("  {name}: set"),
        None => format!("  {name}: not set"),
    };
    variables.iter().map(state).collect::<Vec<_>>().join("\n")
}
