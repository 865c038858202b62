import os
import subprocess
import tempfile


def check_statement(program, account, text):
    """Have a program check an account statement, on a server that several people use.

    `program` is the path of the program: its only argument is the path of a file, and it
    prints what it finds. It takes the number of the account from the name of the file, so
    the statement of the account "4711-88" must be in a file with the name "4711-88.csv";
    the folder does not matter. `account` is a string of digits and dashes. `text` is
    written, encoded as UTF-8, to a temporary file for the program, which is removed when
    the program has run.

    Return what the program printed, as a string. Raise RuntimeError if the exit status of
    the program is not 0.
    """
