import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("club.db")
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE members(name TEXT PRIMARY KEY, role TEXT)")
        connection.executemany(
            "INSERT INTO members VALUES (?, ?)", [("carla", "editor"), ("anna", "admin"), ("bo", "member")]
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def members(self, user):
        page = self.solution.get_page("/members", headers={"X-User": user}, app=self.app)
        self.assertEqual(page.status, 200)
        return [(member["name"], member["role"]) for member in page.json()]

    def post(self, path, **form):
        return self.solution.post(path, headers={"X-User": "anna"}, form=form, app=self.app).status

    def test_everyone_sees_the_members(self):
        for user in ("anna", "bo"):
            self.assertEqual(self.members(user), [("anna", "admin"), ("bo", "member"), ("carla", "editor")])

    def test_an_admin_sets_a_role(self):
        self.assertEqual(self.post("/admin/members/bo/role", role="editor"), 204)
        self.assertEqual(self.members("anna"), [("anna", "admin"), ("bo", "editor"), ("carla", "editor")])
        self.assertEqual(self.post("/admin/members/nobody/role", role="editor"), 404)

    def test_an_admin_removes_a_member(self):
        self.assertEqual(self.post("/admin/members/bo/remove"), 204)
        self.assertEqual(self.members("anna"), [("anna", "admin"), ("carla", "editor")])
        self.assertEqual(self.post("/admin/members/bo/remove"), 404)

    def test_a_missing_login_is_401(self):
        self.assertEqual(self.solution.get_page("/members", app=self.app).status, 401)
        answer = self.solution.post("/admin/members/bo/role", form={"role": "editor"}, app=self.app)
        self.assertEqual(answer.status, 401)
