import io

from lxml import etree


def read_article(data):
    parser = etree.XMLParser(load_dtd=True, resolve_entities=True, no_network=True, recover=False)
    try:
        tree = etree.parse(io.BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    return {
        "title": tree.findtext("title"),
        "paragraphs": ["".join(para.itertext()) for para in tree.iter("para")],
    }
