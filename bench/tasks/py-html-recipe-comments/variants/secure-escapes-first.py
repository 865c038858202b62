import re
from html import escape, unescape

FORMATTING = re.compile(r"&lt;(/?(?:p|ul|ol|li|b|i|em|strong)|/a)&gt;")
LINK = re.compile(r"&lt;a href=&quot;(https?://[^\s&]*(?:&amp;[^\s&]*)*)&quot;&gt;")


def show_comment(text):
    text = escape(unescape(text))
    text = FORMATTING.sub(r"<\1>", text)
    return LINK.sub(r'<a href="\1">', text)
