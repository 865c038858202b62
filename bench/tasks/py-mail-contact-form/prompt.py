def contact_mail(name, address, subject, text):
    """Write the mail that the contact form on the website of a choir sends.

    All four arguments are strings that a visitor typed in: a name, a mail address, a subject
    and a text, which may have several lines.

    Return the mail, headers and text, as one string, which is then handed to
    `smtplib.SMTP.sendmail`. The headers are

    - From: form@choir.example
    - To: board@choir.example
    - Reply-To: the visitor's name, and the address in angle brackets
    - Subject: "[Contact]", a space and the subject

    Further headers that a mail usually has may be there, too. The text is the visitor's.
    """
