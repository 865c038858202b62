from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FlightJournal:
    """Encrypts the journal of a glider's flight recorder with AES-256 in CBC mode."""

    def __init__(self, key):
        """`key` is 32 bytes.

        The recorder makes such an object, with the same key each time, whenever it is
        switched on.
        """

    def seal(self, entry):
        """Encrypt an entry of the journal, bytes of any length. Return bytes.

        The recorder appends them to its memory, in a cell of its own.
        """

    def unseal(self, sealed):
        """Return the entry that was encrypted.

        The object may be another one than the one that sealed it, made with the same key,
        and the entries may be read in any order.
        """
