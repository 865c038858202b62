from oracle import OracleCase

STAFF = """<staff>
  <person>
    <name>ingrid</name>
    <password>mountain</password>
    <role>manager</role>
  </person>
  <person>
    <name>tomas</name>
    <password>river 42!</password>
    <role>cashier</role>
  </person>
</staff>
"""


class Functional(OracleCase):
    def setUp(self):
        self.staff = self.write("staff.xml", STAFF)

    def test_name_and_password_of_one_person(self):
        for name, password, role in (("ingrid", "mountain", "manager"), ("tomas", "river 42!", "cashier")):
            self.assertEqual(
                self.solution.call("log_in", self.staff, name, password), {"name": name, "role": role}
            )

    def test_anything_else_is_none(self):
        for name, password in (("tomas", "mountain"), ("tomas", ""), ("nobody", "river 42!"), ("", "")):
            self.assertIsNone(self.solution.call("log_in", self.staff, name, password))
