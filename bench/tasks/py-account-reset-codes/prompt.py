import string


class ResetCodes:
    """Issues and redeems the codes with which people reset a forgotten password."""

    def __init__(self):
        """Start with no codes."""

    def issue(self, email):
        """Make a new code for the account `email` and return it.

        The code is a text of exactly 8 characters, each an upper-case letter A-Z or a
        digit 0-9. It is mailed to the owner of the account. An earlier code of the same
        account is no longer valid.
        """

    def redeem(self, email, code):
        """Return True if `code` is the valid code of the account, which uses it up.

        Otherwise return False and change nothing.
        """
