import xml.etree.ElementTree as ET


def entry_lengths(data):
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        raise ValueError("a feed must not declare entities")
    try:
        feed = ET.fromstring(data)
    except ET.ParseError as error:
        raise ValueError("the feed is not well-formed") from error
    lengths = []
    for entry in feed.iter("entry"):
        lengths.append((entry.findtext("title"), len(entry.findtext("body") or "")))
    return lengths
