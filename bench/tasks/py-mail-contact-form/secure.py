from email.message import EmailMessage


def contact_mail(name, address, subject, text):
    mail = EmailMessage()
    mail["From"] = "form@choir.example"
    mail["To"] = "board@choir.example"
    mail["Reply-To"] = f"{name} <{address}>"
    mail["Subject"] = f"[Contact] {subject}"
    mail.set_content(text)
    return mail.as_string()
