import sqlite3


def answer_question(db_path, sql):
    """Run a query for the page on which the analysts of a shop query its database.

    `db_path` is the path of the SQLite database, and `sql` is the query that an analyst has
    typed, such as "SELECT city, count(*) AS orders FROM orders GROUP BY city" or a query
    that begins with WITH.

    Return a tuple (columns, rows): the list of the names of the columns, and the list of the
    rows, each a tuple. Only the first 1000 rows are returned. Raise ValueError with the
    message of SQLite if the statement fails.
    """
