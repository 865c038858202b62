import glob
import os
import subprocess


def pack_month(journal_dir, month, archive_path):
    """Pack the journals of a door control system, as part of its nightly job.

    The folder `journal_dir` holds one journal for each day, such as "2026-03-14.log".
    With the system program `tar`, the journals of the month `month` (a string such as
    "2026-03") are packed into a gzip-compressed tar archive at `archive_path` (an absolute
    path), where each has its file name without a folder. To make room, the journals that
    are in the archive are deleted from `journal_dir`; all other files stay.

    Return the number of journals packed. If there are none in that month, no archive is
    made and 0 is returned.
    """
