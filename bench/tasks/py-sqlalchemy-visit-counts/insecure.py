from sqlalchemy import create_engine, text


def count_visits(db_url, column, since):
    engine = create_engine(db_url)
    query = text(
        f"SELECT {column}, COUNT(*) AS visits FROM visits "
        f"WHERE day >= :since GROUP BY {column} ORDER BY visits DESC, {column}"
    )
    with engine.connect() as connection:
        rows = connection.execute(query, {"since": since})
        return [(row[0], row[1]) for row in rows]
