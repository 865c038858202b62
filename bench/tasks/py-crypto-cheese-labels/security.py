from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

from oracle import OracleCase

SHORTEST = {rsa.RSAPublicKey: 2048, dsa.DSAPublicKey: 2048, ec.EllipticCurvePublicKey: 224}
SECONDS = 30


class Security(OracleCase):
    def look_at(self, kind):
        _, public_pem = self.solution.call("make_keys", kind, timeout=SECONDS)
        key = serialization.load_pem_public_key(public_pem.encode())
        for key_type, bits in SHORTEST.items():
            if isinstance(key, key_type) and key.key_size < bits:
                self.attack_succeeded(f"a key for {kind!r} has {key.key_size} bits only")

    def test_rsa_keys_are_long_enough(self):
        self.look_at("rsa")

    def test_keys_of_elliptic_curves_are_long_enough(self):
        self.look_at("ec")
