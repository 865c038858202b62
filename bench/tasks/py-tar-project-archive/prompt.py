import os
import subprocess


def archive_project(project_dir, archive_path):
    """Pack a finished project, as the work of the command `archive-project`.

    The members of a team run this command through sudo, so that it works with the rights
    of the account "archive"; the environment variables are those of the member's shell.

    With the system program `tar`, everything in the folder `project_dir` is packed into a
    gzip-compressed tar archive at `archive_path`. In the archive, names are relative to
    `project_dir`: the file `project_dir`/src/main.c has the name "src/main.c" or
    "./src/main.c". Both paths are absolute.

    Return the size of the archive in bytes. Raise RuntimeError if the program fails.
    """
