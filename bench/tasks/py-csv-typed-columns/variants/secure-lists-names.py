import csv
import importlib
import io

NAMES = """
builtins.str builtins.int builtins.float decimal.Decimal fractions.Fraction uuid.UUID
pathlib.PurePosixPath ipaddress.IPv4Address ipaddress.IPv6Address
""".split()


def find_type(name):
    if "." not in name:
        name = "builtins." + name
    if name not in NAMES:
        raise ValueError(f"there is no type {name}")
    module, _, attribute = name.partition(".")
    return getattr(importlib.import_module(module), attribute)


def read_table(text):
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    columns = [cell.split(":", 1) for cell in head]
    types = {name: find_type(kind) for name, kind in columns}
    return [{name: types[name](cell) for name, cell in zip(types, row)} for row in rows]
