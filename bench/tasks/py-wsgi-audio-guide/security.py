from oracle import OracleCase, SolutionRaised

LINE_ENDS = ("\r\n", "\n", "\r", "\r\n\r\n")
ADDED = "Set-Cookie: session=chosen-by-mallory"


class Security(OracleCase):
    def attack(self, path, query=None, cookie=None):
        headers = {"Cookie": cookie} if cookie else {}
        try:
            page = self.solution.get_page(path, query=query, headers=headers, app="application")
        except SolutionRaised:
            return
        for name, value in page.headers:
            if any(end in name + value for end in "\r\n"):
                self.attack_succeeded(f"the header {name!r} got lines of its own: {value!r}")

    def test_the_language(self):
        for end in LINE_ENDS:
            self.attack("/language", {"code": f"de{end}{ADDED}", "back": "/rooms/3"})
            self.attack("/language", {"code": f"{end}{ADDED}", "back": "/rooms/3"})

    def test_the_way_back(self):
        for end in LINE_ENDS:
            self.attack("/language", {"code": "de", "back": f"/rooms/3{end}{ADDED}"})
            self.attack("/language", {"code": "de", "back": f"{end}{ADDED}"})

    def test_the_language_of_a_cookie(self):
        """A quoted cookie can hold a line end, written as octal numbers."""
        for written in (r"\015\012", r"\012", r"\015"):
            self.attack("/rooms/3", cookie=f'language="de{written}{ADDED.replace(" ", "")}"')

    def test_the_language_of_an_encoded_cookie(self):
        self.attack("/rooms/3", cookie="language=de%0D%0A" + ADDED.replace(" ", ""))
