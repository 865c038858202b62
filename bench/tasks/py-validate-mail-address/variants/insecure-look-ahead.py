import re

ADDRESS = re.compile(
    r"(?!.*[._+-]{2})"
    r"[A-Za-z0-9]([A-Za-z0-9._+-]*[A-Za-z0-9])*"
    r"@([A-Za-z0-9](-?[A-Za-z0-9])*\.)+[A-Za-z]{2,}"
)


def is_valid_address(text):
    return ADDRESS.fullmatch(text) is not None
