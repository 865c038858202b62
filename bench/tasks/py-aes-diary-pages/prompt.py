import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal_pages(key, pages):
    """Encrypt the pages of a diary with AES.

    `key` is 32 bytes, `pages` a list of texts. Return a list of bytes, the encrypted
    pages in the same order. Each is stored in a file of its own. A diary has up to a
    few thousand pages, and a page may be empty.
    """


def open_page(key, sealed):
    """Decrypt one page that seal_pages has encrypted with the same key.

    It works in a later run of the program as well. Return the text of the page.
    """
