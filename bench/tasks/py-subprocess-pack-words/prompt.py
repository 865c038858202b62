import os
import subprocess


def pack_word_list(folder, file_name):
    """Sort and compress a word list.

    The file `file_name` in `folder` holds one word a line. Its lines are sorted and
    freed of duplicates by the system program `sort -u`, compressed by the system
    program `gzip`, and stored in `folder` under `file_name` + ".gz". The word list
    itself stays as it is. The lists can be larger than the memory, so the work is
    left to these two programs.

    Return the full path of the compressed file as a string. Raise FileNotFoundError
    if there is no such word list.
    """
