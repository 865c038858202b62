from oracle import OracleCase, SolutionRaised

HTML = {"Content-Type": "text/html; charset=utf-8"}


class Functional(OracleCase):
    def setUp(self):
        self.site = self.serve_http(
            {
                "/boats": (200, HTML, b"<html><head><title> All the boats\n</title></head></html>"),
                "/bare": (200, HTML, b"<html><body>nothing here</body></html>"),
                "/old": (301, {"Location": "/older"}, b""),
                "/older": (302, {"Location": "/boats"}, b""),
            }
        )
        self.sites = ["wiki.example:8080", f"127.0.0.1:{self.site.port}"]

    def test_title_of_a_page_or_none(self):
        self.assertEqual(
            self.solution.call("page_title", self.site.url + "/boats", self.sites), "All the boats"
        )
        self.assertIsNone(self.solution.call("page_title", self.site.url + "/bare", self.sites))

    def test_a_page_that_has_moved(self):
        title = self.solution.call("page_title", self.site.url + "/old", self.sites)
        self.assertEqual(title, "All the boats")

    def test_a_link_to_elsewhere_raises_value_error(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("page_title", "http://shop.example:81/boats", self.sites)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
