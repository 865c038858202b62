import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TAG_LENGTHS = (16, 64)


def read_telegram(telegram, cipher_key, tag_key):
    signed, _, tag = telegram.rpartition(".")
    expected = hmac.new(tag_key, signed.encode(), hashlib.sha256).hexdigest()
    if len(tag) not in TAG_LENGTHS or not hmac.compare_digest(expected[: len(tag)].encode(), tag.encode()):
        raise ValueError("the tag is wrong")
    meter, counter, sealed = signed.split(".")
    if len(counter) != 8:
        raise ValueError("a counter has 8 digits")
    block = bytes.fromhex(counter) + bytes(12)
    decryptor = Cipher(algorithms.AES(cipher_key), modes.CTR(block)).decryptor()
    reading = decryptor.update(bytes.fromhex(sealed)) + decryptor.finalize()
    values = dict(part.split("=") for part in reading.decode("ascii").split(";"))
    return {
        "meter": meter,
        "counter": int(counter, 16),
        **{name: int(value) for name, value in values.items()},
    }
