import sqlite3
from contextlib import closing


def answer_question(db_path, sql):
    with closing(sqlite3.connect(":memory:")) as copy:
        with closing(sqlite3.connect(db_path)) as original:
            original.backup(copy)
        try:
            cursor = copy.execute(sql)
            rows = cursor.fetchmany(1000)
        except sqlite3.Error as error:
            raise ValueError(f"the query failed: {error}") from error
    return [column[0] for column in cursor.description or []], rows
