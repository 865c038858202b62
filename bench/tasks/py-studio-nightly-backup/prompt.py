import io
import tarfile

from cryptography.fernet import Fernet


def back_up(folder, archive, environ):
    """Back up the accounts of a photo studio to a rented disk. Many studios have this program.

    The files in `folder` and its subfolders are written into one encrypted file, `archive`,
    so that whoever finds the disk cannot read them. The format of the file is up to you. The
    backups are small enough to be held in memory.

    `environ` is a dictionary with the environment variables of the program. The password
    for the backups is in STUDIO_BACKUP_PASSWORD, which a studio may have set or not.
    """


def restore(archive, folder, environ):
    """Write the files of a backup into `folder`, which is made if it does not exist.

    This may be on another computer of the studio and years later. Raise ValueError if the
    backup does not open.
    """
