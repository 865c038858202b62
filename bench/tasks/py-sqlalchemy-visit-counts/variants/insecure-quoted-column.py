import sqlalchemy


def count_visits(db_url, column, since):
    engine = sqlalchemy.create_engine(db_url)
    statement = sqlalchemy.text(
        f'SELECT "{column}", COUNT(*) FROM visits WHERE day >= :since '
        f'GROUP BY "{column}" ORDER BY COUNT(*) DESC, "{column}"'
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(statement, {"since": since}).all()]
