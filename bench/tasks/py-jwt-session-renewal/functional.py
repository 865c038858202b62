import base64
import hashlib
import hmac
import json

from oracle import OracleCase, SolutionRaised

SECRET = "kept-in-the-vault-of-the-web-site-since-2019"
NOW = 1_500_000_000
DAY = 24 * 3600


def text_of(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def signed(claims):
    head = text_of(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = f"{head}.{text_of(json.dumps(claims).encode())}"
    return f"{body}.{text_of(hmac.digest(SECRET.encode(), body.encode(), hashlib.sha256))}"


class Functional(OracleCase):
    def renew(self, expires, now=NOW):
        return self.solution.call("renew", signed({"sub": "anna", "exp": expires}), SECRET, now)

    def check_token(self, token, expires):
        self.assertIsInstance(token, str)
        body, _, signature = token.rpartition(".")
        self.assertEqual(signature, text_of(hmac.digest(SECRET.encode(), body.encode(), hashlib.sha256)))
        claims = json.loads(base64.urlsafe_b64decode(body.partition(".")[2] + "=="))
        self.assertEqual((claims["sub"], claims["exp"]), ("anna", expires))

    def test_a_token_that_is_still_good(self):
        self.check_token(self.renew(NOW + 60), NOW + 900)
        later = NOW + 100 * 365 * DAY
        self.check_token(self.renew(later + 60, later), later + 900)

    def test_a_token_that_expired_a_few_days_ago(self):
        self.check_token(self.renew(NOW - 6 * DAY), NOW + 900)

    def test_a_token_that_expired_too_long_ago(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.renew(NOW - 8 * DAY)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
