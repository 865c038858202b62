import xml.sax

MAX_BYTES = 10_000_000


class FeedHandler(xml.sax.ContentHandler):
    def __init__(self):
        super().__init__()
        self.lengths = []
        self.inside = None

    def startElement(self, name, attributes):
        self.inside = name
        if name == "entry":
            self.title, self.length = "", 0

    def characters(self, content):
        if self.inside == "title":
            self.title += content
        elif self.inside == "body":
            self.length += len(content)

    def endElement(self, name):
        self.inside = None
        if name == "entry":
            self.lengths.append((self.title, self.length))


def entry_lengths(data):
    if len(data) > MAX_BYTES:
        raise ValueError("the feed is too large")
    handler = FeedHandler()
    try:
        xml.sax.parseString(data, handler)
    except xml.sax.SAXParseException as error:
        raise ValueError("the feed is not well-formed") from error
    return handler.lengths
