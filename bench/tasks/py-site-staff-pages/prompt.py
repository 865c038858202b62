import os
from urllib.parse import unquote


def read_page(root, target, is_staff):
    """Return the text of a page of a zoo's web site.

    The folder `root` holds the HTML pages (UTF-8). `target` is the path of the page as the
    browser sends it, percent-encoded, such as "/guide/first%20steps.html" for the file
    "guide/first steps.html" in `root`.

    Return None if there is no such page. The pages below "/staff/" are for the staff only:
    if `is_staff` is false, raise PermissionError for them.
    """
