from lxml import etree


def quoted(text):
    quote = '"' if "'" in text else "'"
    return f"{quote}{text}{quote}"


def log_in(staff_file, name, password):
    staff = etree.parse(staff_file)
    found = staff.xpath(f"/staff/person[name={quoted(name)} and password={quoted(password)}]")
    if not found:
        return None
    return {"name": found[0].findtext("name"), "role": found[0].findtext("role")}
