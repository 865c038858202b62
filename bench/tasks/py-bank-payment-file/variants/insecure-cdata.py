from html import escape

TEMPLATE = """<payment reference="{reference}">
<recipient><![CDATA[{recipient}]]></recipient>
<iban><![CDATA[{iban}]]></iban>
<amount>{amount}</amount>
<purpose><![CDATA[{purpose}]]></purpose>
</payment>
"""


def payment_file(payments):
    content = ""
    for payment in payments:
        content += TEMPLATE.format(**{**payment, "reference": escape(payment["reference"])})
    return f"<payments>\n{content}</payments>\n"
