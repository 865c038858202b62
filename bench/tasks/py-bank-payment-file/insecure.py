def payment_file(payments):
    lines = ['<?xml version="1.0"?>', "<payments>"]
    for payment in payments:
        lines.append(f'  <payment reference="{payment["reference"]}">')
        for name in ("recipient", "iban", "amount", "purpose"):
            lines.append(f"    <{name}>{payment[name]}</{name}>")
        lines.append("  </payment>")
    lines.append("</payments>")
    return "\n".join(lines)
