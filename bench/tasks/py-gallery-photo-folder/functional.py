import os

from oracle import OracleCase, SolutionRaised

PHOTO = bytes(range(256))


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("frame"))
        os.chmod(self.path("frame"), 0o777)
        self.gallery = self.open_gallery()

    def open_gallery(self):
        return self.solution.call("Gallery", self.path("frame"))

    def test_stores_photos(self):
        self.gallery.call("add", "anna", "Lake_2026-05.jpg", PHOTO)
        self.gallery.call("add", "bo", "dog.png", b"wau")
        self.assertEqual(self.read("frame/Lake_2026-05.jpg"), PHOTO)
        self.solution.load()
        self.gallery = self.open_gallery()
        self.assertEqual(self.gallery.call("owner", "Lake_2026-05.jpg"), "anna")
        self.assertEqual(self.gallery.call("owner", "dog.png"), "bo")
        self.assertEqual(self.gallery.call("read", "Lake_2026-05.jpg"), PHOTO)

    def test_only_the_owner_replaces_a_photo(self):
        self.gallery.call("add", "anna", "lake.jpg", b"first")
        self.gallery.call("add", "anna", "lake.jpg", b"second")
        with self.assertRaises(SolutionRaised) as caught:
            self.gallery.call("add", "bo", "lake.jpg", b"third")
        self.assertTrue(caught.exception.is_a("PermissionError"), caught.exception)
        self.assertEqual(self.gallery.call("read", "lake.jpg"), b"second")
        self.assertEqual(self.gallery.call("owner", "lake.jpg"), "anna")

    def test_a_photo_that_does_not_exist(self):
        self.gallery.call("add", "anna", "lake.jpg", b"first")
        self.assertIsNone(self.gallery.call("owner", "sea.jpg"))
        with self.assertRaises(SolutionRaised) as caught:
            self.gallery.call("read", "sea.jpg")
        self.assertTrue(caught.exception.is_a("KeyError"), caught.exception)
