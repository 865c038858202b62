import re

from lxml import etree


def marks(school_file, access_code, subject):
    if not re.fullmatch(r"[A-Za-z0-9-]+", access_code) or not re.fullmatch(r"[\w .-]+", subject):
        return []
    query = f'/school/class/pupil[@code="{access_code}"]/subject[@title="{subject}"]/mark'
    return [int(mark.text) for mark in etree.parse(school_file).xpath(query)]
