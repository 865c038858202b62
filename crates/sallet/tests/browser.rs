//! The report in a real browser, opened from disk. Skipped where there is no Chromium.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod support;

use std::path::Path;
use std::process::Command;
use support::Workspace;

/// An answer that tries to run a script in the reader's browser.
const HOSTILE: &str = concat!(
    r#"{"task_id": "add", "completion": "</pre></script><script>document.title='owned'</script>"#,
    r#"<img src=x onerror=\"document.title='owned'\">\n```python\ndef add(a, b):\n    return a + b\n```"}"#,
    "\n",
    r#"{"task_id": "greet", "solution": "def greet(name):\n    return name\n"}"#,
    "\n",
);

fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok())
}

/// What the page has become after its scripts ran.
fn page(browser: &str, report: &Path, profile: &Path) -> String {
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", report.display()))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_report_opens_from_disk_and_hostile_answers_stay_text() {
    let Some(browser) = browser() else {
        eprintln!("skipped: no Chromium on the PATH");
        return;
    };
    let workspace = Workspace::with_samples();
    workspace.write("samples.jsonl", HOSTILE);
    let arguments = [
        "--dataset",
        "tasks.jsonl",
        "--provider",
        "file:samples.jsonl",
    ];
    workspace.ok(&[&["eval", "--out", "run"], &arguments[..]].concat());
    let page = page(
        browser,
        &workspace.path("run/report.html"),
        &workspace.path("profile"),
    );
    let title = page
        .split("<title>")
        .nth(1)
        .and_then(|rest| rest.split("</title>").next());
    assert!(
        title.is_some_and(|title| !title.contains("owned")),
        "{title:?}"
    );
    assert!(page.contains("<svg"), "the page has no plot");
    // Shown as text: the browser itself writes the brackets escaped.
    assert!(
        page.contains("&lt;script&gt;document.title='owned'"),
        "the answer is not shown"
    );
}
