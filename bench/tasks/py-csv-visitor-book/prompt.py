import csv
import io


def export_entries(entries):
    """Export the entries that visitors of a museum left at a terminal.

    The staff open the result in a spreadsheet program. `entries` is a list of dictionaries
    with the keys `name`, `town` and `comment` (strings, as the visitors typed them) and
    `stars` (an integer).

    Return a CSV table as a string, with commas between the cells and, where necessary,
    double quotes around a cell. The first row has the headings Name, Town, Stars, Comment;
    a row for each entry follows, in the same order. A text may hold commas, quotes and line
    breaks.
    """
