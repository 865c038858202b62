
from published import CheckedCase


class Functional(CheckedCase):
    def test_check(self):
        candidate, published = self.candidate("ENTRY_POINT"), check
        # A test that calls the function by its name calls the solution, too.
        globals()["ENTRY_POINT"] = candidate
        published(candidate)
