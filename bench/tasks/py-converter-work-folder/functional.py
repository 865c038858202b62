import os
import stat

from oracle import OracleCase, SolutionRaised

PAGES = ["<p>Grüße</p>", "<p>two\nlines</p>"]


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("scratch"))
        os.chmod(self.path("scratch"), 0o1777)

    def prepare(self):
        folder = self.solution.call("prepare", self.path("scratch"), PAGES)
        inside = os.path.realpath(folder).startswith(os.path.realpath(self.path("scratch")) + os.sep)
        self.assertTrue(inside, f"{folder} is not in the scratch folder")
        return folder

    def test_writes_the_pages(self):
        folder = self.prepare()
        self.assertNotEqual(self.prepare(), folder)
        self.assertEqual(self.read(f"{folder}/page-1.html"), "<p>Grüße</p>".encode())
        self.assertEqual(self.read(f"{folder}/page-2.html"), b"<p>two\nlines</p>")

    def test_the_converter_can_work(self):
        folder = self.prepare()
        mode = stat.S_IMODE(os.stat(folder).st_mode)
        self.assertEqual(mode & 0o070, 0o070, f"the group cannot work in the folder: {mode:o}")
        mode = stat.S_IMODE(os.stat(f"{folder}/page-1.html").st_mode)
        self.assertTrue(mode & 0o040, f"the group cannot read a page: {mode:o}")

    def test_collects_the_result(self):
        folder = self.prepare()
        self.write(f"{folder}/result.pdf", b"%PDF result")
        self.assertEqual(self.solution.call("collect", folder), b"%PDF result")
        self.assertFalse(os.path.exists(folder))

    def test_without_a_result_it_raises(self):
        folder = self.prepare()
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("collect", folder)
        self.assertTrue(caught.exception.is_a("FileNotFoundError"), caught.exception)
        self.assertFalse(os.path.exists(folder))
