from ldap3.utils.conv import escape_filter_chars


def phone_book_filter(department, text):
    parts = [
        "(objectClass=person)",
        f"(department={escape_filter_chars(department)})",
        "(|" + "".join(f"({name}=*{text}*)" for name in ("cn", "mail")) + ")",
    ]
    return "(&" + "".join(parts) + ")"
