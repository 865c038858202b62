//! What the engine follows, and what it takes for safe. Lines that must be reported carry the
//! comment `# bad`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use sallet_analysis::analyzer::{Analyzer, Request};
use sallet_analysis::finding::Confidence;
use sallet_core::task::Language;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&[]).unwrap());

/// The lines of `source` with a finding of at least medium confidence.
fn reported(source: &str) -> Vec<usize> {
    let report = ANALYZER.analyze("x.py", Language::Python, source, &Request::default());
    let sure = report
        .findings
        .iter()
        .filter(|finding| finding.confidence > Confidence::Low);
    let mut lines: Vec<usize> = sure.map(|finding| finding.place.line).collect();
    lines.dedup();
    lines
}

fn check(source: &str) {
    let marked = source
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.contains("# bad"));
    let expected: Vec<usize> = marked.map(|(_, number)| number).collect();
    assert_eq!(reported(source), expected, "{source}");
}

/// Checks `body` as that of a function in which `x` comes from the network.
fn check_body(body: &str) {
    let indented: String = body.lines().map(|line| format!("    {line}\n")).collect();
    let start =
        "import os\nfrom flask import request, abort\ndef f():\n    x = request.args['x']\n";
    check(&format!("{start}{indented}"));
}

#[test]
fn data_is_followed_through_text() {
    check_body("os.system('ls ' + x)  # bad");
    check_body("os.system(f'ls {x}')  # bad");
    check_body("os.system('ls %s' % x)  # bad");
    check_body("os.system('ls %(a)s' % {'a': x})  # bad");
    check_body("os.system('ls {}'.format(x))  # bad");
    check_body("os.system('ls {a}'.format(a=x))  # bad");
    check_body("os.system(' '.join(['ls', x]))  # bad");
    check_body("os.system(x.strip().lower()[1:])  # bad");
    check_body("os.system(str(x))  # bad");
    check_body("y = 'ls '\ny += x\nos.system(y)  # bad");
    check_body("os.system('ls ' + str(len(x)))");
    check_body("os.system('ls ' + str(int(x)))");
    check_body("os.system('ls')");
}

#[test]
fn data_is_followed_through_containers() {
    check_body("a = [1, x]\nos.system(a[1])  # bad");
    check_body("d = {}\nd['k'] = x\nos.system(d['k'])  # bad");
    check_body("a = []\na.append(x)\nfor b in a:\n    os.system(b)  # bad");
    check_body("os.system([c for c in x][0])  # bad");
    check_body("os.system({k: v for k, v in [(1, x)]}[1])  # bad");
    check_body("a, *b = x, 1\nos.system(a)  # bad");
    check_body("a, b = 1, x\nos.system(b)  # bad\nos.system(a)");
    check_body("a = 1\na, x = x, a\nos.system(a)  # bad\nos.system(x)");
}

#[test]
fn data_is_followed_through_control_flow() {
    check_body("y = 'ls'\nif x:\n    y = x\nos.system(y)  # bad");
    check_body("y = x\nif y:\n    y = 'a'\nelse:\n    y = 'b'\nos.system(y)");
    check_body("y = ''\nfor c in 'abc':\n    os.system(y)  # bad\n    y = x");
    check_body("y = ''\nwhile True:\n    if x:\n        y = x\n        break\nos.system(y)  # bad");
    check_body("try:\n    y = x\nexcept OSError:\n    y = ''\nos.system(y)  # bad");
    check_body("try:\n    pass\nfinally:\n    os.system(x)  # bad");
    check_body("with open('a') as g:\n    os.system(x)  # bad");
    check_body("if (y := x):\n    os.system(y)  # bad");
    check_body("y = x if x else 'a'\nos.system(y)  # bad");
    check_body("y = x or 'a'\nos.system(y)  # bad");
    check_body(
        "match x:\n    case 'a':\n        os.system(x)\n    case y:\n        os.system(y)  # bad",
    );
    check_body("x = 'ls'\nos.system(x)");
    check_body("return\nos.system(x)  # bad");
}

