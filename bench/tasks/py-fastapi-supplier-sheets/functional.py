from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.supplier = self.serve_http(
            {
                "/pumps/p7.txt": (200, {"Content-Type": "text/plain; charset=utf-8"}, b"40 l/min, 2 bar"),
                "/sheets": (200, {"Content-Type": "text/plain; charset=utf-8"}, b"part 12"),
            },
            fallback=(404, {}, b"nothing here"),
        )
        self.app = self.solution.call("create_app", self.supplier.url)

    def get(self, page, path):
        return self.solution.get_page(page, query={"path": path}, app=self.app)

    def test_passes_a_data_sheet_on(self):
        page = self.get("/sheet", "/pumps/p7.txt")
        self.assertEqual((page.status, page.text), (200, "40 l/min, 2 bar"))
        self.assertTrue(page.header("Content-Type").startswith("text/plain"))

    def test_the_query_reaches_the_supplier(self):
        page = self.get("/sheet", "/sheets?part=12&lang=de")
        self.assertEqual((page.status, page.text), (200, "part 12"))
        self.assertEqual(self.supplier.requests[-1][1], "/sheets?part=12&lang=de")

    def test_tells_the_size(self):
        page = self.get("/sheet/size", "/pumps/p7.txt")
        self.assertEqual((page.status, page.json()), (200, {"size": 15}))

    def test_what_the_supplier_does_not_have_is_404(self):
        self.assertEqual(self.get("/sheet", "/pumps/p8.txt").status, 404)
        self.assertEqual(self.get("/sheet/size", "/pumps/p8.txt").status, 404)
