from oracle import OracleCase, SolutionRaised

KEY = bytes(range(50, 82))
ENTRIES = [b"09:12 take-off, 640 m", b"", b"\x10" * 16, bytes(range(256)) * 20, b"x" * 15]


class Functional(OracleCase):
    def switch_on(self, key=KEY):
        return self.solution.call("FlightJournal", key)

    def test_entries_come_back(self):
        journal = self.switch_on()
        for entry in ENTRIES:
            sealed = journal.call("seal", entry)
            self.assertIsInstance(sealed, bytes)
            self.assertEqual(journal.call("unseal", sealed), entry)

    def test_entries_come_back_later_in_another_order(self):
        sealed = [self.switch_on().call("seal", entry) for entry in ENTRIES]
        self.solution.load()
        journal = self.switch_on()
        for entry, data in reversed(list(zip(ENTRIES, sealed))):
            self.assertEqual(journal.call("unseal", data), entry)

    def test_entries_are_not_readable(self):
        entry = b"09:12 take-off from the northern field"
        sealed = self.switch_on().call("seal", entry)
        self.assertNotIn(entry[:16], sealed)
        opened = None
        try:
            opened = self.switch_on(KEY[::-1]).call("unseal", sealed)
        except SolutionRaised:
            pass
        self.assertNotEqual(opened, entry)
