import html
import re

from programs import ProgramCase


class Functional(ProgramCase):
    def page(self, *words):
        text = self.run_well(*words).replace("\r\n", "\n")
        head, _, body = text.partition("\n\n")
        self.assertEqual(head.split("\n")[0].lower(), "content-type: text/html; charset=utf-8")
        return html.unescape(body)

    def test_thanks(self):
        body = self.page("name", "Ann O'Neil", "phone", "0151 23", "wishes", "two layers\nno nuts & no milk")
        self.assertRegex(body, r"<p[^>]*>\s*Thank you, Ann O'Neil\. We will call you at 0151 23\.\s*</p>")
        self.assertRegex(body, r"<pre[^>]*>\n?two layers\nno nuts & no milk</pre>")
        self.assertEqual("Please fill in" in body, False)

    def test_no_wishes(self):
        body = self.page("name", "Bo", "phone", "0151 23")
        self.assertEqual("Thank you, Bo." in body, True)
        self.assertEqual("<pre" in body, False)

    def test_no_name(self):
        body = self.page("phone", "0151 23")
        self.assertRegex(body, r"<p[^>]*>\s*Please fill in all fields\.\s*</p>")
        self.assertEqual("Thank you" in body, False)

    def test_form_again(self):
        body = self.page("name", "Ann Berg", "wishes", "two layers\nno nuts")
        self.assertRegex(body, r"<p[^>]*>\s*Please fill in all fields\.\s*</p>")
        fields = {name: text for text in re.findall("<input[^>]*>", body) for name in ("name", "phone")
                  if re.search(f"name=[\"']?{name}\\b", text)}  # fmt: skip
        self.assertRegex(fields["name"], "value=[\"']Ann Berg[\"']")
        self.assertNotRegex(fields["phone"], "value=[\"'][^\"']")
        self.assertRegex(body, r"<textarea[^>]*>\n?two layers\nno nuts</textarea>")
        self.assertEqual("Thank you" in body, False)
