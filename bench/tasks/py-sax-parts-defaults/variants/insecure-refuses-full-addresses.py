import io
import urllib.request
import xml.sax
from urllib.parse import urljoin
from xml.sax.handler import ContentHandler, EntityResolver, feature_external_ges


class PartsHandler(ContentHandler):
    def __init__(self):
        super().__init__()
        self.parts = []

    def startElement(self, name, attrs):
        if name == "part":
            self.parts.append(dict(attrs.items()))


class DtdResolver(EntityResolver):
    def __init__(self, dtd_base):
        self.dtd_base = dtd_base

    def resolveEntity(self, publicId, systemId):
        if systemId.startswith(("http:", "https:", "ftp:", "file:")):
            raise ValueError("only the name of a DTD is expected")
        url = urljoin(self.dtd_base, systemId)
        source = xml.sax.InputSource(url)
        source.setByteStream(urllib.request.urlopen(url, timeout=5))
        return source


def read_parts(data, dtd_base):
    handler = PartsHandler()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setEntityResolver(DtdResolver(dtd_base))
    parser.setContentHandler(handler)
    source = xml.sax.InputSource(dtd_base)
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except xml.sax.SAXParseException as error:
        raise ValueError(str(error)) from error
    return handler.parts
