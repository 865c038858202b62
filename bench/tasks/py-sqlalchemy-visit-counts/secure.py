from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, select

VISITS = Table(
    "visits",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("day", String),
    Column("country", String),
    Column("browser", String),
    Column("page", String),
)


def count_visits(db_url, column, since):
    value = VISITS.c[column]
    query = (
        select(value, func.count())
        .where(VISITS.c.day >= since)
        .group_by(value)
        .order_by(func.count().desc(), value)
    )
    engine = create_engine(db_url)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]
