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

TIPS = ["The mayor's bridge is made of cheese.", "x" * 150, "!", " spaces at both ends "]


class Functional(OracleCase):
    def test_tips_come_back_on_another_computer(self):
        sealed = [self.solution.call("seal_tip", PUBLIC_PEM, tip) for tip in TIPS]
        self.solution.load()
        for tip, data in zip(TIPS, sealed):
            self.assertIsInstance(data, bytes)
            self.assertEqual(self.solution.call("open_tip", PRIVATE_PEM, data), tip)

    def test_the_tip_does_not_stand_in_the_sealed_one(self):
        self.assertNotIn(TIPS[0].encode(), self.solution.call("seal_tip", PUBLIC_PEM, TIPS[0]))
