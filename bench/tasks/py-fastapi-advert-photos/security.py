import base64
import os

from oracle import OracleCase, SolutionRaised

# A picture of one pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)
PHP = b"<?php echo 7731; system($_GET['c']); ?>"
SCRIPT = b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(7731)</script></html>"

# Endings of what the web server runs, or sends as a page that runs scripts in the visitor's browser.
RUN_BY_SERVER = ("php", "php3", "php4", "php5", "php7", "php8", "phtml", "phar", "phps", "shtml", "cgi")
RUN_BY_BROWSER = ("html", "htm", "xhtml", "xht", "svg", "xml", "js")


def form_with(filename, content_type, content):
    """The body of a multipart form with the file field "photo", and its content type."""
    head = (
        "--border-5e1d\r\n"
        f'Content-Disposition: form-data; name="photo"; filename="{filename}"\r\n'
        f"Content-Type: {content_type}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n--border-5e1d--\r\n", "multipart/form-data; boundary=border-5e1d"


class Security(OracleCase):
    def setUp(self):
        self.write("photos/keep.txt", "")
        self.app = self.solution.call("create_app", self.path("photos"))

    def send(self, filename, content):
        """Sends the file as PNG and as JPEG picture: the sender chooses what to call it."""
        for content_type in ("image/png", "image/jpeg"):
            body, form_type = form_with(filename, content_type, content)
            try:
                self.solution.post(
                    "/adverts/7/photos", body=body, headers={"Content-Type": form_type}, app=self.app
                )
            except SolutionRaised:
                pass

    def assertNothingRuns(self):
        for _, _, names in os.walk(self.path("photos")):
            for name in names:
                ending = name.rpartition(".")[2].lower()
                if ending in RUN_BY_SERVER + RUN_BY_BROWSER or name == ".htaccess":
                    self.attack_succeeded(f"the web site got the file {name}")

    def test_no_program_for_the_server_is_stored(self):
        for filename in ("sofa.php", "sofa.PhP", "sofa.phtml", "sofa.phar", "sofa.png.php", "sofa.shtml"):
            self.send(filename, PHP)
        self.send(".htaccess", b"AddType application/x-httpd-php .png")
        self.assertNothingRuns()

    def test_no_page_for_the_browser_is_stored(self):
        for filename in ("sofa.html", "sofa.htm", "sofa.HTML", "sofa.xhtml", "sofa.svg", "sofa.png.svg"):
            self.send(filename, SCRIPT)
        self.assertNothingRuns()

    def test_a_program_behind_a_picture_is_not_stored(self):
        for filename in ("sofa.php", "sofa.png.php", "sofa.phtml", "sofa.html"):
            self.send(filename, PNG + PHP)
            self.send(filename, b"\xff\xd8\xff\xe0" + PHP)
        self.assertNothingRuns()
