import xml.etree.ElementTree as ET


def entry_lengths(data):
    try:
        feed = ET.fromstring(data)
    except ET.ParseError as error:
        raise ValueError("the feed is not well-formed") from error
    return [(entry.findtext("title"), len(entry.findtext("body", ""))) for entry in feed.iter("entry")]
