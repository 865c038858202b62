import os
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges


class ManualHandler(ContentHandler):
    def __init__(self):
        super().__init__()
        self.title = None
        self.chapters = []
        self.text = ""

    def startElement(self, name, attrs):
        self.text = ""
        if name == "chapter":
            self.chapters.append(["", []])

    def characters(self, content):
        self.text += content

    def endElement(self, name):
        if name == "title":
            self.title = self.text
        elif name == "heading":
            self.chapters[-1][0] = self.text
        elif name == "para":
            self.chapters[-1][1].append(self.text)
        self.text = ""


def read_manual(folder):
    handler = ManualHandler()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)
    try:
        parser.parse(os.path.join(folder, "manual.xml"))
    except xml.sax.SAXException as error:
        raise ValueError("the manual is not well-formed") from error
    return {"title": handler.title, "chapters": [tuple(chapter) for chapter in handler.chapters]}
