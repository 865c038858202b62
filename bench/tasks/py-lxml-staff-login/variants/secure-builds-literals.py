from lxml import etree


def log_in(staff_file, name, password):
    query = f"/staff/person[name={literal(name)} and password={literal(password)}]"
    found = etree.parse(staff_file).xpath(query)
    if not found:
        return None
    return {"name": found[0].findtext("name"), "role": found[0].findtext("role")}


def literal(text):
    """XPath has no escapes: a text with both quotes is put together from pieces with one."""
    if "'" not in text:
        return f"'{text}'"
    pieces = text.split("'")
    return "concat(" + ", \"'\", ".join(f"'{piece}'" for piece in pieces) + ")"
