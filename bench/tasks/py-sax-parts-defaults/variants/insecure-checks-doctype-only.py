import io
import re
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges


class PartsHandler(ContentHandler):
    def __init__(self):
        super().__init__()
        self.parts = []

    def startElement(self, name, attrs):
        if name == "part":
            self.parts.append(dict(attrs.items()))


def read_parts(data, dtd_base):
    doctype = re.search(rb'<!DOCTYPE\s+parts\s+SYSTEM\s+"([^"]*)"', data)
    if doctype and not re.fullmatch(rb"[\w.-]+\.dtd", doctype[1]):
        raise ValueError("unknown DTD")
    handler = PartsHandler()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)
    source = xml.sax.InputSource(dtd_base)
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except xml.sax.SAXParseException as error:
        raise ValueError("not well-formed") from error
    return handler.parts
