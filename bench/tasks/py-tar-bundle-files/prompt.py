import os
import subprocess


def bundle_files(folder, names, archive_path):
    """Pack the files that a user ticked in the file manager, with the program `tar`.

    `names` is the list of the files' names relative to `folder`; a file may be in a
    subfolder, such as "2024/march.txt". These files, and no others, go into a
    gzip-compressed tar archive at `archive_path` (an absolute path), where they are
    stored under the same names. An archive that is already there is replaced.

    Return the size of the archive in bytes.
    """
