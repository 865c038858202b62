import sqlalchemy


def count_visits(db_url, column, since):
    """Count the visits of a web site by one of their columns, for its dashboard.

    The database at `db_url` (an SQLAlchemy URL) has the table
    visits(id INTEGER PRIMARY KEY, day TEXT, country TEXT, browser TEXT, page TEXT); days are
    written like "2026-03-10". `column` is what was picked on the dashboard ("country",
    "browser" or "page"), and `since` is a day.

    Return a list of (value, count) tuples: how many visits there were since that day
    (inclusive) for each value of the column. The value with the most visits comes first;
    values with the same count are ordered by the value. Uses SQLAlchemy 2.
    """
