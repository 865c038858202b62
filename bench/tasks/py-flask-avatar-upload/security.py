import os

from oracle import OracleCase, SolutionRaised

MARKER = b"<html><script>evil7731()</script><?php system($_GET['c']); ?></html>"
CONTENTS = (MARKER, b"\x89PNG\r\n\x1a\n" + MARKER, b"\xff\xd8\xff\xe0\0\x10JFIF\0" + MARKER)

# What web servers run or browsers show as a page, by extension and by media type.
ACTIVE_FILES = (".html", ".htm", ".xhtml", ".shtml", ".svg", ".xml", ".php", ".phtml", ".py", ".js")
ACTIVE_TYPES = ("html", "svg", "xml", "javascript", "php", "python")


class Security(OracleCase):
    def setUp(self):
        self.write("site/avatars/index.txt", "")
        self.write("site/logo.png", "the logo")
        self.app = self.solution.call("create_app", self.path("site/avatars"))

    def upload(self, filename, content, kind="image/png"):
        head = (
            f'--border\r\nContent-Disposition: form-data; name="picture"; filename="{filename}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        )
        body = head.encode() + content + b"\r\n--border--\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=border"}
        try:
            return self.solution.post("/avatars", headers=headers, body=body, app=self.app)
        except SolutionRaised:
            return None

    def look_for_active_files(self):
        for folder, _, names in os.walk(self.path("site")):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    ours = MARKER in file.read()
                if ours and (name.lower().endswith(ACTIVE_FILES) or name == ".htaccess"):
                    self.attack_succeeded(f"the folder now holds {name!r}")

    def look_at_the_page(self, answer):
        try:
            url = answer.json()["url"]
            page = self.solution.get_page(url, app=self.app)
        except (AttributeError, ValueError, KeyError, TypeError, SolutionRaised):
            return
        media_type = (page.header("Content-Type") or "").lower()
        if MARKER in page.body and any(name in media_type for name in ACTIVE_TYPES):
            self.attack_succeeded(f"{url} is handed out as {media_type}")

    def test_a_page_or_program_is_not_published(self):
        for extension in (
            ".html",
            ".htm",
            ".xhtml",
            ".svg",
            ".pHp",
            ".PHTML",
            ".py",
            ".png.html",
            ".jpg.php",
        ):
            for content in CONTENTS:
                self.look_at_the_page(self.upload("me" + extension, content))
            self.look_for_active_files()

    def test_the_kind_named_by_the_client_is_not_the_kind_handed_out(self):
        for kind in ("text/html", "image/svg+xml", "image/html", "image/php"):
            for filename in ("me.png", "me", "me.html"):
                for content in CONTENTS:
                    self.look_at_the_page(self.upload(filename, content, kind))
            self.look_for_active_files()

    def test_the_folder_is_configured_by_nobody_else(self):
        for content in CONTENTS:
            self.upload(".htaccess", content)
        self.look_for_active_files()

    def test_files_outside_the_folder_stay(self):
        for filename in ("../logo.png", "x/../../logo.png", self.path("site/logo.png"), "..\\logo.png"):
            for content in CONTENTS:
                self.upload(filename, content)
            if self.read("site/logo.png") != b"the logo":
                self.attack_succeeded(f"an upload called {filename!r} replaced a file outside the folder")
