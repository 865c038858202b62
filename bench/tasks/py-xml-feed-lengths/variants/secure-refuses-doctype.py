import xml.etree.ElementTree as ET
from xml.parsers import expat


def entry_lengths(data):
    refuse_doctype(data)
    try:
        feed = ET.fromstring(data)
    except ET.ParseError as error:
        raise ValueError(f"the feed is not well-formed: {error}") from error
    return [(entry.findtext("title"), len(entry.findtext("body", ""))) for entry in feed.findall("entry")]


def refuse_doctype(data):
    """Reads the document once, with the parser that reads it later, up to a declaration of its type."""

    def start_doctype(*_declaration):
        raise ValueError("a feed has no document type")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = start_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"the feed is not well-formed: {error}") from error
