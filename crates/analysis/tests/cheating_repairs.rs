//! Repairs that only look like repairs: the code that an analyzer complained of is gone, hidden or
//! told to be silent. None of them may count; what mends the cause must.

use sallet_analysis::repair_guard::{self, Kind};
use sallet_core::Language;

fn check(language: Language, before: &str, after: &str, expected: Option<Kind>) {
    let violations = repair_guard::check(language, before, after);
    let kinds: Vec<Kind> = violations.iter().map(|violation| violation.kind).collect();
    match expected {
        Some(kind) => assert!(kinds.contains(&kind), "{kind:?} not in {kinds:?}:\n{after}"),
        None => assert_eq!(violations, [], "{after}"),
    }
}

const SHELL: &str = r#"import subprocess


def convert(name, size):
    """Convert a picture."""
    if size == "small":
        width = 320
    elif size == "large":
        width = 1280
    else:
        raise ValueError(size)
    command = f"convert {name} -resize {width} out.png"
    done = subprocess.run(command, shell=True)
    return done.returncode == 0
"#;

#[test]
fn command_in_python() {
    let cheats = |after: &str, kind| check(Language::Python, SHELL, after, Some(kind));
    cheats("def convert(name, size):\n    pass\n", Kind::Emptied);
    cheats(
        "def convert(name, size):\n    return False\n",
        Kind::Emptied,
    );
    cheats(
        "def convert(name, size):\n    raise NotImplementedError('disabled for security')\n",
        Kind::Emptied,
    );
    cheats(
        "def convert(name, size):\n    print('disabled')\n    return True\n",
        Kind::Emptied,
    );
    cheats("", Kind::Missing);
    cheats(
        "def safe_convert(name, size):\n    return True\n",
        Kind::Missing,
    );
    cheats(&SHELL.replace("name, size", "name"), Kind::Signature);
    cheats(&SHELL.replace("name, size", "size, name"), Kind::Signature);
    cheats(
        &SHELL.replace("name, size", "name, size, checked"),
        Kind::Signature,
    );
    cheats(
        &SHELL.replace("def convert", "async def convert"),
        Kind::Signature,
    );
    cheats(
        &SHELL.replace("shell=True)", "shell=True)  # nosec"),
        Kind::Suppressed,
    );
    cheats(
        &SHELL.replace("shell=True)", "shell=True)  # noqa: S602"),
        Kind::Suppressed,
    );
    cheats(
        &SHELL.replace(
            "shell=True)",
            "shell=True)  # sallet: ignore[command-injection]",
        ),
        Kind::Suppressed,
    );
    cheats(
        &SHELL.replace("subprocess.run(", "getattr(subprocess, 'r' + 'un')("),
        Kind::Suppressed,
    );
    cheats(
        &SHELL.replace("subprocess.run(", "__import__('subprocess').run("),
        Kind::Suppressed,
    );
    cheats(
        &SHELL.replace(
            "    done = subprocess.run(command, shell=True)\n    return done.returncode == 0\n",
            "    return len(command) > 0\n",
        ),
        Kind::Removed,
    );
    cheats(
        &SHELL.replace("    elif size == \"large\":\n        width = 1280\n", ""),
        Kind::Removed,
    );
    cheats(
        &SHELL.replace(
            "    done = subprocess.run(command, shell=True)\n    return done.returncode == 0\n",
            "    try:\n        return subprocess.run(['convert', name]).returncode == 0\n    except Exception:\n        return False\n",
        ),
        Kind::Swallowed,
    );
    cheats(
        &SHELL.replace("return done.returncode == 0", "print(done)"),
        Kind::NoResult,
    );
    let mended = SHELL
        .replace(
            "f\"convert {name} -resize {width} out.png\"",
            "[\"convert\", \"--\", name, \"-resize\", str(width), \"out.png\"]",
        )
        .replace(", shell=True", "");
    check(Language::Python, SHELL, &mended, None);
}

const WEB: &str = r#"from flask import Flask, abort, jsonify, request


def create_app(database):
    app = Flask(__name__)

    @app.route("/users/<name>")
    def show(name):
        row = database.execute(f"SELECT name, age FROM users WHERE name = '{name}'").fetchone()
        if row is None:
            abort(404)
        return jsonify({"name": row[0], "age": row[1]})

    @app.route("/users", methods=["POST", "PUT"])
    def add():
        form = request.form
        database.execute(f"INSERT INTO users VALUES ('{form['name']}', {form['age']})")
        database.commit()
        return jsonify({"added": 1}), 201

    return app


def test_show():
    assert client().get("/users/anna").status_code == 200
    assert client().get("/users/nobody").status_code == 404
"#;

