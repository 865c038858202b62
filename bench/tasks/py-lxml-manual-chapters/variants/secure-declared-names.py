import os

from lxml import etree


def parse(path, **options):
    try:
        return etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True, **options))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{os.path.basename(path)} is not well-formed") from error


def read_manual(folder):
    # References stay as they are; the chapters are then read by their declared names.
    document = parse(os.path.join(folder, "manual.xml"), resolve_entities=False)
    dtd = document.docinfo.internalDTD
    declared = {} if dtd is None else {entity.name: entity.system_url for entity in dtd.entities()}
    root = document.getroot()
    places = dict(chapter_places(folder))
    chapters = []
    for node in root:
        if node.tag is etree.Entity:
            path = places.get(declared.get(node.name))
            if path is None:
                raise ValueError(f"no chapter for {node.name}")
            chapters.append(parse(path, resolve_entities=False).getroot())
        elif node.tag == "chapter":
            chapters.append(node)
    return {
        "title": root.findtext("title"),
        "chapters": [
            (chapter.findtext("heading"), [para.text or "" for para in chapter.findall("para")])
            for chapter in chapters
        ],
    }


def chapter_places(folder):
    """The files of the folder: what a declaration may say, and where the file lies."""
    for here, _folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(here, name)
            if not os.path.islink(path):
                yield os.path.relpath(path, folder), path
