import xml.etree.ElementTree as ET


def payment_file(payments):
    root = ET.Element("payments")
    for payment in payments:
        element = ET.SubElement(root, "payment", reference=payment["reference"])
        for name in ("recipient", "iban", "amount", "purpose"):
            ET.SubElement(element, name).text = str(payment[name])
    return ET.tostring(root, encoding="unicode")
