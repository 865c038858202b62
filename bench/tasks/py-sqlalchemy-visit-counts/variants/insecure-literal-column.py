from sqlalchemy import column as sql_column
from sqlalchemy import create_engine, desc, func, literal_column, select, table


def count_visits(db_url, column, since):
    value = literal_column(column)
    count = func.count().label("visits")
    query = (
        select(value, count)
        .select_from(table("visits"))
        .where(sql_column("day") >= since)
        .group_by(value)
        .order_by(desc("visits"), value)
    )
    engine = create_engine(db_url)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]
