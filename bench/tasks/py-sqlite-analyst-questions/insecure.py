import sqlite3


def answer_question(db_path, sql):
    conn = sqlite3.connect(db_path)
    try:
        cursor = conn.execute(sql)
        columns = [d[0] for d in cursor.description] if cursor.description else []
        rows = cursor.fetchmany(1000)
        return columns, rows
    except sqlite3.Error as e:
        raise ValueError(str(e)) from e
    finally:
        conn.close()
