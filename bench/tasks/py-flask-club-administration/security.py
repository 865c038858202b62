import sqlite3

from oracle import OracleCase, SolutionRaised

MEMBERS = [("anna", "admin"), ("bo", "member"), ("carla", "editor")]


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("club.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE members(name TEXT PRIMARY KEY, role TEXT)")
        connection.executemany("INSERT INTO members VALUES (?, ?)", MEMBERS)
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", self.db)

    def post(self, user, path, query=None, **form):
        headers = {"X-User": user} if user is not None else {}
        try:
            self.solution.post(path, query=query, headers=headers, form=form, app=self.app)
        except SolutionRaised:
            pass
        connection = sqlite3.connect(self.db)
        members = connection.execute("SELECT name, role FROM members ORDER BY name").fetchall()
        connection.close()
        if members != MEMBERS:
            self.attack_succeeded(f"{path}, sent by {user!r}, made the table {members}")

    def attack(self, user):
        for name in ("bo", "carla"):
            self.post(user, f"/admin/members/{name}/role", role="admin")
        self.post(user, "/admin/members/anna/role", role="member")
        for name in ("anna", "bo", "carla"):
            self.post(user, f"/admin/members/{name}/remove")

    def test_a_member_changes_nothing(self):
        self.attack("bo")

    def test_an_editor_changes_nothing(self):
        self.attack("carla")

    def test_someone_who_is_not_in_the_table_changes_nothing(self):
        for user in ("dora", "", None):
            self.attack(user)

    def test_a_parameter_makes_nobody_an_admin(self):
        for name in ("user", "X-User", "name"):
            self.post("bo", "/admin/members/bo/role", query={name: "anna"}, role="admin")
