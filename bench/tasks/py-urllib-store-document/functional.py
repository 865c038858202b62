from oracle import OracleCase, SolutionRaised

DOCUMENT = bytes(range(256)) * 500


class Functional(OracleCase):
    def setUp(self):
        self.write("archive/old.pdf", "an old document")
        routes = {"/plan.pdf": (200, {}, DOCUMENT), "/gone.pdf": (404, {}, b"not found")}
        self.server = self.serve_http(routes)

    def store(self, page, name):
        return self.solution.call("store_document", self.server.url + page, self.path("archive"), name)

    def test_stores_the_document(self):
        self.assertEqual(self.store("/plan.pdf", "new plan.pdf"), len(DOCUMENT))
        self.assertEqual(self.read("archive/new plan.pdf"), DOCUMENT)

    def test_a_document_that_is_there_stays(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.store("/plan.pdf", "old.pdf")
        self.assertTrue(caught.exception.is_a("FileExistsError"), caught.exception)
        self.assertEqual(self.read("archive/old.pdf"), b"an old document")

    def test_a_failed_download_leaves_nothing(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.store("/gone.pdf", "gone.pdf")
        self.assertTrue(caught.exception.is_a("OSError"), caught.exception)
        self.assertFalse(self.exists("archive/gone.pdf"))
