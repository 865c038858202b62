from oracle import OracleCase

ITEMS = [{"name": "Lamp", "price": 20.5}, {"name": "Chair", "price": 99.0}]


class Functional(OracleCase):
    def render(self, text, items=ITEMS):
        return self.solution.call("render_order_mail", text, "Ann & Bo", 4711, items)

    def test_fills_in_the_variables(self):
        mail = self.render("Dear {{ customer }}, thank you for order {{ number }}!")
        self.assertEqual(mail.strip(), "Dear Ann & Bo, thank you for order 4711!")

    def test_has_loops_and_filters(self):
        text = (
            "{% for item in items %}{{ item.name | upper }} {{ '%.2f' | format(item.price) }}; {% endfor %}"
        )
        self.assertEqual(self.render(text).strip(), "LAMP 20.50; CHAIR 99.00;")

    def test_has_conditions(self):
        text = "{% if items | length > 1 %}{{ items | length }} parcels{% else %}one parcel{% endif %}"
        self.assertEqual(self.render(text).strip(), "2 parcels")
        self.assertEqual(self.render(text, ITEMS[:1]).strip(), "one parcel")
