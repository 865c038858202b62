from lxml import etree


def log_in(staff_file, name, password):
    staff = etree.parse(staff_file)
    found = staff.xpath("/staff/person[name=$name and password=$password]", name=name, password=password)
    if not found:
        return None
    return {"name": found[0].findtext("name"), "role": found[0].findtext("role")}
