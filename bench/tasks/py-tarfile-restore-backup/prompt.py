import os
import tarfile


def restore_backup(archive_path, target_dir):
    """Unpack the backup of a site that a customer has uploaded.

    `archive_path` is a tar archive, plain or compressed with gzip. All its files and
    folders are unpacked into the folder `target_dir`, which is created if it does not
    exist; files that are already there are overwritten.

    Return the sorted list of the names, as they stand in the archive, of the regular
    files that were unpacked, for example ["css/main.css", "index.html"].
    """
