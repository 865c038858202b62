from lxml import etree

FORBIDDEN = (" or ", " and ", "//", "|", "--")


def log_in(staff_file, name, password):
    if any(word in text for word in FORBIDDEN for text in (name, password)):
        return None
    staff = etree.parse(staff_file)
    found = staff.xpath(f"/staff/person[name='{name}' and password='{password}']")
    if not found:
        return None
    return {"name": found[0].findtext("name"), "role": found[0].findtext("role")}
