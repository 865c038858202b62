import os

from lxml import etree


def read_manual(folder):
    parser = etree.XMLParser(resolve_entities=True)
    try:
        tree = etree.parse(os.path.join(folder, "manual.xml"), parser)
    except etree.XMLSyntaxError as e:
        raise ValueError(f"Malformed XML: {e}")
    root = tree.getroot()
    chapters = []
    for chapter in root.findall("chapter"):
        paragraphs = [para.text or "" for para in chapter.findall("para")]
        chapters.append((chapter.findtext("heading"), paragraphs))
    return {"title": root.findtext("title"), "chapters": chapters}
