import csv
import decimal
import fractions
import ipaddress
import pathlib
import uuid
from functools import reduce
from io import StringIO

MODULES = {module.__name__: module for module in (decimal, fractions, ipaddress, pathlib, uuid)}
SIMPLE = {"str": str, "int": int, "float": float}


def find_type(name):
    if name in SIMPLE:
        return SIMPLE[name]
    module, *path = name.split(".")
    if module not in MODULES or not path:
        raise ValueError(f"unknown type {name!r}")
    try:
        return reduce(getattr, path, MODULES[module])
    except AttributeError:
        raise ValueError(f"unknown type {name!r}") from None


def read_table(text):
    table = csv.reader(StringIO(text))
    columns = [cell.partition(":")[::2] for cell in next(table)]
    columns = [(name, find_type(kind)) for name, kind in columns]
    return [{name: kind(cell) for (name, kind), cell in zip(columns, row)} for row in table]
