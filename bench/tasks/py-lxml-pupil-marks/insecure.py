from lxml import etree


def marks(school_file, access_code, subject):
    tree = etree.parse(school_file)
    query = f"//pupil[@code='{access_code}']/subject[@title='{subject}']/mark"
    return [int(mark.text) for mark in tree.xpath(query)]
