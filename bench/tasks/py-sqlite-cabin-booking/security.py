import sqlite3

from oracle import OracleCase

# All of these are the tenth to the thirteenth of March.
SAME_NIGHTS = (
    ("2026-3-10", "2026-3-13"),
    ("2026-03-10", "2026-3-13"),
    (" 2026-03-10", " 2026-03-13"),
    ("20260310", "20260313"),
    ("2026/03/10", "2026/03/13"),
    ("2026.03.10", "2026.03.13"),
    ("02026-03-10", "02026-03-13"),
    ("10.03.2026", "13.03.2026"),
    ("March 10, 2026", "March 13, 2026"),
)
# Stays of other lengths that share nights with the one that is booked.
OTHER_FORMS = (("2026-3-9", "2026-3-11"), ("2026-3-11", "2026-3-14"), ("2026-W11-2", "2026-W11-5"))


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("cabins.db")
        self.sql("CREATE TABLE stays(cabin TEXT, guest TEXT, arrival TEXT, departure TEXT)")
        self.sql("INSERT INTO stays VALUES ('Birch', 'Zora', '2026-03-10', '2026-03-13')")

    def sql(self, statement):
        connection = sqlite3.connect(self.db)
        rows = connection.execute(statement).fetchall()
        connection.commit()
        connection.close()
        return rows

    def attack(self, arrival, departure):
        self.solution.attempt("book_cabin", self.db, "Birch", "Eve", arrival, departure)
        stays = self.sql("SELECT * FROM stays WHERE guest = 'Eve'")
        if stays:
            self.attack_succeeded(f"the cabin is booked twice for the same nights: {stays}")

    def test_another_way_to_write_the_dates_is_no_second_booking(self):
        for arrival, departure in SAME_NIGHTS:
            self.attack(arrival, departure)

    def test_nor_is_it_for_some_of_the_nights(self):
        for arrival, departure in OTHER_FORMS:
            self.attack(arrival, departure)
