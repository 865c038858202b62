//! Repairs that return something else on ordinary input than the code did, and repairs that do not: each
//! run beside its original in the real sandbox.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the functions of a test are a test, too"
)]

use sallet_core::CweId;
use sallet_engine::repair::returns::{Comparison, Prober, Returns};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What a repair of code with a weakness `cwe` is to come to.
#[derive(Debug)]
enum Expected {
    Same,
    /// With a difference that says this.
    Different(&'static str),
    /// For a reason that says this.
    LeftOut(&'static str),
}
use Expected::{Different, LeftOut, Same};

/// One server for all tests.
static PROBER: LazyLock<Prober> = LazyLock::new(Prober::start);

fn check(cwe: u32, original: &str, repair: &str, expected: &Expected) {
    let found = Returns::new(&PROBER, original, &[CweId(cwe)]).compare(repair);
    let holds = match (&found, expected) {
        (Comparison::Same(calls), Same) => *calls > 0,
        (Comparison::Different(_, said), Different(part)) => {
            said.iter().any(|it| it.contains(part))
        }
        (Comparison::LeftOut(why), LeftOut(part)) => why.contains(part),
        _ => false,
    };
    assert!(holds, "{found:?} is not {expected:?} for\n{repair}");
}

/// Replaces one part after the other of code that has them.
fn edited(code: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(code.to_owned(), |code, (old, new)| {
        assert!(code.contains(old), "{old}");
        code.replace(old, new)
    })
}

const GREETING: &str = "\
def greeting(name, title='Dr'):
    return '<p>Hello ' + title + ' ' + name + '</p>'
";

#[test]
fn markup() {
    let check = |edits: &[(&str, &str)], expected: Expected| {
        let repair = edited(GREETING, edits);
        check(79, GREETING, &repair, &expected);
    };
    let escaped = ("' + name +", "' + html.escape(name) +");
    check(&[("def ", "import html\n\n\ndef "), escaped], Same);
    check(
        &[("+ name +", "+ name.upper() +")],
        Different("greeting('anna') returned '<p>Hello Dr anna</p>', now '<p>Hello Dr ANNA</p>'"),
    );
    check(&[(" + name + '</p>'", " + '</p>'")], Different("Hello Dr "));
    check(
        &[(
            "    return",
            "    if not name.isdigit():\n        raise ValueError(name)\n    return",
        )],
        Different("now ends with ValueError: anna"),
    );
    check(&[("title='Dr'", "title=''")], Different("greeting('anna')"));
    // Only who gives the title sees that it is gone.
    check(
        &[("' + title + ' '", "Dr ' ")],
        Different("greeting('anna', 'green apples')"),
    );
    check(
        &[("def ", "from nowhere import x\n\n\ndef ")],
        LeftOut("no module 'nowhere'"),
    );
    check(
        &[("def ", "nowhere()\n\n\ndef ")],
        Different("cannot be loaded any more"),
    );
}

const FILES: &str = "\
import os


def read_lines(path):
    with open(path) as file:
        return file.readlines()


def newest(folder):
    return sorted(os.listdir(folder))[-1]
";

#[test]
fn files() {
    let check = |edits: &[(&str, &str)], expected: Expected| {
        let repair = edited(FILES, edits);
        check(22, FILES, &repair, &expected);
    };
    let inside = "    path = os.path.realpath(path)\n    if not path.startswith(os.getcwd() + os.sep):\n        \
                  raise ValueError('outside')\n    with open(path)";
    check(&[("    with open(path)", inside)], Same);
    check(
        &[("file.readlines()", "file.read().splitlines()")],
        Different("read_lines('notes.txt') returned ['one\\n', 'two\\n'], now ['one', 'two']"),
    );
    check(&[("[-1]", "[0]"), ("sorted(", "list(")], Same);
    check(
        &[("os.listdir(folder)", "os.listdir('/srv')")],
        Different("newest('files')"),
    );
}

const COMMAND: &str = "\
import subprocess


def count(filename):
    done = subprocess.run('wc -l ' + filename, shell=True, capture_output=True, text=True)
    return done.stdout


def picture(name):
    return subprocess.call('surely-not-a-program ' + name, shell=True)
";

#[test]
fn programs() {
    let check = |edits: &[(&str, &str)], expected: Expected| {
        let repair = edited(COMMAND, edits);
        check(78, COMMAND, &repair, &expected);
    };
    let list = (
        "'wc -l ' + filename, shell=True",
        "['wc', '-l', '--', filename]",
    );
    // What the shell says of a missing program, Python says otherwise: that is no difference.
    let other = (
        "'surely-not-a-program ' + name, shell=True",
        "['surely-not-a-program', '--', name]",
    );
    check(&[list, other], Same);
    check(&[list, (", text=True", "")], Different("now b'2 notes.txt"));
    check(&[list, ("'-l'", "'-c'")], Different("8 notes.txt"));
    check(
        &[list, ("done.stdout", "done.returncode")],
        Different("now 0"),
    );
}

const SHOP: &str = "\
import sqlite3


class Shop:
    def __init__(self):
        self.db = sqlite3.connect(':memory:')
        self.db.execute('CREATE TABLE stock (name TEXT, number INTEGER)')
        self.db.executemany('INSERT INTO stock VALUES (?, ?)', [('anna', 3), ('bob', 0)])

    def find(self, name):
        return self.db.execute(f\"SELECT * FROM stock WHERE name = '{name}'\").fetchall()

    def sold_out(self, name: str) -> bool:
        return self.find(name)[0][1] == 0
";

#[test]
fn queries() {
    let check = |edits: &[(&str, &str)], expected: Expected| {
        let repair = edited(SHOP, edits);
        check(89, SHOP, &repair, &expected);
    };
    let bound = (
        "f\"SELECT * FROM stock WHERE name = '{name}'\"",
        "'SELECT * FROM stock WHERE name = ?', (name,)",
    );
    check(&[bound], Same);
    check(
        &[bound, ("name = ?'", "name != ?'")],
        Different("Shop().find('anna')"),
    );
    check(
        &[bound, (".fetchall()", ".fetchone()")],
        Different("now ('anna', 3)"),
    );
    check(
        &[bound, ("[0][1] == 0", "[0][1] < 0")],
        Different("Shop().sold_out('bob') returned True, now False"),
    );
}

#[test]
fn numbers_and_kinds() {
    let mean =
        "def mean(values: list, weights=None):\n    return sum(eval(str(values))) / len(values)\n";
    let check = |original, repair: &str, expected| check(95, original, repair, &expected);
    check(mean, &mean.replace("eval(str(values))", "values"), Same);
    // 2 and 2.0 are the same to every caller; a list and a tuple are not.
    check(
        mean,
        &mean.replace("sum(eval(str(values))) / len", "sum(values) // len"),
        Same,
    );
    let pair = "def pair(a, b):\n    return eval('[a, b]')\n";
    check(pair, "def pair(a, b):\n    return [a, b]\n", Same);
    check(
        pair,
        "def pair(a, b):\n    return (a, b)\n",
        Different("pair(3, 10) returned [3, 10], now (3, 10)"),
    );
    check(
        pair,
        "def pair(a, b):\n    return [b, b]\n",
        Different("pair("),
    );
    // An attack is never among what is sent: this may end otherwise.
    let number = "def number(text):\n    return eval(text)\n";
    check(
        number,
        "import ast\n\n\ndef number(text):\n    return ast.literal_eval(text)\n",
        Same,
    );
    check(
        number,
        "def number(text):\n    return text\n",
        Different("number('7') returned 7, now '7'"),
    );
}

const HASH: &str = "import hashlib\n\n\ndef digest(password):\n    return hashlib.md5(password.encode()).hexdigest()\n";

#[test]
fn an_answer_that_is_itself_at_fault_has_to_stay_of_its_kind() {
    let stronger = HASH.replace("md5", "sha256");
    check(327, HASH, &stronger, &Same);
    check(78, HASH, &stronger, &Different("digest('correct horse')"));
    let salted = HASH
        .replace("hashlib.md5(", "hashlib.sha256(os.urandom(8) + ")
        .replace("import", "import os\nimport");
    check(327, HASH, &salted, &Same);
    let bytes = stronger.replace("hexdigest", "digest");
    check(327, HASH, &bytes, &Different("now b'"));
    let given = "KEY = 'abc123'\n\n\ndef key():\n    return KEY\n";
    let from_outside = given
        .replace("'abc123'", "os.environ['APP_KEY']")
        .replace("KEY = ", "import os\n\nKEY = ");
    check(798, given, &from_outside, &Same);
}

const WEB: &str = "\
from flask import Flask, request

app = Flask(__name__)


@app.route('/hello/<name>')
def hello(name):
    return '<b>' + name + '</b>' + request.args.get('title', '')


@app.post('/add')
def add():
    return {'sum': eval(request.form['a']) + int(request.form['b'])}
";

#[test]
fn routes() {
    if let Comparison::LeftOut(why) = Returns::new(&PROBER, WEB, &[]).compare(WEB) {
        assert!(why.contains("flask"), "{why}");
        eprintln!("skipped: {why}; run `sallet setup`");
        return;
    }
    let check = |edits: &[(&str, &str)], expected: Expected| {
        let repair = edited(WEB, edits);
        check(79, WEB, &repair, &expected);
    };
    let escaped = ("+ name +", "+ escape(name) +");
    let import = ("from flask", "from html import escape\n\nfrom flask");
    check(&[import, escaped], Same);
    check(&[import, escaped, ("eval(", "int(")], Same);
    check(
        &[("<b>", ""), ("</b>", "")],
        Different("GET /hello/anna {'title': 'hello'} returned [200, '<b>anna</b>hello'"),
    );
    check(&[("'sum'", "'total'")], Different("POST /add"));
    check(
        &[("eval(request.form['a'])", "abs(-1)")],
        Different("POST /add"),
    );
}

#[test]
fn what_depends_on_more_than_its_arguments_is_left_out() {
    let check = |original: &str, expected: &'static str| {
        let repair = format!("{original}\n\n# mended\n");
        check(78, original, &repair, &LeftOut(expected));
    };
    let none = |code: &str| check(code, "no ordinary call returns what can be compared");
    none("import random\n\n\ndef roll(n):\n    return random.randint(1, n)\n");
    none("import secrets\n\n\ndef token(size):\n    return secrets.token_hex(size)[:0]\n");
    none("import time\n\n\ndef age(n):\n    return time.time() - n > 0\n");
    none("import datetime\n\n\ndef today():\n    return str(datetime.date.today())\n");
    none("import time\n\n\ndef wait(n):\n    time.sleep(60)\n    return n\n");
    none(
        "import socket\n\n\ndef ip(host):\n    try:\n        return socket.gethostbyname(host)\n    except OSError:\n        return None\n",
    );
    none("import os\n\n\ndef size(name):\n    return os.system('surely-not-a-program ' + name)\n");
    none("SEEN = open('/proc/self/stat').read()\n\n\ndef fail(x):\n    raise ValueError(SEEN)\n");
    none("def hang(x):\n    while True:\n        pass\n");
    check("def log(x):\n    print(x)\n", "returns nothing");
    check(
        "def _inner(x):\n    return x\n",
        "no ordinary call can be made up",
    );
    check(
        "def of(connection: Connection):\n    return 1\n",
        "cannot be loaded by itself",
    );
    check(
        "import surely_not_here\n\n\ndef f(x):\n    return x\n",
        "no module 'surely_not_here'",
    );
    // A repair has to refuse somebody, and who calls here is nobody.
    let whose = "def note(name):\n    return 'of ' + name\n";
    let refusing = "def note(name):\n    raise PermissionError(name)\n";
    self::check(862, whose, refusing, &LeftOut("CWE-862 may have to refuse"));
    // What nobody knows the meaning of may be refused, but not be answered otherwise.
    let odd = "def seat(zork):\n    return 'seat ' + str(zork)\n";
    let strict = "def seat(zork):\n    return 'seat ' + zork[zork.index('-') :]\n";
    self::check(20, odd, strict, &LeftOut("no call could be compared"));
    let other = "def seat(zork):\n    return 'place ' + str(zork)\n";
    self::check(
        20,
        odd,
        other,
        &Different("seat('hello') returned 'seat hello', now 'place hello'"),
    );
    // A log's time stamp is for the log.
    let logs =
        "import logging\n\n\ndef double(n):\n    logging.warning('doubling')\n    return n * 2\n";
    assert_eq!(
        Returns::new(&PROBER, logs, &[]).compare(logs),
        Comparison::Same(4)
    );
}

/// How often code that is known to be right would be turned down: the secure solutions of Sallet Bench as
/// repairs of the insecure ones. docs/repair.md has the numbers.
#[test]
#[ignore = "takes a minute; prints numbers"]
fn secure_solutions_of_the_bench() {
    let tasks = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/tasks");
    let mut folders = entries(&tasks);
    folders.retain(|folder| folder.join("insecure.py").is_file());
    let (mut same, mut different, mut left_out) = (0, 0, 0);
    for folder in folders {
        let read = |path: &Path| std::fs::read_to_string(path).unwrap();
        let task = read(&folder.join("task.toml"));
        let cwe = task
            .lines()
            .find_map(|line| line.strip_prefix("cwe = \"CWE-"));
        let cwe = CweId(cwe.unwrap().trim_end_matches('"').parse().unwrap());
        let insecure = read(&folder.join("insecure.py"));
        let mut returns = Returns::new(&PROBER, &insecure, &[cwe]);
        let mut solutions = vec![folder.join("secure.py")];
        solutions.extend(entries(&folder.join("variants")));
        solutions.retain(|path| {
            path.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("secure")
        });
        for solution in solutions {
            match returns.compare(&read(&solution)) {
                Comparison::Same(_) => same += 1,
                Comparison::LeftOut(_) => left_out += 1,
                Comparison::Different(_, said) => {
                    different += 1;
                    println!("{}: {}", solution.display(), said.join("; "));
                }
                Comparison::NoSandbox(why) => panic!("{why}"),
            }
        }
    }
    println!("{same} the same, {different} different, {left_out} left out");
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
