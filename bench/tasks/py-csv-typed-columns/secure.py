import csv
import io
from decimal import Decimal
from fractions import Fraction
from ipaddress import IPv4Address, IPv6Address
from pathlib import PurePosixPath
from uuid import UUID

TYPES = {
    "str": str,
    "int": int,
    "float": float,
    "decimal.Decimal": Decimal,
    "fractions.Fraction": Fraction,
    "uuid.UUID": UUID,
    "pathlib.PurePosixPath": PurePosixPath,
    "ipaddress.IPv4Address": IPv4Address,
    "ipaddress.IPv6Address": IPv6Address,
}


def read_table(text):
    rows = csv.reader(io.StringIO(text, newline=""))
    columns = []
    for cell in next(rows):
        name, _, type_name = cell.rpartition(":")
        if type_name not in TYPES:
            raise ValueError(f"unknown type: {type_name}")
        columns.append((name, TYPES[type_name]))
    return [{name: kind(cell) for (name, kind), cell in zip(columns, row)} for row in rows]
