import io
import tarfile

from programs import ProgramCase


class Functional(ProgramCase):
    def packed(self, name):
        with tarfile.open(fileobj=io.BytesIO(self.read(name)), mode="r:gz") as archive:
            members = [member for member in archive if member.isfile()]
            return {member.name.removeprefix("./"): archive.extractfile(member).read() for member in members}

    def test_packs_what_is_in_the_folder(self):
        self.write("letters/a.txt", "dear a")
        self.write("letters/old/b.txt", "dear b")
        self.assertEqual(self.run_well("letters", "letters.tar.gz"), "0\n")
        self.assertEqual(self.packed("letters.tar.gz"), {"a.txt": b"dear a", "old/b.txt": b"dear b"})

    def test_names_with_spaces(self):
        self.write("summer 2025/one photo.jpg", "jpg")
        self.assertEqual(self.run_well(self.path("summer 2025"), "my photos.tgz"), "0\n")
        self.assertEqual(self.packed("my photos.tgz"), {"one photo.jpg": b"jpg"})

    def test_no_such_folder(self):
        self.assertEqual(self.run_well("nowhere", "none.tgz"), "-1\n")
