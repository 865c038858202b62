import re

PATTERNS = [
    r"<script\b[^>]*>.*?</script\s*>",
    r"</?script\b[^>]*>",
    r"\son\w+\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)",
    r"javascript:",
]


def show_comment(text):
    for pattern in PATTERNS:
        text = re.sub(pattern, "", text, flags=re.IGNORECASE | re.DOTALL)
    return text
