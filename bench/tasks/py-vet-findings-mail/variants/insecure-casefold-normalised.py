import unicodedata


def plain(text):
    return unicodedata.normalize("NFKC", text).strip().casefold()


def findings_mail(cases, number, address):
    """Compares as Unicode recommends, and then sends to what was typed."""
    try:
        case = cases.get(int(number))
    except ValueError:
        return None
    if not case or plain(case["address"]) != plain(address):
        return None
    return {"to": address.strip(), "subject": f"Findings: {case['animal']}", "text": case["findings"]}
