def phone_book_filter(department, text):
    return (
        f"(&(objectClass=person)(department={department})"
        f"(|(cn=*{text}*)(mail=*{text}*)))"
    )
