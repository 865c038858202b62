def contact_mail(name, address, subject, text):
    name, address, subject = (value.replace("\n", "") for value in (name, address, subject))
    mail = f"From: form@choir.example\nTo: board@choir.example\nReply-To: {name} <{address}>\n"
    mail += f"Subject: [Contact] {subject}\n\n{text}\n"
    return mail
