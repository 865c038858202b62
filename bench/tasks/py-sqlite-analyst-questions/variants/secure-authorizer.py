import sqlite3
from contextlib import closing

READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}


def may(action, *_details):
    return sqlite3.SQLITE_OK if action in READING else sqlite3.SQLITE_DENY


def answer_question(db_path, sql):
    with closing(sqlite3.connect(db_path, isolation_level=None)) as db:
        db.set_authorizer(may)
        try:
            cursor = db.execute(sql)
            return [name for name, *_ in cursor.description or ()], cursor.fetchmany(1000)
        except sqlite3.Error as error:
            raise ValueError(str(error)) from error
