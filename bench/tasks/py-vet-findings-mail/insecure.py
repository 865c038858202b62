def findings_mail(cases, number, address):
    number, address = number.strip(), address.strip()
    if not number.isdigit():
        return None
    case = cases.get(int(number))
    if case is None or case["address"].lower() != address.lower():
        return None
    return {
        "to": address,
        "subject": f"Findings: {case['animal']}",
        "text": case["findings"],
    }
