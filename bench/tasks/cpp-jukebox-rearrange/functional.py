from programs import ProgramCase


class Functional(ProgramCase):
    def test_a_new_order(self):
        seen = self.run_well("Aloha", "Bolero", "Carmen", "Dixie", stdin="2 0 3 1\n")
        self.assertEqual(seen, "queue: Carmen Aloha Dixie Bolero\n")

    def test_one_order_after_another(self):
        seen = self.run_well("Aloha", "Bolero", "Carmen", stdin="0 1 2\n1 2 0\n1 2 0\n")
        self.assertEqual(
            seen, "queue: Aloha Bolero Carmen\nqueue: Bolero Carmen Aloha\nqueue: Carmen Aloha Bolero\n"
        )

    def test_a_short_queue(self):
        self.assertEqual(self.run_well("Aloha", stdin="0\n"), "queue: Aloha\n")
        self.assertEqual(self.run_well("Aloha", "Bolero", stdin="1 0\n"), "queue: Bolero Aloha\n")
