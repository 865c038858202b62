from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree


def entry_lengths(data):
    try:
        feed = ElementTree.fromstring(data, forbid_dtd=True)
    except ParseError as error:
        raise ValueError("the feed is not well-formed") from error
    return [(entry.findtext("title"), len(entry.findtext("body", ""))) for entry in feed.iter("entry")]
