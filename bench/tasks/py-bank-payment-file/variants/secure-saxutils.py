from xml.sax.saxutils import escape, quoteattr


def payment_file(payments):
    parts = ["<payments>"]
    for payment in payments:
        parts.append("<payment reference=%s>" % quoteattr(payment["reference"]))
        for name in ("recipient", "iban", "amount", "purpose"):
            parts.append("<%s>%s</%s>" % (name, escape(str(payment[name])), name))
        parts.append("</payment>")
    parts.append("</payments>")
    return "".join(parts)