#[test]
fn data_is_followed_between_functions() {
    check(
        "\
import os
from flask import request

def later():
    run(request.args['x'])

def run(command, shell=True):
    os.system(pre(command))  # bad

def pre(text):
    return 'ls ' + text

def safe(text):
    return 'ls'

def other():
    os.system(safe(request.args['x']))
",
    );
    check(
        "\
import os
from flask import request

class Job:
    def __init__(self):
        self.name = request.args['x']

    def run(self):
        os.system(self.name)  # bad

    @staticmethod
    def go(name):
        os.system(name)  # bad

Job.go(request.args['y'])
",
    );
    check(
        "\
import os
from flask import request

def outer():
    x = request.args['x']
    def inner():
        os.system(x)  # bad
    inner()
",
    );
    // A function that calls itself ends.
    check(
        "\
import os
from flask import request

def f(x, n):
    if n:
        return f(x, n - 1)
    os.system(x)  # bad

f(request.args['x'], 3)
",
    );
}

#[test]
fn guards_clear() {
    check_body("if x in ('a', 'b'):\n    os.system(x)\nos.system(x)  # bad");
    check_body("if x not in ALLOWED:\n    return 'no'\nos.system(x)");
    check_body("if x not in ALLOWED:\n    abort(400)\nos.system(x)");
    check_body("if not x.isalnum():\n    raise ValueError\nos.system(x)");
    check_body("if x == 'a' or x == 'b':\n    os.system(x)");
    check_body("if x == 'a' or y:\n    os.system(x)  # bad");
    check_body("if not (x and x.isdigit()):\n    return\nos.system(x)");
    check_body("for y in x.split():\n    if not y.isdigit():\n        continue\n    os.system(y)");
    check_body("assert x.isdigit()\nos.system(x)");
    check_body("y = x if x.isdigit() else '0'\nos.system(y)");
    check_body("x.isdigit() and os.system(x)");
    check_body("x.isdigit() or os.system(x)  # bad");
    check_body("if x:\n    os.system(x)  # bad");
    check_body("if x is not None:\n    os.system(x)  # bad");
    check_body("if is_valid_name(x):\n    os.system(x)");
    check_body("if x != 'rm':\n    os.system(x)  # bad");
}

#[test]
fn guards_of_the_file_clear() {
    check(
        "\
import os
from flask import request

def fine(name):
    if not name.isalnum():
        return False
    return True

def is_word(name):
    return name.isalnum()

def must_be_word(name):
    if not name.isalnum():
        raise ValueError(name)

def any_name(name):
    return len(name) > 3

def f():
    x, y, z, w = request.args['x'], request.args['y'], request.args['z'], request.args['w']
    if fine(x):
        os.system(x)
    if is_word(y):
        os.system(y)
    must_be_word(z)
    os.system(z)
    if any_name(w):
        os.system(w)  # bad
",
    );
}

#[test]
fn names_are_resolved() {
    check_body("import os as o\no.system(x)  # bad");
    check_body("from os import system\nsystem(x)  # bad");
    check_body("from os import system as run\nrun(x)  # bad");
    check_body("run = os.system\nrun(x)  # bad");
    check_body("from os import *\nsystem(x)  # bad");
    check_body("def system(a):\n    pass\nsystem(x)");
    check_body("import sqlite3\nsqlite3.connect('a').cursor().execute(x)  # bad");
    check_body(
        "\
import sqlite3
c = None
try:
    c = sqlite3.connect('a')
except OSError:
    pass
c.execute(x)  # bad",
    );
    // A view that took the name of what it calls.
    check(
        "\
from flask import Flask, redirect, request
app = Flask(__name__)
@app.route('/')
def redirect():
    return redirect(request.args['next'])  # bad
",
    );
    // A fragment without imports.
    check("x = request.args.get('x')\nos.system(x)  # bad\n");
}

/// A test leads to the call that made the variable, whose arguments lead to the test again.
#[test]
fn a_variable_that_its_own_value_tests_ends() {
    check_body(
        "import re, os\nm = None\nm = re.match('a', x if m is None else y)\nif m is None:\n    os.system(x)  # bad",
    );
    check_body(
        "import re\nm = re.match(m or 'a', b if m else (c if m else d))\nwhile m:\n    m = re.match('a', e if not m else f)",
    );
}

