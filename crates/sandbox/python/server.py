"""The warm oracle server: imports heavy packages once, then forks for every test.

    server (this process, trusted)
      └─ job       one suite and one solution; forks a test process for each test method
           └─ test      fresh network, mount and IPC namespaces; runs one test method; gives the verdict
                └─ init     PID 1 of a PID namespace of its own; ends everything when the test ends
                     └─ solution   the untrusted code, in host.py

The launcher talks to the server in frames (wire.py) over one socket: suites and jobs in, results
out. A fork has all the memory of its parents, so what a solution must not know is kept out of them:
the server reads no job, and a suite is loaded by the test, after its solution was forked
(suites.py).
"""

import base64
import contextlib
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
import traceback

import build
import isolate
import runner
import suites
import warmup
import wire

OUTPUT_SHOWN = 64 * 1024

NEW_SUITE, BUILD, JOB = b"s", b"b", b"j"
"""Precede a suite, sources to be compiled and a job on the launcher's socket."""

READY = b"+"
"""Sent when all walls stand, before the solution's code is loaded."""


OWN_MODULES = []
"""Names of the modules that make up the server."""


def main(own_modules):
    """Serves the launcher, whose socket comes as standard input. No child inherits it."""
    OWN_MODULES.extend(own_modules)
    sock = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    serve(sock)


def serve(sock):
    config = wire.receive(sock)
    sys.path[:0] = config["sys_path"]
    failed = warmup.preload(config["preload"])
    warmup.exercise()
    wire.send(sock, {"ready": True, "not_preloaded": failed})
    # What is imported now is shared by all forks; a collection in a fork would copy its pages.
    import gc

    gc.collect()
    gc.freeze()
    kept = suites.Suites()
    while kind := sock.recv(1):
        if kind == NEW_SUITE:
            kept.receive(sock)
            continue
        child = os.fork()
        if child == 0:
            in_job_process(sock, config, kept, kind)
        if os.waitpid(child, 0)[1] != 0:
            return  # hangs up: the launcher would wait for results that nobody sends


def in_job_process(launcher, config, kept, kind):
    """Runs or builds what is asked for and never returns."""
    try:
        if config["isolation"]:
            isolate.adopt_orphans()
        request = wire.receive(launcher)
        if kind == BUILD:
            answer = build.build(config, request)
        else:
            answer = run_suite(launcher, config, kept, request)
        wire.send(launcher, answer)
        os._exit(0)
    finally:
        os._exit(1)


def run_suite(launcher, config, kept, job):
    contents = kept.contents(job["slot"])
    if "tests" not in contents:
        return contents
    return {"tests": [run_test(launcher, config, kept, job, *test) for test in contents["tests"]]}


def run_test(launcher, config, kept, job, class_name, method):
    started = time.monotonic()
    read_end, write_end = os.pipe()
    work = config["work"] or tempfile.mkdtemp(prefix="sallet-oracle-")
    child = os.fork()
    if child == 0:
        os.close(read_end)
        launcher.close()
        in_test_process(config, kept, job, class_name, method, work, write_end)
    os.close(write_end)
    report = read_report(read_end, config["test_seconds"])
    os.close(read_end)
    if report is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    end_group(child)
    if config["isolation"]:
        reap_orphans()
    if not config["work"]:
        shutil.rmtree(work, ignore_errors=True)
    if report is None:
        report = {"outcome": "harness_fault", "detail": f"the test ran longer than {config['test_seconds']} s"}
    elif not report:
        report = {"outcome": "harness_fault", "detail": f"the test process ended without a report (status {status})"}
    report["name"] = method
    report["millis"] = int((time.monotonic() - started) * 1000)
    return report


