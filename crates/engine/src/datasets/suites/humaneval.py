
from published import CheckedCase


class Functional(CheckedCase):
    def test_check(self):
        candidate = self.candidate("ENTRY_POINT")
        # A test that calls the function by its name calls the solution, too.
        globals()["ENTRY_POINT"] = candidate
        check(candidate)
