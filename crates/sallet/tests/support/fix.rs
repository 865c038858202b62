//! What the tests of `sallet fix` share.

use super::server::Server;
use super::{Ended, Workspace};

/// A file with a finding that the analyzer mends by itself.
pub const APP: &str = "import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n";

/// Runs a command with a string from its caller; the analyzer knows no rewrite for it.
pub const SHELL: &str = "import subprocess\n\nfrom flask import request\n\n\ndef ping():\n    \
                     host = request.args[\"host\"]\n    return subprocess.call(\"ping -c 1 \" + host, shell=True)\n";

/// The same without it.
pub const MENDED: &str = "import subprocess\n\nfrom flask import request\n\n\ndef ping():\n    \
                      host = request.args[\"host\"]\n    return subprocess.call([\"ping\", \"-c\", \"1\", \"--\", host])\n";

/// A folder with one file.
pub fn with(name: &str, code: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write(name, code);
    workspace
}

/// `fix` of `app.py` by a model on the server.
pub fn ask(workspace: &Workspace, server: &Server, more: &[&str]) -> Ended {
    let url = server.base_url();
    let mut arguments = vec!["fix", "app.py", "--base-url", &url];
    if !more.contains(&"--provider") {
        arguments.extend(["--provider", "openai/mine"]);
    }
    let mut command = workspace.command(&[&arguments, more].concat());
    command.env("OPENAI_API_KEY", "sk-test-0123456789abcdef");
    workspace.end(command.output().unwrap())
}

/// An answer as models give it.
pub fn fenced(code: &str) -> String {
    format!("Here it is:\n\n```python\n{code}```\n")
}
