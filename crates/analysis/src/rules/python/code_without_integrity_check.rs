//! Code that is downloaded and run unchecked.

use super::syntax::{
    Scope, contains_any, each_expression, each_part, has_word, last_name, root_name, scopes, text,
};
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::TextRange;
use crate::python::ast::{Expr, ExprCall};
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "code-without-integrity-check",
        title: "Code that is downloaded and run unchecked",
        languages: &[Language::Python],
        cwe: &[CweId(494), CweId(829)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports programs that are downloaded and run without a check of their digest or \
               signature: an answer of the network that goes into `exec`, `curl … | sh`, packages \
               installed over plain HTTP or from a host whose certificate is not checked. When \
               asked for it: also files that are downloaded, then run, loaded or unpacked in the \
               same function without a check.",
        why: "Whoever controls the server, its name or the network on the way runs code of their \
               own here.",
        example: "\
import requests

exec(requests.get(\"https://tools.example/setup.py\", timeout=10).text)
",
        better: "\
import hashlib
import requests

EXPECTED = \"0d4a1185e7e2d7b1b4a3cf4a3cf6a4d4b0b7a8c1f4d0a0e7f1d9c2b3a4f5e6d7\"
data = requests.get(\"https://tools.example/setup.py\", timeout=10).content
if hashlib.sha256(data).hexdigest() != EXPECTED:
    raise SystemExit(\"setup.py is not the one that was reviewed\")
with open(\"setup.py\", \"wb\") as file:
    file.write(data)
",
        references: &["https://cwe.mitre.org/data/definitions/494.html"],
    },
    hooks: &[
        Hook::Call(&["builtins.exec", "builtins.eval", "marshal.loads"], run),
        Hook::Call(COMMANDS, command),
        Hook::Module(downloads),
    ],
};

const COMMANDS: &[&str] = &[
    "os.popen",
    "os.system",
    "pip.main",
    "subprocess.Popen",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.getoutput",
    "subprocess.run",
];

const RUN: &str = "code from the network is run, and nothing checks that it is the right one";

/// `exec(requests.get(url).text)`, also through a variable.
fn run<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(argument) = call.positional(0) else {
        return;
    };
    let made_by = argument.value.made_by().unwrap_or(argument.expression);
    if downloads_in(made_by) || downloads_in(argument.expression) {
        context.report(call.node.range(), RUN);
    }
}

fn downloads_in(expression: &Expr) -> bool {
    let mut found = false;
    each_part(expression, |part| {
        found |= matches!(part, Expr::Call(call) if is_download(call));
    });
    found
}

fn is_download(call: &ExprCall) -> bool {
    match last_name(&call.func) {
        Some("urlopen" | "urlretrieve" | "wget" | "download") => true,
        Some("get" | "post" | "request") => {
            matches!(
                root_name(&call.func),
                Some("requests" | "httpx" | "urllib3" | "http")
            )
        }
        _ => false,
    }
}

fn command<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(argument) = call.positional(0) else {
        return;
    };
    let line = match argument.expression {
        Expr::List(list) => {
            let words: Vec<&str> = list
                .elts
                .iter()
                .map(|one| text(one).unwrap_or(""))
                .collect();
            words.join(" ").into()
        }
        Expr::FString(node) => literal_parts(node).into(),
        expression => context.string(expression).unwrap_or_default(),
    };
    if pipes_to_shell(&line) || installs_unchecked(&line) {
        context.report(call.node.range(), RUN);
    }
}

fn literal_parts(node: &crate::python::ast::ExprFString) -> String {
    let literals = node
        .value
        .elements()
        .filter_map(|element| element.as_literal());
    literals.map(|literal| &*literal.value).collect()
}

/// `curl https://… | sh`.
fn pipes_to_shell(line: &str) -> bool {
    let fetches = ["curl ", "wget "].iter().any(|tool| line.contains(tool));
    let mut parts = line
        .split('|')
        .skip(1)
        .map(|part| part.trim_start().trim_start_matches("sudo "));
    fetches
        && parts.any(|part| {
            let program = part.split_whitespace().next().unwrap_or("");
            let program = program.rsplit('/').next().unwrap_or("");
            matches!(
                program,
                "sh" | "bash" | "zsh" | "python" | "python3" | "perl"
            )
        })
}

/// `pip install --index-url http://…`, `--trusted-host`, `git+http://`.
fn installs_unchecked(line: &str) -> bool {
    line.contains("pip")
        && line.contains("install")
        && ["http://", "--trusted-host", "git+git://"]
            .iter()
            .any(|part| line.contains(part))
}

/// Functions that download something, then run, load or unpack something, and check nothing.
fn downloads(context: &mut Context<'_>) {
    if !context.asks(CweId(494)) {
        return;
    }
    let checks = [
        "hashlib",
        "sha256",
        "gpg",
        "signature",
        "checksum",
        "digest",
        "integrity",
    ];
    let checked = contains_any(context.module().source(), &checks);
    for scope in scopes(context.module()) {
        if let Some(range) = unchecked_download(&scope).filter(|_| !checked) {
            context.report_with(
                range,
                "what is downloaded here is used, and nothing checks that it is the right one",
                Confidence::Low,
            );
        }
    }
}

fn unchecked_download(scope: &Scope<'_>) -> Option<TextRange> {
    let mut download = None;
    let mut used = false;
    each_expression(scope.body, |expression| {
        let Expr::Call(call) = expression else {
            return;
        };
        if is_download(call) {
            download = download.or(Some(call.range()));
        }
        let name = last_name(&call.func).unwrap_or("");
        used |= has_word(
            name,
            &[
                "exec",
                "system",
                "popen",
                "run",
                "call",
                "extractall",
                "install",
                "unpack",
                "import",
                "loads",
                "execfile",
            ],
        ) || matches!(
            name,
            "Popen"
                | "chmod"
                | "write"
                | "import_module"
                | "urlretrieve"
                | "exec_module"
                | "check_call"
                | "LoadLibrary"
                | "CDLL"
        );
    });
    download.filter(|_| used)
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("code-without-integrity-check", None, source),
            expected,
            "{source}"
        );
    }

    /// With the weakness being asked for.
    fn check_asked(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("code-without-integrity-check", Some(494), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn unchecked_code_is_reported() {
        check("import requests\nexec(requests.get(u).text)\n", &[2]);
        check(
            "from urllib.request import urlopen\ncode = urlopen(u).read()\nexec(code)\n",
            &[3],
        );
        check(
            "import os\nos.system('curl -s https://a.example/i.sh | sudo bash')\n",
            &[2],
        );
        check(
            "import subprocess\nsubprocess.run(f'wget -qO- {u} | sh', shell=True)\n",
            &[2],
        );
        check(
            "import subprocess\nsubprocess.run(['pip', 'install', '--index-url', 'http://a.example', 'b'])\n",
            &[2],
        );
        check_asked(
            "import os\nfrom urllib.request import urlretrieve\ndef f(u):\n    urlretrieve(u, 'a')\n    os.system('./a')\n",
            &[4],
        );
    }

    #[test]
    fn others_are_not() {
        check("import requests\ndata = requests.get(u).json()\n", &[]);
        check("exec(open('a').read())\n", &[]);
        check("import os\nos.system('curl -O https://a.example/b')\n", &[]);
        check(
            "import subprocess\nsubprocess.run(['pip', 'install', 'b'])\n",
            &[],
        );
        check_asked(
            "import hashlib, os\nfrom urllib.request import urlretrieve\ndef f(u):\n    urlretrieve(u, 'a')\n    verify(hashlib.sha256(d), u)\n    os.system('./a')\n",
            &[],
        );
    }
}
