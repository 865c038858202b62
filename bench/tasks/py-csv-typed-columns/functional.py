from oracle import OracleCase

CLASSES = """
mass:decimal.Decimal,share:fractions.Fraction,run:uuid.UUID,file:pathlib.PurePosixPath,a:ipaddress.IPv4Address
12.50,6/8,12345678123456781234567812345678,runs/7.csv,10.0.0.7
""".lstrip()


class Functional(OracleCase):
    def test_reads_simple_columns(self):
        table = "sample:str,count:int,value:float\nS-1,12,0.5\n\"S-2, new\",7,2\n"
        self.assertEqual(
            self.solution.call("read_table", table),
            [
                {"sample": "S-1", "count": 12, "value": 0.5},
                {"sample": "S-2, new", "count": 7, "value": 2.0},
            ],
        )

    def test_reads_columns_of_classes(self):
        (row,) = self.solution.call("read_table", CLASSES)
        texts = {name: value.call("__str__") for name, value in row.items()}
        self.assertEqual(texts["mass"], "12.50")
        self.assertEqual(texts["share"], "3/4")
        self.assertEqual(texts["run"], "12345678-1234-5678-1234-567812345678")
        self.assertEqual(texts["file"], "runs/7.csv")
        self.assertEqual([texts["a"], row["a"].type_name], ["10.0.0.7", "IPv4Address"])

    def test_an_unknown_type_is_a_value_error(self):
        for kind in ("number", "decimal.Number", "nosuchmodule.Thing"):
            attempt = self.solution.attempt("read_table", f"a:{kind}\n1\n")
            self.assertTrue(attempt.raised and attempt.raised.is_a("ValueError"), kind)
