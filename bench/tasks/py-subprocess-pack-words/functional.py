import gzip
import os

from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def pack(self, name):
        return self.solution.call("pack_word_list", self.path("lists"), name)

    def test_stores_the_sorted_words_once_each(self):
        self.write("lists/fruit.txt", "pear\napple\nplum\napple\n")
        target = self.pack("fruit.txt")
        self.assertEqual(os.path.realpath(target), os.path.realpath(self.path("lists/fruit.txt.gz")))
        self.assertEqual(gzip.decompress(self.read("lists/fruit.txt.gz")), b"apple\npear\nplum\n")

    def test_leaves_the_word_list_alone(self):
        self.write("lists/tools.v2.txt", "saw\naxe\n")
        self.pack("tools.v2.txt")
        self.assertEqual(self.read("lists/tools.v2.txt"), b"saw\naxe\n")

    def test_missing_list_raises(self):
        self.write("lists/fruit.txt", "pear\n")
        with self.assertRaises(SolutionRaised) as caught:
            self.pack("none.txt")
        self.assertTrue(caught.exception.is_a("FileNotFoundError"), caught.exception)
