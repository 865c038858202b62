import re

from lxml import etree

SUSPICIOUS = re.compile(r" or | and |\||//|--", re.IGNORECASE)


def marks(school_file, access_code, subject):
    if SUSPICIOUS.search(access_code) or SUSPICIOUS.search(subject):
        return []
    school = etree.parse(school_file)
    found = school.xpath(
        "/school/class/pupil[@code='{}']/subject[@title='{}']/mark/text()".format(access_code, subject)
    )
    return [int(mark) for mark in found]
