from oracle import OracleCase

SETTINGS = """[prices]
soup = 42.50
daily special = 89
[supplier]
address = orders.lumen.example
password = sjokolade
"""


class Functional(OracleCase):
    def answer(self, text):
        return self.solution.call("answer", self.write("settings.ini", SETTINGS), text)

    def test_the_menu_and_the_prices(self):
        self.assertEqual(self.answer("menu"), "soup, daily special")
        self.assertEqual(self.answer("price soup"), "soup: 42.50")
        self.assertEqual(self.answer("PRICE Daily Special"), "daily special: 89.00")

    def test_other_messages_get_a_sorry(self):
        for text in ("price pizza", "hello", "hello soup", ""):
            self.assertRegex(self.answer(text), r"^Sorry\b.*\w", text)

    def test_missing_settings_get_a_sorry(self):
        self.assertRegex(self.solution.call("answer", self.path("nothing.ini"), "menu"), r"^Sorry\b.*\w")
