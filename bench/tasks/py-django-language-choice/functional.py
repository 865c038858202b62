from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", ["de", "en", "fr"])

    def change(self, code, **query):
        return self.solution.get_page(f"/language/{code}", query=query, app=self.app)

    def test_shows_the_language_of_the_cookie(self):
        for cookie, language in ((None, "de"), ("fr", "fr"), ("xx", "de")):
            headers = {"Cookie": f"language={cookie}"} if cookie else {}
            page = self.solution.get_page("/language", headers=headers, app=self.app)
            self.assertEqual((page.status, page.json()), (200, {"language": language}))

    def test_changes_the_language_and_leads_back(self):
        for address in ("/halls/3?floor=1", "/", "/shop/cards"):
            page = self.change("en", next=address)
            self.assertIn(page.status, (301, 302, 303, 307))
            self.assertIn(page.header("Location"), (address, "http://localhost" + address))
            self.assertEqual(page.cookies["language"][0], "en")

    def test_without_an_address_the_start_page_follows(self):
        page = self.change("fr")
        self.assertIn(page.status, (301, 302, 303, 307))
        self.assertIn(page.header("Location"), ("/", "http://localhost/"))
        self.assertEqual(page.cookies["language"][0], "fr")

    def test_an_unknown_language_is_404(self):
        self.assertEqual(self.change("xx", next="/halls/3").status, 404)
