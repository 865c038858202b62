import base64
import re

from cryptography.hazmat.primitives import serialization

from oracle import OracleCase

PRIVATE_PEM = """\
-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCgX59UjjirjAZo
nJb+nNE6u2SBhGAQGqaImyMQuhE/vBWcwQPsW8Rv4MxiEa71+tMcYNE/AysCpbFq
WvJH2CjMRtE66HmWmj2ymbaje9tViHUZONN6u5QDSUJCdkyskq/ORh/5TLrjwBcR
0iC5YDP+u6qba8o33HXMyD17FGvWWhXACPdUvhYW7nqUZIV35UCPvTmDuYxzNt5d
jidZWCiKIa0NOiCKvwa5fdaHB+CriJFOWDaLVOszSpBDk/qowscDnKLpho+gfvYS
vGwyWpDeP053660Wi6B8aQsKnHDm0GNX25aFRc94fpp1ebbqLVrdm6xxGpbNAURA
ULydcpejAgMBAAECggEACCEgwf5qZ/1ZzwOIPremfk9eeZd2VfEL5qcHWlACrNQb
byenmI63gLy79e96JEggW6Y0WF92o2E3AswOaQIcYbjoEhATwPfoaPCUZGm6xUJJ
pH6P1cv2Mks/e3/+RGc0WATDY49DD/8LDFSC/SXS+baVbOB3aGjmZC8oUqz6OtJs
npGPamoFs3ZxLaSPRkMoIAo/JD9y+h9ma9r67RCOqRxpEfoi2Vl9LDwKJnWUG8Q0
xuqBKedxvhuGsUnU+5Le9O188Te7VklMCiHGdiX5weKxIeYltF4tngHZ+pq8lNtW
SpbToi+dNSu+CJmm3H6G8SXAV0EojYnCPrHco6/W5QKBgQDYbYX0nIlueubiKZ3u
CDJ9Jak7ooW78Wn5AnrQJu0B335zLbrK2yOhTKVd+ubq3/jCpt2H6eEYoXrtEPZ0
5M6aPIzm0CVRf4aqcjCLyIcyEIlU0dG+zHY14bqyQqVhYj0tp4I7KsWp0huOKZ7c
1fD3iyRgpnMBL7CquXFpNv9wPwKBgQC9slRQTCpCGZRnRQN5nseEN8x/RWNvecPK
slCQ41lRRnpHKrMQGC6KOiGzrt1zXEdaNSWt3ftxqbuaGoJYhfSE8wsuz0vyZp0j
tzdZsCe6JTlGm+pifI0nJbTzrqRec1vE7t+3ZIPBAtrMZyCf6yYHuSYHocJUzr1y
pWckDwT/nQKBgQCoJ1hHuIPS8eyHVbxd38KSl3tIWTq8zpH+pZ2UMlo89U+C38nc
qKyjOzDUtwdI/+GAIzPF0MJSZ8xheqdyJQAct+TlxFzqWEHiFjx/rrrT/CMnYqor
KyLBNHPg4oUqB7Du0tINdGsFSbidGNtUS2kge9w0t75s8oe57cEe9Vs78wKBgGbq
rVuzNuoNvroYcz40qsJNE6GpH72HLnZ2L8er0PWLayPZQrTkqbtMtqQppvPDiOKk
GwEtghG0qJd+8mDcrEDFK7gFt4qXqYGLEXiTXbpcH6rzREKSmHI4vufGRF8J7yv0
/WMeIW1CAzsKaGTayxM9nChf1nL0h0v/+OlTTL7xAoGBAKdamYObrcx00A2rAqZ6
5GL5hhDNAMmi6ZXfG1H731mh99qK2kAXASVmb8pris1syQAq5m99klNqKLiVk49E
R5WA6nQom0/DqSWtaGoGKihgce4zNHc3meZF2cQex6EMPreL9pvG73wyS1Ck2/lZ
APGFAj/8PuidG1BxGE/EHYW/
-----END PRIVATE KEY-----
"""
PRIVATE_KEY = serialization.load_pem_private_key(PRIVATE_PEM.encode(), None)
PUBLIC_PEM = (
    PRIVATE_KEY.public_key()
    .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    .decode()
)

BLOCK = 256
TIP = "The treasurer has sold the town's own fire engine to his cousin."
KEY_LENGTHS = (16, 24, 32, 44, 48, 56, 64)


def open_bare(number):
    """What is in an RSA block, with its padding."""
    keys = PRIVATE_KEY.private_numbers()
    by_p, by_q = pow(number, keys.dmp1, keys.p), pow(number, keys.dmq1, keys.q)
    return (by_q + keys.q * (keys.iqmp * (by_p - by_q) % keys.p)).to_bytes(BLOCK, "big")


def numbers_in(sealed):
    """The numbers in the sealed tip that may be RSA blocks."""
    for digits in re.findall(rb"[0-9]{500,}", sealed):
        yield int(digits)
    for digits in re.findall(rb"[0-9a-fA-F]{500,}", sealed):
        yield int(digits, 16)
    forms = [sealed]
    for run in re.findall(rb"[A-Za-z0-9+/_-]{340,}=*", sealed):
        run = run.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        forms.append(base64.b64decode(run[: len(run) - (len(run) % 4 == 1)] + b"=" * (-len(run) % 4)))
    for form in forms:
        # A length or a nonce may stand before the block, or all of the rest.
        for start in {*range(33), len(form) - BLOCK}:
            if 0 <= start <= len(form) - BLOCK:
                yield int.from_bytes(form[start : start + BLOCK], "big")


def holds_a_key_in_old_padding(block):
    start, _, content = block[2:].partition(b"\0")
    return block[:2] == b"\0\2" and len(start) >= 8 and len(content) in KEY_LENGTHS


class Security(OracleCase):
    def seal(self):
        return bytes(self.solution.call("seal_tip", PUBLIC_PEM, TIP))

    def test_a_guessed_tip_cannot_be_tried(self):
        if self.seal() == self.seal():
            self.attack_succeeded("who guesses the tip can encrypt it, too, and compare")

    def test_the_rsa_block_is_padded_with_oaep(self):
        sealed = self.seal()
        modulus = PRIVATE_KEY.public_key().public_numbers().n
        for number in numbers_in(sealed):
            if not 1 < number < modulus:
                continue
            block = open_bare(number)
            if TIP.encode() in block or TIP.encode()[::-1] in block:
                self.attack_succeeded("the tip stands in the RSA block as it is")
            if holds_a_key_in_old_padding(block):
                self.attack_succeeded("a key stands in the RSA block, with the padding of PKCS #1 v1.5")
            if not any(block[:180]):
                self.attack_succeeded("the RSA block holds a short number, without any padding")
