from oracle import OracleCase

OLD, NEW, TOKEN = "vinterhage-88-Lyng", "Sommerfugl-19-Bris", "tok-5f1e90c2d7aa4b13"


class Security(OracleCase):
    def attack(self, path, **params):
        """Sends the request, then reads the log as the support staff does."""
        self.solution.attempt("log_request", self.path("shop.log"), "POST", path, params)
        log = (self.read("shop.log") or b"").decode("utf-8", "replace")
        for secret in (OLD, NEW, TOKEN):
            self.assertNotLeaked(secret, log)

    def test_signing_in_does_not_log_the_password(self):
        self.attack("/sign-in", user="anna", password=OLD)

    def test_a_new_password_is_not_logged(self):
        self.attack("/password", user="anna", old_password=OLD, new_password=NEW)

    def test_a_token_is_not_logged(self):
        self.attack("/stock-feed", partner="lumen", api_token=TOKEN, items="14")
