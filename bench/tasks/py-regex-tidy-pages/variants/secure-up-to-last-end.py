import re

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def tidy_page(text):
    head, end, rest = text.rpartition("-->")
    if end:
        # Up to the last end, each beginning has one, so the search never comes to nothing.
        text = COMMENT.sub("", head + end) + rest
    return "\n".join([line.rstrip(" \t") for line in text.split("\n")])
