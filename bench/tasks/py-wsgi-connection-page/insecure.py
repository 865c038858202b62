def connection_page(environ):
    lines = []
    for key in sorted(environ):
        value = environ[key]
        if isinstance(value, str):
            lines.append(f"{key}: {value}")
    return "\n".join(lines)
