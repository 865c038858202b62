import os

from lxml import etree


class ChapterResolver(etree.Resolver):
    def __init__(self, folder):
        super().__init__()
        self.folder = os.path.abspath(folder)

    def resolve(self, url, public_id, context):
        path = os.path.abspath(url)
        if not path.startswith(self.folder):
            raise ValueError(f"{url} is outside the manual")
        return self.resolve_filename(path, context)


def read_manual(folder):
    parser = etree.XMLParser(resolve_entities=True, no_network=True)
    parser.resolvers.add(ChapterResolver(folder))
    try:
        root = etree.parse(os.path.join(folder, "manual.xml"), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed: {error}") from error
    chapters = [
        (chapter.findtext("heading"), [para.text or "" for para in chapter.findall("para")])
        for chapter in root.findall("chapter")
    ]
    return {"title": root.findtext("title"), "chapters": chapters}
