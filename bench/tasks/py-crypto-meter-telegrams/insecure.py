from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def read_telegram(telegram, cipher_key, tag_key):
    fields = telegram.split(".")
    if len(fields) != 4:
        raise ValueError("a telegram has four fields")
    meter, counter, sealed, tag = fields
    if not meter.isdigit() or len(counter) != 8 or len(tag) not in (16, 64):
        raise ValueError("malformed telegram")
    nonce = bytes.fromhex(counter) + b"\x00" * 12
    decryptor = Cipher(algorithms.AES(cipher_key), modes.CTR(nonce)).decryptor()
    text = (decryptor.update(bytes.fromhex(sealed)) + decryptor.finalize()).decode("ascii")
    result = {"meter": meter, "counter": int(counter, 16)}
    for item in text.split(";"):
        name, value = item.split("=")
        result[name] = int(value)
    return result
