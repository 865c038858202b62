import base64
import hmac
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

from oracle import OracleCase, SolutionRaised

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

PRICES = {"rye loaf": 390, "Brötchen": 45}


def message(sender, alg, signature, body=json.dumps(PRICES, ensure_ascii=False)):
    signature = base64.b64encode(signature(body.encode())).decode()
    return json.dumps({"sender": sender, "alg": alg, "body": body, "signature": signature})


def with_secret(data):
    return hmac.digest(SECRET.encode(), data, "sha256")


def with_private_key(data):
    return PRIVATE_KEY.sign(data, padding.PKCS1v15(), hashes.SHA256())


class Functional(OracleCase):
    def read_list(self, text):
        return self.solution.call("read_price_list", text, KEYS)

    def refuse(self, text):
        with self.assertRaises(SolutionRaised) as caught:
            self.read_list(text)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)

    def test_a_list_signed_with_the_shared_secret(self):
        self.assertEqual(self.read_list(message("Crust & Co", "HS256", with_secret)), PRICES)

    def test_a_list_signed_with_a_private_key(self):
        self.assertEqual(self.read_list(message("Mühle", "RS256", with_private_key)), PRICES)

    def test_a_wrong_signature_and_an_unknown_sender(self):
        self.refuse(message("Crust & Co", "HS256", lambda data: with_secret(data + b" ")))
        self.refuse(message("Mühle", "RS256", lambda data: with_private_key(data + b" ")))
        self.refuse(message("Nobody", "HS256", with_secret))
