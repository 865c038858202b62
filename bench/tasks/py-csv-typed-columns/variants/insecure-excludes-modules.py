import csv
import io
import pydoc

EXCLUDED = ("os", "sys", "subprocess", "shutil", "builtins", "importlib", "eval", "exec", "open", "compile")


def read_table(text):
    rows = list(csv.reader(io.StringIO(text)))
    columns = {}
    for cell in rows[0]:
        name, _, kind = cell.partition(":")
        found = pydoc.locate(kind)
        if kind.split(".")[0] in EXCLUDED or found is None:
            raise ValueError(f"unknown type: {kind}")
        columns[name] = found
    return [{name: columns[name](value) for name, value in zip(columns, row)} for row in rows[1:]]
