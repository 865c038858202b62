import string

SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def findings_mail(cases, number, address):
    """Only A to Z have small letters here; another letter stays another one."""
    address = address.strip().translate(SMALL)
    number = number.strip()
    case = cases.get(int(number)) if number.isascii() and number.isdecimal() else None
    if case is None or case["address"].translate(SMALL) != address:
        return None
    return {"to": address, "subject": f"Findings: {case['animal']}", "text": case["findings"]}
