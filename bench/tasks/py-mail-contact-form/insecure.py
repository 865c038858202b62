def contact_mail(name, address, subject, text):
    return (
        "From: form@choir.example\r\n"
        "To: board@choir.example\r\n"
        f"Reply-To: {name} <{address}>\r\n"
        f"Subject: [Contact] {subject}\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: text/plain; charset="utf-8"\r\n'
        "\r\n"
        f"{text}\r\n"
    )
