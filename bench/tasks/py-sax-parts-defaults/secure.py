import io
import re
import urllib.request
import xml.sax
from xml.sax.handler import ContentHandler, EntityResolver, feature_external_ges

SECONDS = 4


class PartsHandler(ContentHandler):
    def __init__(self):
        super().__init__()
        self.parts = []

    def startElement(self, name, attrs):
        if name == "part":
            self.parts.append(dict(attrs.items()))


class FactoryDtds(EntityResolver):
    def __init__(self, dtd_base):
        self.dtd_base = dtd_base

    def resolveEntity(self, public_id, system_id):
        source = xml.sax.InputSource(self.dtd_base)
        source.setByteStream(io.BytesIO(self.fetch(system_id)))
        return source

    def fetch(self, name):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.dtd", name):
            return b""
        with urllib.request.urlopen(self.dtd_base + name, timeout=SECONDS) as answer:
            return answer.read()


def read_parts(data, dtd_base):
    handler = PartsHandler()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setEntityResolver(FactoryDtds(dtd_base))
    parser.setContentHandler(handler)
    source = xml.sax.InputSource()
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except xml.sax.SAXParseException as error:
        raise ValueError("the list of parts is not well-formed") from error
    return handler.parts
