from email.mime.text import MIMEText
from email.utils import formataddr


def contact_mail(name, address, subject, text):
    for value in (name, address, subject):
        if any(not character.isprintable() for character in value):
            raise ValueError("a name, an address and a subject have one line")
    mail = MIMEText(text, "plain", "utf-8")
    mail["From"] = "form@choir.example"
    mail["To"] = "board@choir.example"
    mail["Reply-To"] = formataddr((name, address))
    mail["Subject"] = f"[Contact] {subject}"
    return mail.as_string()
