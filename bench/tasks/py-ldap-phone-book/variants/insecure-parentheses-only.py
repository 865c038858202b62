def escape(value):
    return value.replace("\\", "\\5c").replace("(", "\\28").replace(")", "\\29")


def phone_book_filter(department, text):
    department, text = escape(department), escape(text)
    return f"(&(objectClass=person)(department={department})(|(cn=*{text}*)(mail=*{text}*)))"
