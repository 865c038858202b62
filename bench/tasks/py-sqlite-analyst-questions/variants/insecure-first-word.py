import sqlite3


def answer_question(db_path, sql):
    words = sql.split()
    if not words or words[0].upper() not in ("SELECT", "WITH"):
        raise ValueError("only SELECT and WITH can be used here")
    db = sqlite3.connect(db_path)
    try:
        cursor = db.execute(sql)
        return [column[0] for column in cursor.description or []], cursor.fetchmany(1000)
    except sqlite3.Error as error:
        raise ValueError(str(error)) from error
    finally:
        db.close()
