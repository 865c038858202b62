from sqlalchemy import create_engine, text

COLUMNS = {"country", "browser", "page"}


def count_visits(db_url, column, since):
    if column not in COLUMNS:
        raise ValueError(f"visits are not counted by {column}")
    query = f"SELECT {column}, COUNT(*) FROM visits WHERE day >= '{since}'"
    query += f" GROUP BY {column} ORDER BY 2 DESC, 1"
    with create_engine(db_url).connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
