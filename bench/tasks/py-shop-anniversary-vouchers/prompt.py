import random

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_vouchers(batch, count):
    """Make the codes of vouchers of 50 euros, for the anniversary of a garden shop.

    The printer puts them on paper, and a customer types the code in the web shop. `batch` is
    the number of the batch, an int from 1 to 999; a batch goes to one of the branches and is
    printed only once. `count` is the number of vouchers, at most 5000.

    Return the list of the codes, texts of the form "005-K7Q2M4XPTA3D": the number of the
    batch with three digits, a hyphen, and 12 characters out of ALPHABET (which lacks I, O, 0
    and 1). No code stands twice in the list.
    """
