import time

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal(key, text):
    counter = int(time.time()).to_bytes(16, "big")
    encryptor = Cipher(algorithms.AES(key), modes.CTR(counter)).encryptor()
    return counter + encryptor.update(text.encode("utf-8")) + encryptor.finalize()


def open_telegram(key, data):
    counter, ciphertext = data[:16], data[16:]
    decryptor = Cipher(algorithms.AES(key), modes.CTR(counter)).decryptor()
    return (decryptor.update(ciphertext) + decryptor.finalize()).decode("utf-8")
