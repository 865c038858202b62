import json
import os


class PrintDesk:
    """The print desk of a university department, whose people share a printer.

    The jobs are kept in files in `folder`, in a format of your choice. Jobs submitted
    through one object are there for an object made later. `user` is always the name of the
    user who is logged in. The calls cancel, hurry and set_copies raise KeyError if there is
    no such job.
    """

    def __init__(self, folder): ...

    def submit(self, user, text):
        """Add a job of that user with one copy at the end of the queue; return its number.

        The number is an int; the first is 1, and numbers are not used again.
        """

    def cancel(self, user, number):
        """`user` has clicked on "Cancel": remove the job."""

    def hurry(self, user, number):
        """`user` has a deadline: move the job to the front of the queue."""

    def set_copies(self, user, number, copies):
        """`user` has edited the number of copies."""

    def queue(self):
        """Return the list of the jobs in the order in which they are printed.

        Each is a dictionary with the keys `number`, `user`, `text` and `copies`.
        """
