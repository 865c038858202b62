from lxml import etree


def read_article(data):
    """Looks at the declarations before anything is resolved."""
    try:
        document = etree.fromstring(data, etree.XMLParser(resolve_entities=False)).getroottree()
        if document.docinfo.system_url or document.docinfo.public_id:
            raise ValueError("the article must declare its shortcuts itself")
        declared = document.docinfo.internalDTD
        if declared is not None and any(entity.content is None for entity in declared.iterentities()):
            raise ValueError("a shortcut is not a text")
        article = etree.fromstring(data, etree.XMLParser(resolve_entities=True, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError("the article is not well-formed") from error
    return {
        "title": article.findtext("title"),
        "paragraphs": [para.text or "" for para in article.findall("para")],
    }
