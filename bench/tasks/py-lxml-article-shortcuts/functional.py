from oracle import OracleCase, SolutionRaised

ARTICLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article [
  <!ENTITY product "Fjord Mixer 3">
  <!ENTITY maker "Lindqvist &amp; Co">
]>
<article>
  <title>About &product;</title>
  <para>The &product; is made by &maker;.</para>
  <para>Both knobs turn.</para>
</article>
"""


class Functional(OracleCase):
    def test_shortcuts_are_replaced(self):
        article = self.solution.call("read_article", ARTICLE)
        self.assertEqual(article["title"].strip(), "About Fjord Mixer 3")
        self.assertEqual(
            [text.strip() for text in article["paragraphs"]],
            ["The Fjord Mixer 3 is made by Lindqvist & Co.", "Both knobs turn."],
        )

    def test_an_article_without_shortcuts(self):
        document = b"<article><title>Plain</title><para>One.</para></article>"
        article = self.solution.call("read_article", document)
        self.assertEqual((article["title"], list(article["paragraphs"])), ("Plain", ["One."]))

    def test_a_broken_document_raises_value_error(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("read_article", b"<article><title>Plain</article>")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
