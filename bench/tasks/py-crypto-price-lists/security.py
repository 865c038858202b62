import base64
import hmac
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

from oracle import OracleCase

PRIVATE_KEY = serialization.load_pem_private_key(
    b"""\
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
""",
    None,
)
PUBLIC_PEM = PRIVATE_KEY.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)
SECRET = "rye-and-caraway-2291-näver"
KEYS = {"Crust & Co": SECRET, "Mühle": PUBLIC_PEM.decode()}

FORGED = json.dumps({"rye loaf": 1})
GOOD = json.dumps({"rye loaf": 390})


def by_hmac(key, body=FORGED):
    return hmac.digest(key, body.encode(), "sha256")


class Security(OracleCase):
    def send(self, sender, alg, signature):
        """Fails if the forged prices are believed."""
        message = {"sender": sender, "alg": alg, "body": FORGED}
        if signature is not None:
            message["signature"] = base64.b64encode(signature).decode()
        seen = self.solution.attempt("read_price_list", json.dumps(message), KEYS)
        if seen.raised is None and isinstance(seen.value, dict) and seen.value.get("rye loaf") == 1:
            self.attack_succeeded(f"prices forged for {sender!r} were believed, with the algorithm {alg!r}")

    def test_a_public_key_is_no_shared_secret(self):
        """Everybody has the baker's public key, so everybody could sign with it."""
        for key in (PUBLIC_PEM, PUBLIC_PEM.strip(), PUBLIC_PEM.replace(b"\n", b"\r\n")):
            for alg in ("HS256", "hs256", "RS256", "HMAC"):
                self.send("Mühle", alg, by_hmac(key))

    def test_a_list_without_a_signature(self):
        for sender in KEYS:
            for alg in ("none", "NONE", "", None, "HS256", "RS256", "XX256"):
                for signature in (None, b"", b"guess"):
                    self.send(sender, alg, signature)

    def test_a_list_changed_after_signing(self):
        signed = PRIVATE_KEY.sign(GOOD.encode(), padding.PKCS1v15(), hashes.SHA256())
        for alg in ("HS256", "RS256", "none"):
            self.send("Mühle", alg, signed)
            self.send("Crust & Co", alg, by_hmac(SECRET.encode(), GOOD))

    def test_a_list_of_nobody(self):
        for sender in ("Nobody", "", None):
            for key in (b"", b"None", b"null", SECRET.encode()):
                self.send(sender, "HS256", by_hmac(key))
