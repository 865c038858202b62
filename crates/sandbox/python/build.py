"""Compiles a solution in C or C++ together with its driver, in a sandbox of its own.

The solution's text is hostile already here: it can include files, and ask the compiler for endless
work. The program comes back as bytes and is run elsewhere (runner.py).

Solution and driver are one translation unit, so that the driver sees the solution's types. A `main`
that the solution brings along gets another name.
"""

import base64
import os
import re
import shutil
import signal
import subprocess

import isolate

BUILD_SECONDS = 30
ERRORS_SHOWN = 4000
MAX_PROGRAM = 8 * 1024 * 1024

LANGUAGES = {
    "c": {"compiler": "cc", "ending": "c", "flags": ["-std=gnu17"]},
    "cpp": {"compiler": "c++", "ending": "cpp", "flags": ["-std=gnu++20"]},
}

# Address sanitizer, and what of undefined behaviour is a weakness: odd shifts and alignments are
# left out, because programs that are in daily use are full of them.
FLAGS = [
    "-O1", "-g1", "-w", "-pthread",
    "-fsanitize=address,undefined", "-fno-sanitize=alignment,shift,vptr", "-fno-sanitize-recover=all",
]  # fmt: skip

SPEAKS_TO_SANITIZERS = re.compile(r"no_sanitize|__(?:a|ub|l|h)san_|__sanitizer_|SANITIZE_ADDRESS__|(?:A|UB|L)SAN_OPTIONS")

UNIT = """\
#define main solution_main
#include "solution.{ending}"
#undef main
#include "driver.{ending}"
"""


def build(config, request):
    """`{"program": base64}`, `{"errors": text}` if it does not compile, or `{"missing": text}`."""
    language = LANGUAGES[request["language"]]
    if SPEAKS_TO_SANITIZERS.search(request["sources"]["solution"]):
        return {"errors": "the solution speaks to the sanitizers that are to judge it"}
    if shutil.which(language["compiler"]) is None:
        return {"missing": f"there is no {language['compiler']} on the PATH"}
    answer = compiled(config, language, request["sources"], options(request))
    if "errors" in answer:
        # Our own program must compile, or the fault is not the solution's.
        trial = {"solution": "", "driver": "int main(void) { return 0; }"}
        own = compiled(config, language, trial, [])
        if "errors" in own:
            return {"missing": f"{language['compiler']} cannot build with sanitizers: {own['errors'][:500]}"}
    return answer


def options(request):
    """What the task asks of the compiler: functions to stand in for, headers before the solution."""
    headers = [part for name in request["headers"] for part in ("-include", name)]
    return [*headers, *(f"-Wl,--wrap={name}" for name in request["wrap"])]


def compiled(config, language, sources, more):
    """Compiles in a child, in fresh namespaces and with the limits of tests."""
    result = os.memfd_create("program")
    child = os.fork()
    if child == 0:
        in_build_process(config, language, sources, more, result)
    _, status = os.waitpid(child, 0)
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    data = os.pread(result, MAX_PROGRAM + 1, 0)
    os.close(result)
    if status == 0 and len(data) > MAX_PROGRAM:
        return {"errors": f"the program has more than {MAX_PROGRAM} bytes"}
    if status == 0:
        return {"program": base64.b64encode(data).decode()}
    return {"errors": data.decode("utf-8", "replace")[:ERRORS_SHOWN] or f"the compiler failed (status {status})"}


def in_build_process(config, language, sources, more, result):
    """Writes the program, or what the compiler said, into `result`. Never returns."""
    try:
        os.setsid()
        isolate.enter_test(config["isolation"])
        isolate.confine(config["isolation"], config["limits"]["test"])
        isolate.die_with_parent()
        folder = config["work"] or os.environ.get("TMPDIR", "/tmp")
        os.chdir(folder)
        code, said = run_compiler(language, sources, more)
        with open(result, "wb", closefd=False) as out:
            out.write(said if code else open("program", "rb").read())
        os._exit(1 if code else 0)
    finally:
        os._exit(2)


def run_compiler(language, sources, more):
    """The compiler's exit status and messages; the program is `program` in the current folder."""
    ending = language["ending"]
    texts = {**sources, "unit": UNIT.format(ending=ending)}
    for name, text in texts.items():
        with open(f"{name}.{ending}", "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
    command = [
        language["compiler"], *language["flags"], *FLAGS, *more, "-o", "program", f"unit.{ending}", "-lm",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=BUILD_SECONDS, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return 1, f"the compiler was not done after {BUILD_SECONDS} s".encode()
    return done.returncode, done.stderr
