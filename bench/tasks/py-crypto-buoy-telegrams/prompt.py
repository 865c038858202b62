from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal(key, text):
    """Encrypt a telegram of a measuring buoy and return the bytes to send.

    They are 16 bytes, the first counter block, and after them the text in UTF-8, encrypted
    with AES in counter mode (CTR), which starts with this counter block.

    `key` is a key of 32 bytes, which is built into the buoy and the receiver and stays the
    same. A telegram has up to 2000 characters; the buoy sends many of them, and its program
    is started anew whenever the sun is back.
    """


def open_telegram(key, data):
    """Return the text of a telegram, as the receiver on the shore does."""
