import io
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges


class PartsHandler(ContentHandler):
    def __init__(self):
        super().__init__()
        self.parts = []

    def startElement(self, name, attrs):
        if name == "part":
            self.parts.append({key: attrs.getValue(key) for key in attrs.getNames()})


def read_parts(data, dtd_base):
    handler = PartsHandler()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)

    source = xml.sax.InputSource(dtd_base)
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except xml.sax.SAXException as e:
        raise ValueError(f"Invalid XML: {e}")
    return handler.parts
