from lxml import etree


def read_article(data):
    if b"SYSTEM" in data or b"file:" in data:
        raise ValueError("the article refers to another file")
    parser = etree.XMLParser(resolve_entities=True, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("the article is not well-formed") from error
    return {
        "title": root.findtext("title"),
        "paragraphs": [para.text or "" for para in root.findall("para")],
    }
