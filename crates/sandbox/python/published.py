"""What suites are written with that run the tests of published benchmarks.

`CheckedCase` keeps tests and solution apart, as all of Sallet's own suites do. `EmbeddedCase` runs
tests that were published as part of the solution's program, and `SharedCase` tests that import the
solution: these two are no match for a solution that sets out to make them pass.
"""

import base64
import secrets
import time

import oracle
import programs

TOGETHER_SECONDS = 30.0
"""What all calls of one published test may take, so that a slow solution is slow and not our fault."""


class CheckedCase(oracle.OracleCase):
    """For tests that are handed the function to test, as HumanEval's `check(candidate)` is."""

    def candidate(self, name):
        """The solution's function `name`, to be called like a function of this process."""
        deadline = time.monotonic() + TOGETHER_SECONDS

        def call(*args, **kwargs):
            left = max(0.01, deadline - time.monotonic())
            return self.solution.call(name, *args, timeout=min(oracle.CALL_SECONDS, left), **kwargs)

        return call


class EmbeddedCase(programs.ProgramCase):
    """For a driver that holds the published `main`, and prints its first argument after that."""

    def run_to_the_end(self):
        """Runs the program. One that ends with status 0 before its tests do has not passed."""
        token = secrets.token_hex(8)
        said = self.run_well(token, timeout=TOGETHER_SECONDS)
        if not said.endswith(token):
            self.fail("the program ended before its tests did")


class SharedCase(oracle.OracleCase):
    """For a unittest file that imports the solution, as SALLM's do; it runs in the solution's process."""

    load_before_test = False

    module = "solution"
    """The name under which the tests, in the module `test_…` of the same name, import the solution."""

    files = {}
    """What lies in the work folder: path → text, or {"base64": …}. The test file is one of them."""

    def run_published(self, method):
        """Runs one test method. An assertion that fails is a failure here, anything else raised is not."""
        for path, content in self.files.items():
            self.write(path, content if isinstance(content, str) else base64.b64decode(content["base64"]))
        self.solution.load(name=self.module)
        request = {"do": "published", "tests": f"test_{self.module}", "method": method}
        outcome, said = self.solution.ask(request, TOGETHER_SECONDS, read_outcome)
        if outcome == "failure":
            self.fail(said)
        if outcome == "missing":
            raise oracle.MissingPackage(said)
        if outcome == "error":
            raise oracle.SolutionRaised({"type": "an error in the published test", "bases": [], "text": said})
        if outcome != "success":
            raise oracle.HarnessFault(f"the published test was not run: {said}")


def read_outcome(answer):
    """The outcome of a published test and what was said, as `shared.py` gives them."""
    outcome, said = answer
    if not (isinstance(outcome, str) and isinstance(said, str)):
        raise TypeError("not the outcome of a test")
    return outcome, said