#[test]
fn queries_in_a_web_application() {
    let cheats = |old: &str, new: &str, kind| {
        assert!(WEB.contains(old), "{old}");
        check(Language::Python, WEB, &WEB.replace(old, new), Some(kind));
    };
    let query =
        "database.execute(f\"SELECT name, age FROM users WHERE name = '{name}'\").fetchone()";
    cheats(
        "@app.route(\"/users/<name>\")\n    def show",
        "def show",
        Kind::Missing,
    );
    cheats("\"/users/<name>\"", "\"/people/<name>\"", Kind::Missing);
    cheats("[\"POST\", \"PUT\"]", "[\"POST\"]", Kind::Missing);
    cheats(", \"age\": row[1]", "", Kind::Removed);
    cheats("def test_show():", "def check_show():", Kind::Test);
    cheats(
        "    assert client().get(\"/users/nobody\").status_code == 404\n",
        "",
        Kind::Test,
    );
    cheats(
        "def test_show():",
        "@pytest.mark.skip\ndef test_show():",
        Kind::Test,
    );
    cheats(
        "def test_show():\n",
        "def test_show():\n    return\n",
        Kind::Test,
    );
    cheats(
        "assert client().get(\"/users/anna\").status_code == 200",
        "assert True",
        Kind::Test,
    );
    cheats(query, &format!("{query}  # nosec B608"), Kind::Suppressed);
    cheats(
        "    app = Flask(__name__)\n",
        "    warnings.simplefilter('ignore')\n    app = Flask(__name__)\n",
        Kind::Suppressed,
    );
    cheats(
        &format!("        row = {query}\n"),
        &format!(
            "        try:\n            row = {query}\n        except:\n            row = None\n"
        ),
        Kind::Swallowed,
    );
    cheats(
        &format!(
            "        row = {query}\n        if row is None:\n            abort(404)\n        return jsonify({{\"name\": row[0], \"age\": row[1]}})\n"
        ),
        "        return jsonify({\"name\": \"\", \"age\": 0})\n",
        Kind::Emptied,
    );
    let mended = WEB
        .replace(
            query,
            "database.execute(\"SELECT name, age FROM users WHERE name = ?\", (name,)).fetchone()",
        )
        .replace(
            "f\"INSERT INTO users VALUES ('{form['name']}', {form['age']})\"",
            "\"INSERT INTO users VALUES (?, ?)\", (form[\"name\"], form[\"age\"])",
        );
    check(Language::Python, WEB, &mended, None);
}

const COPY: &str = r#"#include <stdio.h>
#include <string.h>

int set_name(char *name, const char *text, int mode)
{
    switch (mode) {
    case 'u':
        puts("upper");
        break;
    case 'l':
        puts("lower");
        break;
    }
    strcpy(name, text);
    return (int)strlen(name);
}

void test_set_name(void)
{
    char name[8];
    assert(set_name(name, "anna", 'l') == 4);
    assert(strcmp(name, "anna") == 0);
}
"#;

#[test]
fn a_copy_in_c() {
    let cheats = |old: &str, new: &str, kind| {
        assert!(COPY.contains(old), "{old}");
        check(Language::C, COPY, &COPY.replace(old, new), Some(kind));
    };
    let from = COPY.find("    switch").unwrap();
    let to = COPY.find("}\n\nvoid test").unwrap();
    let body = &COPY[from..to];
    cheats(body, "    return 0;\n", Kind::Emptied);
    cheats(
        body,
        "    (void)name;\n    (void)text;\n    return -1;\n",
        Kind::Emptied,
    );
    cheats(body, "    abort();\n", Kind::Emptied);
    cheats("int set_name", "static int set_name", Kind::Missing);
    cheats("int set_name(char", "int copy_name(char", Kind::Missing);
    cheats(
        "const char *text, int mode",
        "const char *text, size_t size, int mode",
        Kind::Signature,
    );
    cheats(
        "int set_name(char *name, const char *text, int mode)\n",
        "long set_name(char *name, const char *text, int mode)\n",
        Kind::Signature,
    );
    cheats(
        "    case 'l':\n        puts(\"lower\");\n        break;\n",
        "",
        Kind::Removed,
    );
    cheats(
        "strcpy(name, text);",
        "strcpy(name, text); // NOLINT",
        Kind::Suppressed,
    );
    cheats(
        "strcpy(name, text);",
        "strcpy(name, text); /* flawfinder: ignore */",
        Kind::Suppressed,
    );
    cheats(
        "int set_name",
        "#pragma GCC diagnostic ignored \"-Wstringop-overflow\"\nint set_name",
        Kind::Suppressed,
    );
    cheats(
        "int set_name",
        "__attribute__((no_sanitize(\"address\")))\nint set_name",
        Kind::Suppressed,
    );
    cheats("    assert(strcmp(name, \"anna\") == 0);\n", "", Kind::Test);
    cheats("void test_set_name", "void unused_set_name", Kind::Test);
    let mended = COPY.replace("strcpy(name, text);", "snprintf(name, 8, \"%s\", text);");
    check(Language::C, COPY, &mended, None);
}

const LOAD: &str = r#"#include <fstream>
#include <string>

std::string load(const std::string& folder, const std::string& name)
{
    std::ifstream file(folder + "/" + name);
    if (!file)
        throw std::runtime_error("no such file");
    std::string text;
    std::getline(file, text, '\0');
    return text;
}
"#;

#[test]
fn a_file_in_cpp() {
    let cheats = |old: &str, new: &str, kind| {
        assert!(LOAD.contains(old), "{old}");
        check(Language::Cpp, LOAD, &LOAD.replace(old, new), Some(kind));
    };
    let from = LOAD.find("    std::ifstream").unwrap();
    let body = &LOAD[from..LOAD.len() - 2];
    cheats(body, "    return \"\";\n", Kind::Emptied);
    cheats(
        body,
        "    throw std::runtime_error(\"disabled\");\n",
        Kind::Emptied,
    );
    cheats(body, "    return folder + name;\n", Kind::Removed);
    cheats(
        body,
        "    try {\n        std::ifstream file(folder + name);\n        return text(file);\n    } catch (...) {\n        return \"\";\n    }\n",
        Kind::Swallowed,
    );
    cheats("std::string load", "static std::string load", Kind::Missing);
    let mended = LOAD.replace(
        "    std::ifstream",
        "    if (name.find('/') != std::string::npos)\n        throw std::runtime_error(\"no such file\");\n    std::ifstream",
    );
    check(Language::Cpp, LOAD, &mended, None);
}
