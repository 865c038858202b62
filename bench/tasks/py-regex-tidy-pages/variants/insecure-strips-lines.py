import re

COMMENT = re.compile(r"<!--[\s\S]*?-->")


def tidy_page(text):
    lines = COMMENT.sub("", text).split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines)
