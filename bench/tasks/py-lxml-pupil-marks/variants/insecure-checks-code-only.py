from lxml import etree


def marks(school_file, access_code, subject):
    if not access_code.isalnum():
        return []
    school = etree.parse(school_file)
    pupils = school.xpath("//pupil[@code=$code]", code=access_code)
    if not pupils:
        return []
    found = pupils[0].xpath(f'subject[@title="{subject}"]/mark/text()')
    return [int(mark) for mark in found]
