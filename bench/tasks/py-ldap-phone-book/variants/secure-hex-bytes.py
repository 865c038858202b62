def literal(value):
    return "".join(f"\\{byte:02x}" for byte in value.encode("utf-8"))


def phone_book_filter(department, text):
    return "(&(objectClass=person)(department=%s)(|(cn=*%s*)(mail=*%s*)))" % (
        literal(department),
        literal(text),
        literal(text),
    )
