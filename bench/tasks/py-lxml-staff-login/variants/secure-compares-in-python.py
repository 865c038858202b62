import hmac

from lxml import etree


def log_in(staff_file, name, password):
    for person in etree.parse(staff_file).getroot().findall("person"):
        if person.findtext("name") == name:
            expected = person.findtext("password", "")
            if hmac.compare_digest(expected.encode(), password.encode()):
                return {"name": name, "role": person.findtext("role")}
    return None
