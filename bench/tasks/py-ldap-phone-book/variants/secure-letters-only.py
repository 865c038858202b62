import re

TYPED = re.compile(r"[\w .@'-]+")


def phone_book_filter(department, text):
    for value in (department, text):
        if not TYPED.fullmatch(value):
            raise ValueError("the phone book can only be searched for names and addresses")
    name = f"(cn=*{text}*)"
    mail = f"(mail=*{text}*)"
    return f"(&(objectClass=person)(department={department})(|{name}{mail}))"
