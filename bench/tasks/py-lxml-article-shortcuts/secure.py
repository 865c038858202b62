from lxml import etree


def read_article(data):
    parser = etree.XMLParser(resolve_entities="internal", load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("the article is not well-formed") from error
    return {
        "title": root.findtext("title"),
        "paragraphs": [para.text or "" for para in root.findall("para")],
    }
