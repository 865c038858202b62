import re

ADDRESS = re.compile(
    r"^[A-Za-z0-9]+([._+-]?[A-Za-z0-9]+)*@([A-Za-z0-9]+(-?[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}\Z"
)


def is_valid_address(text):
    return bool(ADDRESS.match(text))
