import builtins
import csv
import importlib
import io


def find_type(type_name):
    module_name, _, class_name = type_name.rpartition(".")
    try:
        module = importlib.import_module(module_name) if module_name else builtins
        return getattr(module, class_name)
    except (ImportError, AttributeError):
        raise ValueError(f"unknown type: {type_name}")


def read_table(text):
    rows = csv.reader(io.StringIO(text))
    names, types = [], []
    for cell in next(rows):
        name, type_name = cell.split(":")
        names.append(name)
        types.append(find_type(type_name))
    return [{name: kind(value) for name, kind, value in zip(names, types, row)} for row in rows]
