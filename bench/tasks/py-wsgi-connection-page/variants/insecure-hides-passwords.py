HIDDEN_WORDS = ("PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY", "CREDENTIAL")


def connection_page(environ):
    page = []
    for name, value in sorted(environ.items()):
        if not isinstance(value, str) or name.startswith("wsgi."):
            continue
        if any(word in name.upper() for word in HIDDEN_WORDS):
            value = "(hidden)"
        page.append(f"{name}: {value}")
    return "\n".join(page) + "\n"
