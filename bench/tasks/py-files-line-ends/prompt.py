import os


def convert_line_ends(folder):
    """Tidy a drop folder into which several users of a machine put their files.

    In every file in `folder` and its subfolders whose name ends in ".txt", each Windows
    line end (CR LF) is replaced by a Unix one (LF). Other files stay as they are.

    Return the number of files that were changed.
    """
