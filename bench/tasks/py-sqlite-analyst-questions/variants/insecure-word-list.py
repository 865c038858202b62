import re
import sqlite3

CHANGES = re.compile(r"\b(insert|update|delete|drop|create)\b", re.IGNORECASE)


def answer_question(db_path, sql):
    if CHANGES.search(sql):
        raise ValueError("the statement would change the database")
    with sqlite3.connect(db_path) as db:
        try:
            cursor = db.execute(sql)
            rows = cursor.fetchmany(1000)
        except sqlite3.Error as error:
            raise ValueError(str(error)) from error
    return [column[0] for column in cursor.description or []], rows
