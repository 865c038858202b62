import csv
import io


def read_table(text):
    """Read a table of measurements that a laboratory uploaded.

    `text` is a CSV table with commas. The first row has a cell NAME:TYPE for each column,
    such as "sample:str" or "mass:decimal.Decimal". NAME is the name of the column. TYPE says
    what the texts of the column are turned into: str, int and float, or one of the classes
    decimal.Decimal, fractions.Fraction, uuid.UUID, pathlib.PurePosixPath,
    ipaddress.IPv4Address and ipaddress.IPv6Address of the standard library; each is called
    with the text of a cell.

    Return a list with a dictionary for each further row, which maps the names of the columns
    to the values. Raise ValueError if there is no such type.
    """
