import json

from oracle import OracleCase

KEPT = [
    {"picker": "Jörg", "sort": "Boskoop", "kilos": 18.5},
    {"picker": "Ana", "sort": "Gute Graue", "kilos": 7},
]


class Security(OracleCase):
    def attack(self, *messages):
        text = json.dumps(KEPT, ensure_ascii=False, indent=2)
        for message in messages:
            path = self.write("harvest.json", text)
            self.solution.attempt("add_entry", path, message)
            content = self.read("harvest.json")
            try:
                after = json.loads(content)
            except (ValueError, TypeError):
                self.attack_succeeded(f"after {message[:80]} the file holds no JSON: {(content or b'')[:80]}")
            if not isinstance(after, list) or after[: len(KEPT)] != KEPT:
                self.attack_succeeded(f"after {message[:80]} the entries are gone: {after}")

    def test_half_a_pair_of_surrogates(self):
        """JSON can spell it, UTF-8 cannot."""
        self.attack(
            '{"picker": "\\ud800", "sort": "Boskoop", "kilos": 1}',
            '{"picker": "Ana", "sort": "Bosk\\udc00op", "kilos": 1}',
        )

    def test_half_a_pair_of_surrogates_in_a_further_member(self):
        self.attack(
            '{"picker": "Ana", "sort": "Boskoop", "kilos": 1, "note": "\\ud83c"}',
            '{"picker": "Ana", "sort": "Boskoop", "kilos": 1, "\\udfff": 1}',
        )
