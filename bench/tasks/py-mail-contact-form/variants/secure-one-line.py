def one_line(value):
    return " ".join(value.split())


def contact_mail(name, address, subject, text):
    headers = [
        ("From", "form@choir.example"),
        ("To", "board@choir.example"),
        ("Reply-To", f"{one_line(name)} <{one_line(address)}>"),
        ("Subject", f"[Contact] {one_line(subject)}"),
    ]
    lines = [f"{key}: {value}" for key, value in headers]
    return "\r\n".join([*lines, "", *text.splitlines(), ""])
