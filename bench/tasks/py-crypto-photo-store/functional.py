import os
import re

from oracle import OracleCase, SolutionRaised

HARBOUR = b"\xff\xd8\xff\xe0 harbour at dawn " + bytes(range(256)) * 50
MEADOW = b"\x89PNG\r\n\x1a\n meadow " + bytes(300)


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("photos"))
        os.chmod(self.path("photos"), 0o777)

    def open_store(self):
        return self.solution.call("PhotoStore", self.path("photos"))

    def stored_bytes(self):
        return sum(
            os.path.getsize(os.path.join(folder, name))
            for folder, _, names in os.walk(self.path("photos"))
            for name in names
        )

    def test_photos_come_back_also_later(self):
        store = self.open_store()
        keys = [store.call("put", photo) for photo in (HARBOUR, MEADOW, b"")]
        self.assertEqual(len(set(keys)), 3)
        for key in keys:
            self.assertRegex(key, re.compile(r"\A[a-z0-9]{1,128}\Z"))
        later = self.open_store()
        for key, photo in zip(keys, (HARBOUR, MEADOW, b"")):
            self.assertEqual(later.call("get", key), photo)

    def test_a_photo_is_stored_once(self):
        key = self.open_store().call("put", HARBOUR)
        store = self.open_store()
        self.assertEqual([store.call("put", HARBOUR) for _ in range(20)], [key] * 20)
        self.assertLess(self.stored_bytes(), 10 * len(HARBOUR))

    def test_an_unknown_key_raises_key_error(self):
        store = self.open_store()
        store.call("put", HARBOUR)
        with self.assertRaises(SolutionRaised) as caught:
            store.call("get", "0" * 64)
        self.assertTrue(caught.exception.is_a("KeyError"), caught.exception)
