import re


def tidy_page(text):
    """Tidy a page of a wiki; called each time somebody saves a page.

    `text` is the page, up to 200,000 characters. Return it with these changes and no others:

    1. Comments are removed: everything from "<!--" to the next "-->", both included, also
       over several lines. An opening "<!--" that no "-->" follows stays, as does what comes
       after it.
    2. Then spaces and tabs at the end of a line are removed, also in the last line. Lines
       end in a newline character; empty lines stay.
    """
