from sqlalchemy import create_engine, text

QUERY = """
SELECT {0}, COUNT(*) FROM visits WHERE day >= :since GROUP BY {0} ORDER BY COUNT(*) DESC, {0}
"""


def count_visits(db_url, column, since):
    if column not in ("country", "browser", "page"):
        return []
    with create_engine(db_url).connect() as connection:
        rows = connection.execute(text(QUERY.format(column)), {"since": since}).all()
    return [tuple(row) for row in rows]
