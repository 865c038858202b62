from ldap3.utils.conv import escape_filter_chars


def phone_book_filter(department, text):
    department = escape_filter_chars(department)
    text = escape_filter_chars(text)
    return f"(&(objectClass=person)(department={department})(|(cn=*{text}*)(mail=*{text}*)))"
