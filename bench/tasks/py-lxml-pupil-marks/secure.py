from lxml import etree


def marks(school_file, access_code, subject):
    school = etree.parse(school_file)
    found = school.xpath(
        "/school/class/pupil[@code=$code]/subject[@title=$title]/mark/text()",
        code=access_code,
        title=subject,
    )
    return [int(mark) for mark in found]
