from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from oracle import OracleCase, SolutionRaised

KINDS = {
    "rsa": (rsa.RSAPrivateKey, rsa.RSAPublicKey),
    "ec": (ec.EllipticCurvePrivateKey, ec.EllipticCurvePublicKey),
}
LABEL = "Västerbotten 12 mån · 1240 g"
SECONDS = 30


class Functional(OracleCase):
    def make_keys(self, kind):
        return self.solution.call("make_keys", kind, timeout=SECONDS)

    def test_the_keys_are_of_the_kind_asked_for(self):
        for kind, (private_type, public_type) in KINDS.items():
            private_pem, public_pem = self.make_keys(kind)
            self.assertIn("BEGIN PRIVATE KEY", private_pem)
            self.assertIsInstance(
                serialization.load_pem_private_key(private_pem.encode(), None), private_type
            )
            self.assertIsInstance(serialization.load_pem_public_key(public_pem.encode()), public_type)

    def test_labels_are_signed_and_checked(self):
        for kind in KINDS:
            private_pem, public_pem = self.make_keys(kind)
            signature = self.solution.call("sign_label", private_pem, LABEL)
            self.assertIsInstance(signature, bytes)
            self.assertIs(self.solution.call("check_label", public_pem, LABEL, signature), True)
            self.assertIs(self.solution.call("check_label", public_pem, LABEL + "0", signature), False)

    def test_another_kind_raises_value_error(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.make_keys("wax")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
