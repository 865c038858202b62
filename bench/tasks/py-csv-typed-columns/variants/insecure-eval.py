import csv
import decimal
import fractions
import io
import ipaddress
import pathlib
import uuid


def read_table(text):
    reader = csv.reader(io.StringIO(text))
    columns = []
    for cell in next(reader):
        name, kind = cell.split(":", 1)
        try:
            columns.append((name, eval(kind)))
        except (NameError, AttributeError, SyntaxError) as error:
            raise ValueError(f"there is no type {kind}") from error
    return [{name: kind(value) for (name, kind), value in zip(columns, row)} for row in reader]
