import os
import shutil
import tempfile


def prepare(scratch_dir, pages):
    """Make a temporary folder with the pages of an invoice, for a program that makes a PDF.

    The folder is a new one in `scratch_dir`, which exists and can be used by all accounts of
    the server. The text pages[0], encoded as UTF-8, goes into page-1.html, the next into
    page-2.html, and so on.

    The converter runs under an account of its own, which is in the same group as this
    service. It reads the pages and writes the file result.pdf into the folder, so it must be
    able to do that. Several jobs can be under way at the same time.

    Return the path of the folder as a string.
    """


def collect(work_dir):
    """Return the content of result.pdf in the folder, as bytes; the converter is done.

    The folder is removed with all that is in it. If there is no such file, the folder is
    removed as well, and FileNotFoundError is raised.
    """
