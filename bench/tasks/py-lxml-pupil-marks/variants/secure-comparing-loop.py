from lxml import etree


def marks(school_file, access_code, subject):
    return [
        int(mark.text)
        for pupil in etree.parse(school_file).iter("pupil")
        if pupil.get("code") == access_code
        for course in pupil.iterfind("subject")
        if course.get("title") == subject
        for mark in course.iterfind("mark")
    ]
