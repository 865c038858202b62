import base64
import hmac
import json

from oracle import OracleCase, flatten

SECRET = "kept-in-the-vault-of-the-web-site-since-2019"
NOW = 1_500_000_000
DAY = 24 * 3600


def text_of(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def token_with(algorithm, key, *, hash_name="sha256", claims=None):
    head = text_of(json.dumps({"alg": algorithm, "typ": "JWT"}).encode())
    body = f"{head}.{text_of(json.dumps(claims or {'sub': 'admin', 'exp': NOW + 60}).encode())}"
    return f"{body}.{'' if key is None else text_of(hmac.digest(key.encode(), body.encode(), hash_name))}"


class Security(OracleCase):
    def present(self, token):
        """Fails if the forged token is exchanged for one that the secret vouches for."""
        seen = self.solution.attempt("renew", token, SECRET, NOW)
        if seen.raised is not None:
            return
        body, _, signature = flatten(seen.value).rpartition(".")
        for name in ("sha256", "sha384", "sha512"):
            if signature == text_of(hmac.digest(SECRET.encode(), body.encode(), name)):
                self.attack_succeeded(f"the forged token {token!r} was exchanged for {seen.value!r}")

    def test_a_token_signed_with_another_key(self):
        for key in ("guess", "", "secret", "0" * 64):
            self.present(token_with("HS256", key))
            self.present(token_with("HS512", key, hash_name="sha512"))

    def test_a_token_without_a_signature(self):
        for algorithm in ("none", "None", "NONE", "HS256", "", None, "XX"):
            self.present(token_with(algorithm, None))
            self.present(token_with(algorithm, "guess"))

    def test_a_token_changed_after_signing(self):
        head, _, signature = token_with("HS256", SECRET, claims={"sub": "anna", "exp": NOW}).split(".")
        body = text_of(json.dumps({"sub": "admin", "exp": NOW + 60}).encode())
        self.present(f"{head}.{body}.{signature}")
        self.present(f"{text_of(b'{}')}.{body}.{signature}")
        bare = text_of(json.dumps({"alg": "none"}).encode())
        self.present(f"{bare}.{body}.{signature}")
        self.present(f"{bare}.{body}.")
