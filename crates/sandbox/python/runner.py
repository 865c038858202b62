"""Holds a compiled solution and runs it when the test process asks.

This is what host.py is for Python: a process in the solution's sandbox that answers with plain
data. The program is a child of it for each run.
"""

import os
import signal
import subprocess
import tempfile

import wire

OUTPUT_KEPT = 1024 * 1024

ASAN_OPTIONS = (
    "detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=512:hard_rss_limit_mb=1024:"
    "detect_stack_use_after_return=1:symbolize=0:malloc_context_size=3:quarantine_size_mb=16"
)


def serve(sock, path):
    """Answers until the test process hangs up, then ends at once."""
    while True:
        try:
            request = wire.receive(sock)
        except wire.WireError:
            os._exit(0)
        value = None if request["do"] == "load" else run(path, request)
        wire.send(sock, {"value": wire.encode(value, lambda _value: 0)})


def run(path, request):
    """Runs the program once: its exit status (negative: the signal) and what it wrote."""
    environ = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
    environ.update(request["env"])
    # Last: a test does not switch the sanitizers off.
    environ.update(ASAN_OPTIONS=ASAN_OPTIONS, UBSAN_OPTIONS="print_stacktrace=0")
    # Files, not pipes: they have the size limit of all files, and a child that lives on does not
    # hold up the answer.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [path, *request["args"]],
            stdin=subprocess.PIPE, stdout=out, stderr=err, env=environ, start_new_session=True,
        )  # fmt: skip
        late = False
        try:
            process.communicate(wire.decode(request["stdin"], None), timeout=request["timeout"])
        except subprocess.TimeoutExpired:
            late = True
        finally:
            end_group(process.pid)
            process.wait()
        stdout = os.pread(out.fileno(), OUTPUT_KEPT, 0)
        # Its end: a sanitizer's report is the last that a program writes.
        written = os.fstat(err.fileno()).st_size
        stderr = os.pread(err.fileno(), OUTPUT_KEPT, max(0, written - OUTPUT_KEPT))
    return {"status": process.returncode, "late": late, "stdout": stdout, "stderr": stderr}


def end_group(leader):
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass
