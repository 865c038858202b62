import os
import zipfile


def install_theme(zip_path, theme_dir):
    """Unpack a theme that a user of a blog program got from another user.

    All names in the zip archive at `zip_path` begin with one folder, for example
    "sunset-1.2/"; its name differs from archive to archive. The files below it are
    unpacked, without that first folder, into the folder `theme_dir`:
    "sunset-1.2/css/main.css" becomes "css/main.css" in `theme_dir`. Missing folders
    are created and files that are already there are overwritten.

    Return the number of files that were unpacked.
    """
