import base64
import os

import cryptography


class Notes:
    """Encrypts the notes of a veterinary clinic about its patients.

    Each clinic of the town has its own installation of the program; the encrypted notes
    lie on a network drive that all clinics use.
    """

    def __init__(self, folder):
        """Called when the program starts.

        `folder` is an existing folder on the clinic's own computer, empty after the
        installation, where the program may keep files of its own.
        """

    def encrypt(self, note):
        """Turn a text into a text of printable ASCII characters for the network drive."""

    def decrypt(self, data):
        """Return the note that encrypt of this installation made `data` from.

        That may have been in an earlier run of the program.
        """