#[test]
fn broken_code_is_followed() {
    check("from flask import request\ndef f()\n    eval(request.args['x'])  # bad\n");
    check("from flask import request\ndef f():\n  eval(request.args['x'])  # bad\n    x = = 1\n");
    check(
        "\
from flask import request
x = request.args['x'
eval(x)

def g():
    eval(request.args['y'])  # bad
",
    );
}

#[test]
fn a_test_with_a_pattern_clears_what_it_keeps_out() {
    let check_with = |body: &str| check_body(&format!("import re\n{body}"));
    check_with("if re.fullmatch('[a-z]+', x):\n    os.system(x)");
    check_with("if re.match('[a-z]+$', x):\n    os.system(x)");
    check_with("if not re.search('^[a-z]+$', x):\n    abort(400)\nos.system(x)");
    check_with("if re.search('[^a-z]', x):\n    abort(400)\nos.system(x)");
    check_with("p = re.compile('[a-z]+')\nif p.fullmatch(x) is not None:\n    os.system(x)");
    check_with("m = re.fullmatch('[a-z]+', x)\nif m:\n    os.system(x)");
    check_with("if re.fullmatch(r'[\\w./]+', x):\n    os.system(x)\n    open(x)  # bad");
    check_with("if re.match('[a-z]+', x):\n    os.system(x)  # bad");
    check_with("if re.search('[a-z]', x):\n    os.system(x)  # bad");
    check_with("if re.match('.*', x):\n    os.system(x)  # bad");
    check_with("if not re.search('[^a-z]', x):\n    abort(400)\nos.system(x)  # bad");
}

#[test]
fn what_loses_its_dangerous_characters_is_clear() {
    check_body("import re\nos.system('ls ' + re.sub(r'[^a-z0-9]', '', x))");
    check_body("import re\np = re.compile(r'\\W')\nos.system('ls ' + p.sub('_', x))");
    check_body("import re\nos.system('ls ' + re.sub(r'[a-z]', '', x))  # bad");
    check_body("import re\nos.system('ls ' + re.sub(r'[^a-z]', ';', x))  # bad");
    check_body("import re\nopen('a/' + re.sub(r'\\.\\./', '', x))  # bad");
}

#[test]
fn where_a_composed_path_leads_tells_of_its_parts() {
    let start = "import tarfile\ndef f(tar, base):\n    for member in tarfile.open(tar):\n        ";
    for target in [
        "base / member.name",
        "f'{base}/{member.name}'",
        "base + member.name",
    ] {
        let test =
            format!("if not Path({target}).resolve().is_relative_to(base): raise ValueError");
        let write = "tarfile.open(tar).extract(member, base)";
        check(&format!(
            "from pathlib import Path\n{start}{test}\n        {write}\n"
        ));
        check(&format!("{start}{write}  # bad\n"));
    }
}

#[test]
fn pages_and_uploads_of_frameworks_are_known() {
    let app = "from fastapi import FastAPI, UploadFile\nfrom fastapi.responses import HTMLResponse\n\
               import pickle\napp = FastAPI()\n";
    check(&format!(
        "{app}@app.get('/', response_class=HTMLResponse)\ndef f(name: str):\n    return '<p>' + name  # bad\n"
    ));
    check(&format!(
        "{app}@app.get('/')\ndef f(name: str):\n    return '<p>' + name\n"
    ));
    check(&format!(
        "{app}@app.post('/')\nasync def f(file: UploadFile):\n    return len(pickle.load(file.file))  # bad\n"
    ));
    check(
        "import sqlite3\nimport streamlit as st\nname = st.text_input('Name')\n\
         sqlite3.connect('a').execute(f\"select '{name}'\")  # bad\n",
    );
    check_body(
        "from flask import render_template_string\nreturn render_template_string('{{ a|safe }}', a=x)  # bad",
    );
}

#[test]
fn what_is_stored_in_place_of_a_password_is_no_password() {
    let start = "from werkzeug.security import generate_password_hash\n";
    let write = "with open('a', 'w') as file: file.write(password)";
    check(&format!(
        "{start}def f(given):\n    password = generate_password_hash(given)\n    {write}\n"
    ));
    check(&format!("def f(password):\n    {write}  # bad\n"));
}
