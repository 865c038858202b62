import string

LETTERS = frozenset(string.ascii_letters)
LETTERS_AND_DIGITS = LETTERS | frozenset(string.digits)


def is_valid_address(text):
    mailbox, at, domain = text.partition("@")
    *parts, last = domain.split(".")
    return (
        at == "@"
        and is_word(mailbox, "._-+")
        and len(parts) > 0
        and all(is_word(part, "-") for part in parts)
        and len(last) >= 2
        and LETTERS.issuperset(last)
    )


def is_word(text, marks):
    """Letters and digits with single marks between them."""
    for mark in marks:
        text = text.replace(mark, marks[0])
    return all(piece and LETTERS_AND_DIGITS.issuperset(piece) for piece in text.split(marks[0]))
