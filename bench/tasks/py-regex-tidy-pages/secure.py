def without_comments(text):
    parts = []
    place = 0
    while True:
        start = text.find("<!--", place)
        end = text.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            return "".join(parts) + text[place:]
        parts.append(text[place:start])
        place = end + 3


def tidy_page(text):
    return "\n".join(line.rstrip(" \t") for line in without_comments(text).split("\n"))
