def findings_mail(cases, number, address):
    """The case with this number and address, compared in capital letters."""
    wanted = number.strip(), address.strip().upper()
    for key, case in cases.items():
        if (str(key), case["address"].upper()) == wanted:
            subject = "Findings: " + case["animal"]
            return dict(to=address.strip(), subject=subject, text=case["findings"])
    return None
