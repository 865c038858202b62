import sqlite3
from contextlib import closing
from pathlib import Path


def answer_question(db_path, sql):
    with closing(sqlite3.connect(Path(db_path).absolute().as_uri() + "?mode=ro", uri=True)) as db:
        try:
            cursor = db.execute(sql)
            rows = cursor.fetchmany(1000)
        except sqlite3.Error as error:
            raise ValueError(str(error)) from error
    return [column[0] for column in cursor.description or ()], rows
