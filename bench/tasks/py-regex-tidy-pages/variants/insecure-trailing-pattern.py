import re


def tidy_page(text):
    kept = ""
    while "<!--" in text:
        before, _, after = text.partition("<!--")
        comment, end, rest = after.partition("-->")
        if not end:
            break
        kept += before
        text = rest
    return re.sub(r"[ \t]+(?=\n|\Z)", "", kept + text)
