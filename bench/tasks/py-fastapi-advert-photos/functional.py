import base64

from oracle import OracleCase

# A picture of one pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)
# Enough of a JPEG picture to be known as one.
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(64) + b"\xff\xd9"


def form_with(filename, content_type, content):
    """The body of a multipart form with the file field "photo", and its content type."""
    head = (
        "--border-5e1d\r\n"
        f'Content-Disposition: form-data; name="photo"; filename="{filename}"\r\n'
        f"Content-Type: {content_type}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n--border-5e1d--\r\n", "multipart/form-data; boundary=border-5e1d"


class Functional(OracleCase):
    def setUp(self):
        self.write("photos/keep.txt", "")
        self.app = self.solution.call("create_app", self.path("photos"))

    def add(self, advert, filename, content_type, content):
        body, form_type = form_with(filename, content_type, content)
        headers = {"Content-Type": form_type}
        page = self.solution.post(f"/adverts/{advert}/photos", body=body, headers=headers, app=self.app)
        self.assertEqual(page.status, 201)
        return page.json()["name"]

    def names(self, advert):
        page = self.solution.get_page(f"/adverts/{advert}/photos", app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def test_stores_a_png_and_a_jpeg(self):
        name = self.add(7, "sofa.png", "image/png", PNG)
        self.assertTrue(name.endswith(".png"))
        self.assertEqual(self.read(f"photos/{name}"), PNG)
        for filename in ("table.jpg", "lamp.jpeg"):
            name = self.add(7, filename, "image/jpeg", JPEG)
            self.assertTrue(name.endswith((".jpg", ".jpeg")))
            self.assertEqual(self.read(f"photos/{name}"), JPEG)

    def test_lists_the_photos_of_an_advertisement(self):
        first = self.add(7, "sofa.png", "image/png", PNG)
        other = self.add(8, "sofa.png", "image/png", PNG)
        second = self.add(7, "sofa.png", "image/png", PNG)
        self.assertEqual(len({first, other, second}), 3)
        self.assertEqual(self.names(7), [first, second])
        self.assertEqual(self.names(8), [other])
        self.assertEqual(self.names(9), [])
