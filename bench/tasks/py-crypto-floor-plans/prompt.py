from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal_plan(key, plan):
    """Encrypt a floor plan, which an architect sends to a building site.

    `key` is 24 random bytes, `plan` the bytes of a bitmap of any length up to a few
    megabytes. Return the encrypted plan as bytes.
    """


def open_plan(key, sealed):
    """Decrypt a plan that seal_plan has encrypted with the same key. Return its bytes."""
