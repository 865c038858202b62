from collections import Counter

import sqlalchemy as sa


def count_visits(db_url, column, since):
    engine = sa.create_engine(db_url)
    visits = sa.Table("visits", sa.MetaData(), autoload_with=engine)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(visits).where(visits.c.day >= since)).mappings()
        counts = Counter(row[column] for row in rows)
    engine.dispose()
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
