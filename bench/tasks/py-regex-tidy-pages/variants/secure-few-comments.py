import re


def tidy_page(text):
    if text.count("<!--") > 100:
        raise ValueError("a page cannot have more than 100 comments")
    lines = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines)
