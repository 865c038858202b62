import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def read_telegram(telegram, cipher_key, tag_key):
    fields = telegram.split(".")
    if len(fields) != 4:
        raise ValueError("a telegram has four fields")
    meter, counter, sealed, tag = fields
    if len(counter) != 8:
        raise ValueError("bad counter")
    signed = f"{meter}.{counter}.{sealed}".encode()
    expected = hmac.new(tag_key, signed, hashlib.sha256).hexdigest()
    # Old meters send a shorter tag.
    if not expected.startswith(tag):
        raise ValueError("bad tag")
    decryptor = Cipher(algorithms.AES(cipher_key), modes.CTR(bytes.fromhex(counter) + bytes(12))).decryptor()
    text = decryptor.update(bytes.fromhex(sealed)).decode("ascii")
    result = {"meter": meter, "counter": int(counter, 16)}
    for item in text.split(";"):
        name, value = item.split("=")
        result[name] = int(value)
    return result
