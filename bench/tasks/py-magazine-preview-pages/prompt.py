import re


def preview(pages, free, span):
    """Let a reader leaf through the beginning of a magazine's issue.

    `pages` is the list of the texts of the pages, and the first `free` of them are free.
    `span` is the text that the reader's browser sends, "FIRST-LAST", such as "2-5": the
    pages from number FIRST to number LAST, both included. As in the Range header of HTTP,
    the numbers count from 0, which is the cover, and LAST may be left out ("2-"): then all
    pages from FIRST on are meant. Numbers that the issue does not have are no error.

    Return the list of the texts of those pages of the span that are free, in their order;
    it may be empty. Raise ValueError if `span` does not have that form.
    """
