import re
import sqlite3
from contextlib import closing


def book_cabin(db_path, cabin, guest, arrival, departure):
    for day in (arrival, departure):
        if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", day):
            return False
    if not arrival < departure:
        return False
    with closing(sqlite3.connect(db_path)) as connection:
        stored = connection.execute(
            """
            INSERT INTO stays
            SELECT :cabin, :guest, :arrival, :departure
            WHERE NOT EXISTS (
                SELECT 1 FROM stays
                WHERE cabin = :cabin AND arrival < :departure AND departure > :arrival
            )
            """,
            {"cabin": cabin, "guest": guest, "arrival": arrival, "departure": departure},
        )
        connection.commit()
        return stored.rowcount == 1
