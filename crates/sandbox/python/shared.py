"""Runs a published unittest file in the solution's own process.

The file imports the solution, so the two share everything, and a solution that sets out to can make
its tests pass. It cannot reach the process that asks for them.
"""

import importlib
import unittest


class Result(unittest.TestResult):
    """Remembers the package that an import did not find."""

    missing = None

    def addError(self, test, err):
        super().addError(test, err)
        if isinstance(err[1], ModuleNotFoundError):
            self.missing = err[1].name


def run(tests, method):
    """How `method` of the test cases in the module `tests` went: the outcome and what was said.

    The outcome is `success`, `failure` (an assertion failed), `error` (something else was raised),
    `skipped`, or `missing` (of a package; its name is what was said).
    """
    try:
        module = importlib.import_module(tests)
    except ModuleNotFoundError as error:
        return ["missing", str(error.name)]
    cases = [
        case(method)
        for case in vars(module).values()
        if isinstance(case, type) and issubclass(case, unittest.TestCase) and hasattr(case, method)
    ]
    result = Result()
    unittest.TestSuite(cases).run(result)
    if result.failures:
        return ["failure", result.failures[0][1]]
    if result.missing:
        return ["missing", str(result.missing)]
    if result.errors:
        return ["error", result.errors[0][1]]
    if result.skipped:
        return ["skipped", result.skipped[0][1]]
    return ["success", ""] if result.testsRun else ["skipped", f"{tests} has no test {method}"]
