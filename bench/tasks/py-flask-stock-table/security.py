import sqlite3

from oracle import OracleCase, SolutionRaised

VOUCHER = "S7731"

# SQL that is true if the voucher's code begins with the letter of that number, with and without spaces.
QUESTIONS = (
    "(SELECT unicode(code) FROM vouchers) = {}",
    "(sElEcT/**/unicode(code)/**/fRoM/**/vouchers)={}",
)
# Where a question in `sort` or `dir` changes the order or the number of the articles.
SORTS = (
    "(CASE WHEN {} THEN price ELSE -price END)",
    "iif({},price,-price)",
    "price*(({})*2-1)",
    "price/**/LIMIT/**/1+({})",
    "price LIMIT 1 + ({}) --",
    'price" LIMIT 1 + ({}) --',
    "price' LIMIT 1 + ({}) --",
    "price` LIMIT 1 + ({}) --",
    "price] LIMIT 1 + ({}) --",
    'name"*0, (CASE WHEN {} THEN price ELSE -price END), "stock',
)
DIRECTIONS = (
    "asc LIMIT 1 + ({})",
    "desc LIMIT 1 + ({}) --",
    "desc,price*(({})*2-1)",
    ", (CASE WHEN {} THEN price ELSE -price END)",
)


class Security(OracleCase):
    def setUp(self):
        db = self.path("shop.db")
        connection = sqlite3.connect(db)
        connection.execute(
            "CREATE TABLE articles(id INTEGER PRIMARY KEY, name TEXT, price INTEGER, stock INTEGER)"
        )
        connection.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, 5)",
            [(1, "Lamp", 250), (2, "Chair", 990), (3, "Table", 70)],
        )
        connection.execute("CREATE TABLE vouchers(code TEXT)")
        connection.execute("INSERT INTO vouchers VALUES (?)", (VOUCHER,))
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def answer(self, query):
        try:
            page = self.solution.get_page("/articles", query=query, app=self.app)
            return [article["name"] for article in page.json()] if page.status == 200 else None
        except (SolutionRaised, ValueError, KeyError, TypeError):
            return None

    def ask_for_the_first_letter(self, places, parameter, **others):
        """A guess of the voucher's first letter must not be told from a wrong one."""
        for place in places:
            for question in QUESTIONS:
                right, wrong = (
                    self.answer({**others, parameter: place.format(question.format(ord(letter)))})
                    for letter in (VOUCHER[0], "X")
                )
                if right is not None and wrong is not None and right != wrong:
                    self.attack_succeeded(
                        f"{parameter}={place!r} answers questions about the table of vouchers"
                    )

    def test_the_column_asks_no_question(self):
        self.ask_for_the_first_letter(SORTS, "sort")

    def test_the_direction_asks_no_question(self):
        for column in ("stock", "price"):
            self.ask_for_the_first_letter(DIRECTIONS, "dir", sort=column)

    def test_a_voucher_is_not_shown(self):
        for text in ("(SELECT code FROM vouchers)", "price UNION SELECT code, 1, 1 FROM vouchers"):
            try:
                page = self.solution.get_page("/articles", query={"sort": text}, app=self.app)
            except SolutionRaised:
                continue
            self.assertNotLeaked(VOUCHER, page)
