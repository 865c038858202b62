import base64
import struct
import zlib

from oracle import OracleCase


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0\x30\x60\x90"))
    + chunk(b"IEND", b"")
)
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////"
    "////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
)


class Functional(OracleCase):
    def setUp(self):
        self.write("site/avatars/index.txt", "")
        self.app = self.solution.call("create_app", self.path("site/avatars"))

    def upload(self, filename, kind, content):
        head = (
            f'--border\r\nContent-Disposition: form-data; name="picture"; filename="{filename}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        )
        body = head.encode() + content + b"\r\n--border--\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=border"}
        return self.solution.post("/avatars", headers=headers, body=body, app=self.app)

    def test_gives_the_picture_back(self):
        for filename, kind, content in (("me.png", "image/png", PNG), ("holiday.jpg", "image/jpeg", JPEG)):
            answer = self.upload(filename, kind, content)
            self.assertEqual(answer.status, 200)
            url = answer.json()["url"]
            self.assertTrue(url.startswith("/avatars/"), url)
            page = self.solution.get_page(url, app=self.app)
            self.assertEqual((page.status, page.body), (200, content))

    def test_a_missing_picture_is_404_and_a_missing_field_400(self):
        self.assertEqual(self.solution.get_page("/avatars/nobody.png", app=self.app).status, 404)
        form, files = {"comment": "none"}, {"other": ("a.png", PNG)}
        self.assertEqual(self.solution.post("/avatars", form=form, files=files, app=self.app).status, 400)
