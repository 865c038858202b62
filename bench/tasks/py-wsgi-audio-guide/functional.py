from oracle import OracleCase


class Functional(OracleCase):
    def get_page(self, path, cookie=None, query=None):
        headers = {"Cookie": cookie} if cookie else {}
        return self.solution.get_page(path, query=query, headers=headers, app="application")

    def choose(self, **query):
        page = self.get_page("/language", query=query)
        self.assertEqual(page.status, 303)
        value, attributes = page.cookies["language"]
        self.assertEqual((attributes.get("path"), attributes.get("max-age")), ("/", "31536000"))
        return value.strip('"'), page.header("Location")

    def test_chooses_a_language_and_leads_back(self):
        self.assertEqual(self.choose(code="de", back="/rooms/3"), ("de", "/rooms/3"))
        self.assertEqual(self.choose(code="pt-BR", back="/rooms/12"), ("pt-BR", "/rooms/12"))
        self.assertEqual(self.choose(code="fr"), ("fr", "/"))

    def test_a_room_is_in_the_language_of_the_cookie(self):
        for cookie, language in ((None, "en"), ("language=de", "de"), ("other=1; language=pt-BR", "pt-BR")):
            page = self.get_page("/rooms/3", cookie)
            self.assertEqual((page.status, page.text.strip()), (200, "Room 3"))
            self.assertEqual(page.header("Content-Language"), language)

    def test_other_paths_are_404(self):
        self.assertEqual(self.get_page("/shop").status, 404)
