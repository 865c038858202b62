import os
from urllib.parse import unquote

from lxml import etree


class FolderResolver(etree.Resolver):
    """Opens what lies in the folder, and nothing else."""

    def __init__(self, folder):
        super().__init__()
        self.root = os.path.realpath(folder)

    def resolve(self, url, public_id, context):
        path = os.path.realpath(unquote(url))
        if not path.startswith(self.root + os.sep):
            raise ValueError(f"{url} is not a file of the manual")
        return self.resolve_filename(path, context)


def read_manual(folder):
    parser = etree.XMLParser(resolve_entities=True, no_network=True, load_dtd=False)
    parser.resolvers.add(FolderResolver(folder))
    try:
        root = etree.parse(os.path.join(folder, "manual.xml"), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise ValueError("the manual is not well-formed") from error
    return {
        "title": root.findtext("title"),
        "chapters": [
            (chapter.findtext("heading"), [para.text or "" for para in chapter.findall("para")])
            for chapter in root.findall("chapter")
        ],
    }
