from xml.sax.saxutils import escape


def payment_file(payments):
    parts = ["<payments>"]
    for payment in payments:
        values = {name: escape(str(value)) for name, value in payment.items()}
        parts.append('<payment reference="{reference}"><recipient>{recipient}</recipient>'.format(**values))
        parts.append("<iban>{iban}</iban><amount>{amount}</amount>".format(**values))
        parts.append("<purpose>{purpose}</purpose></payment>".format(**values))
    parts.append("</payments>")
    return "".join(parts)
