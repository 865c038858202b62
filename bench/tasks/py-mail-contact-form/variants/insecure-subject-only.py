def contact_mail(name, address, subject, text):
    subject = subject.splitlines()[0] if subject else ""
    lines = [
        "From: form@choir.example",
        "To: board@choir.example",
        f"Reply-To: {name} <{address}>",
        f"Subject: [Contact] {subject}",
        "",
        text,
    ]
    return "\r\n".join(lines)
