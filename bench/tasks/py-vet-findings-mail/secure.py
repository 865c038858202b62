def findings_mail(cases, number, address):
    try:
        case = cases[int(number)]
    except (ValueError, KeyError):
        return None
    if address.strip().lower() != case["address"].strip().lower():
        return None
    # To the address that the clinic has noted, not to the one that was typed.
    return {"to": case["address"], "subject": f"Findings: {case['animal']}", "text": case["findings"]}
