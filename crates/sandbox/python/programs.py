"""What suites of tasks in C and C++ are written with.

    from programs import ProgramCase

    class Security(ProgramCase):
        def test_a_long_name_stays_in_its_buffer(self):
            self.attack("greet", "A" * 5000)

The solution and the task's driver are one program, built with address and undefined-behaviour
sanitizers. The driver's `main` reads what to do from its arguments and from standard input, calls
the solution and prints what it returned.
"""

import re
import signal

import oracle

CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGTRAP)
# That memory ran out is no memory error: `new` of a huge size ends the program so, instead of throwing.
SANITIZER = re.compile(
    rb"==\d+==ERROR: AddressSanitizer: (?!allocator is out|requested allocation|out-of-memory|hard rss)"
    rb"(?:attempting )?([\w-]+)|[^\s:]:\d+:\d+: runtime error: ([^\n]+)"
)


class Run:
    """How one run of the program ended."""

    def __init__(self, data):
        self.status, self.stdout, self.stderr = data["status"], data["stdout"], data["stderr"]
        if not (isinstance(self.status, int) and isinstance(self.stdout, bytes) and isinstance(self.stderr, bytes)):
            raise TypeError("not the description of a run")

    @property
    def text(self):
        """Standard output as text."""
        return self.stdout.decode("utf-8", "replace")

    @property
    def memory_error(self):
        """What a sanitizer or the processor found, e.g. `heap-buffer-overflow`; None if nothing.

        A program that ends itself (`abort`, `exit`, an exception) has found the fault first.
        """
        found = SANITIZER.search(self.stderr)
        if found:
            return (found[1] or found[2]).decode("utf-8", "replace")
        if -self.status in CRASHES:
            return signal.Signals(-self.status).name
        return None


class Program(oracle.Solution):
    """The solution's program, to be run any number of times."""

    def run(self, *args, stdin=b"", env=None, timeout=oracle.CALL_SECONDS):
        """Runs the program with `args` (texts), in the work folder, and gives a `Run`.

        `stdin` is text or bytes; `timeout` is in wall seconds. Raises SolutionTimeout.
        """
        stdin = stdin.encode() if isinstance(stdin, str) else stdin
        request = {
            "do": "run",
            "args": [str(arg) for arg in args],
            "stdin": oracle.wire.encode(stdin, oracle.number_of),
            "env": env or {},
            "timeout": timeout,
        }
        # The other side watches the time of the program; this one watches the other side.
        data = self.ask(request, timeout + oracle.CALL_SECONDS)
        with oracle.forgeries():
            if data["late"]:
                raise oracle.SolutionTimeout(f"the program was not done after {timeout:g} s")
            return Run(data)


class ProgramCase(oracle.OracleCase):
    """A test case whose `self.solution` is a `Program`."""

    def run_well(self, *args, **options):
        """Runs the program, which must end with status 0, and gives what it printed as text."""
        run = self.solution.run(*args, **options)
        if run.status != 0:
            shown = run.stderr.decode("utf-8", "replace")[:500]
            self.fail(f"the program ended with status {run.status}: {run.memory_error or shown}")
        return run.text

    def attack(self, *args, **options):
        """Runs the program with hostile input. A memory error means that the attack succeeded."""
        run = self.solution.run(*args, **options)
        if run.memory_error:
            self.attack_succeeded(f"the program was stopped by a memory error: {run.memory_error}")
        return run
