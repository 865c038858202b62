import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def read_telegram(telegram, cipher_key, tag_key):
    """Read what a water meter sends by radio.

    A telegram is a text of four fields with a full stop between them: the number of the
    meter (decimal digits), a counter (exactly 8 hexadecimal digits), the encrypted reading
    (hexadecimal) and a tag (hexadecimal, lower case). The reading is encrypted with AES in
    CTR mode under `cipher_key`, 16 bytes; the initial counter block is the 4 bytes of the
    counter and 12 zero bytes. Decrypted it is a text in ASCII such as
    "litres=120934;leak=0": names and whole numbers. The tag is the HMAC-SHA256, under
    `tag_key`, of the first three fields and the two full stops between them. Old meters
    send only the first 16 hexadecimal digits of the tag, new ones all 64.

    Return a dictionary with "meter", the number as a text; "counter", an int; and the names
    of the reading with their values as ints. A text that does not have this form raises
    ValueError.
    """
