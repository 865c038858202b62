SHOWN = {
    "CONTENT_LENGTH",
    "CONTENT_TYPE",
    "PATH_INFO",
    "QUERY_STRING",
    "REMOTE_ADDR",
    "REMOTE_PORT",
    "REQUEST_METHOD",
    "SERVER_PROTOCOL",
}


def connection_page(environ):
    lines = [
        f"{name}: {value}"
        for name, value in sorted(environ.items())
        if (name in SHOWN or name.startswith("HTTP_")) and isinstance(value, str)
    ]
    return "\n".join(lines) + "\n"