def read_report(fd, seconds):
    """The report of a test process: None if it is late, empty if it ended without one."""
    deadline = time.monotonic() + seconds
    data = b""
    while True:
        ready, _, _ = select.select([fd], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        chunk = os.read(fd, 1 << 16)
        if not chunk:
            break
        data += chunk
    return json.loads(data) if data else {}


def end_group(leader):
    """Ends what the test itself has started, and the init process with all of its namespace."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass


def reap_orphans():
    """Waits for the orphans, which were killed. Once init is reaped, all of its namespace has ended."""
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass


def in_test_process(config, kept, job, class_name, method, work, report_fd):
    """Runs one test and never returns."""
    report = {"outcome": "harness_fault", "detail": "the test process failed"}
    try:
        os.setsid()
        os.umask(0o022)
        isolate.enter_test(config["isolation"])
        process = SolutionProcess(config, work, job)
        isolate.confine(config["isolation"], config["limits"]["test"])
        os.chdir(work)
        report = run_case(process, kept.code(job["slot"]), class_name, method, work)
        report["output"] = process.output()[:2000]
    except BaseException:
        report["detail"] = traceback.format_exc(limit=-4)
    finally:
        write_all(report_fd, json.dumps(report).encode())
        os._exit(0)


def write_all(fd, data):
    while data:
        data = data[os.write(fd, data):]


def run_case(process, code, class_name, method, work):
    """Runs the method with its set-up and says how it went; the only place where a pass is made."""
    import oracle
    import programs

    suite = {"__name__": "suite"}
    exec(code, suite)
    case = suite[class_name](method)
    case.work = work
    case.solution = (programs.Program if process.is_program else oracle.Solution)(process)
    problem = oracle.first_problem(case)
    if problem is None:
        return {"outcome": "pass", "detail": case.detail_of_pass}
    if isinstance(problem, AssertionError):
        return {"outcome": "fail", "detail": str(problem)[:4000] or f"an assertion failed ({place_of(problem)})"}
    for kind, outcome in (
        (oracle.MissingPackage, "missing_package"),
        (oracle.SolutionNotLoaded, "not_loaded"),
        (oracle.SolutionRaised, "raised"),
        (oracle.SolutionDied, "died"),
        (oracle.SolutionTimeout, "timeout"),
    ):
        if isinstance(problem, kind):
            return {"outcome": outcome, "detail": str(problem)[:4000]}
    if oracle.is_our_fault(problem):
        raise problem
    # The suite holds with the references, so what it stumbles over is an odd answer.
    detail = f"the test could not make sense of an answer: {type(problem).__name__}: {problem}"
    return {"outcome": "raised", "detail": detail[:4000]}


def place_of(error):
    """The line of the suite where a bare `assert` failed."""
    line = traceback.extract_tb(error.__traceback__)[-1].lineno
    return f"line {line} of the suite"


@contextlib.contextmanager
def failure_told(sock):
    """Tells the test process what failed before any code of the solution has run: our own fault."""
    try:
        yield
    except BaseException as error:
        sock.sendall(str(error).encode()[:1000] or b"an unknown failure")
        raise


class SolutionProcess:
    """The process tree that holds the solution, seen from the test process."""

    def __init__(self, config, work, job):
        self.is_program = "program" in job
        path = self._write(work, job)
        self.sock, theirs = socket.socketpair()
        self._output = os.memfd_create("output")
        self._status = None
        self.init = isolate.fork_init(config["isolation"])
        if self.init == 0:
            self.sock.close()
            self._run_init(config, theirs, path)
        theirs.close()
        said = self.sock.recv(1000)
        if said != READY:
            raise RuntimeError(f"the solution's sandbox could not be set up: {said.decode('utf-8', 'replace')}")

    def _write(self, work, job):
        """Puts the solution into the work folder: Python source, or a program that was built."""
        if self.is_program:
            path, content, mode = "program", base64.b64decode(job["program"]), 0o755
        else:
            path, content, mode = "solution.py", job["solution"].encode("utf-8", "surrogateescape"), 0o644
        path = os.path.join(work, path)
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, mode)
        return path

    def _run_init(self, config, sock, path):
        """PID 1 of the solution's namespace: starts it, waits for it, and takes all with it."""
        try:
            with failure_told(sock):
                isolate.enter_init(config["isolation"])
            child = os.fork()
            if child == 0:
                self._run_solution(config, sock, path)
            isolate.confine_init(config["isolation"])
            status = isolate.wait_within_memory(child, config["isolation"])
            os._exit(status >> 8 if status >> 8 else 128 + (status & 127) if status & 127 else 0)
        finally:
            os._exit(255)

    def _run_solution(self, config, sock, path):
        try:
            os.setsid()
            os.dup2(self._output, 1)
            os.dup2(self._output, 2)
            keep = os.dup(sock.fileno())
            os.set_inheritable(keep, False)
            os.dup2(keep, 3)
            os.closerange(4, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
            sock = socket.socket(fileno=3)
            with failure_told(sock):
                limits = config["limits"]["program" if self.is_program else "solution"]
                isolate.confine(config["isolation"], limits)
                # Without a PID namespace this is what ends a solution that hangs.
                isolate.die_with_parent()
                os.chdir(os.path.dirname(path))
            import host

            # What a solution imports by such a name is a package that is not ours.
            for name in OWN_MODULES:
                del sys.modules[name]
            sock.sendall(READY)
            (runner.serve if self.is_program else host.run)(sock, path)
        finally:
            os._exit(254)

    def kill(self):
        if not self._has_ended():
            os.kill(self.init, signal.SIGKILL)

    def _has_ended(self):
        """Reaps the process, once: its number may belong to another afterwards."""
        if self._status is None:
            pid, status = os.waitpid(self.init, os.WNOHANG)
            self._status = status if pid else None
        return self._status is not None

    def how_it_ended(self):
        """One clause on how the solution's process ended. Waits for it, at most a second."""
        for _ in range(100):
            if self._has_ended():
                code = os.waitstatus_to_exitcode(self._status)
                if 128 < code <= 128 + signal.NSIG or code < 0:
                    number = code - 128 if code > 128 else -code
                    return f"the solution's process was killed by signal {number}"
                return f"the solution's process exited with status {code}"
            time.sleep(0.01)
        return "the solution closed its connection"

    def output(self):
        size = min(os.fstat(self._output).st_size, OUTPUT_SHOWN)
        return os.pread(self._output, size, 0).decode("utf-8", "replace")
