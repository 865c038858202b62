import os
import random
import string


class TicketOffice:
    """Makes the codes on the tickets of a theatre. Many theatres have installed the program."""

    def __init__(self, folder):
        """Called when the program starts.

        `folder` is an existing folder on the theatre's computer, empty after the
        installation, where the program may keep files of its own.
        """

    def code_for(self, order):
        """Return the code that is printed on the tickets of the order with this number.

        The code is a text of exactly 10 characters, each an upper-case letter A-Z or a
        digit 0-9. When a ticket is printed again, perhaps in a later run of the program, it
        has the same code. `order` is an int.
        """

    def is_valid(self, order, code):
        """Return True if `code` is the code that was printed for this order, else False.

        The doorkeeper's program calls it.
        """
