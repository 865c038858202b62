from lxml import etree


def log_in(staff_file, name, password):
    staff = etree.parse(staff_file)
    for person in staff.xpath("//person[name = $name]", name=name):
        if person.xpath(f'self::person[password = "{password}"]'):
            return {"name": person.findtext("name"), "role": person.findtext("role")}
    return None
