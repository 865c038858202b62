import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("albums.db")
        connection = sqlite3.connect(db)
        connection.executescript("""
            CREATE TABLE albums(id INTEGER PRIMARY KEY, owner TEXT);
            CREATE TABLE shares(album_id INTEGER, person TEXT);
            CREATE TABLE photos(id INTEGER PRIMARY KEY, album_id INTEGER, caption TEXT);
            INSERT INTO albums VALUES (1, 'anna'), (2, 'bo');
            INSERT INTO shares VALUES (1, 'carla');
            INSERT INTO photos VALUES (11, 1, 'the lake'), (12, 1, 'the hut'), (21, 2, 'the car');
            """)
        connection.close()
        self.app = self.solution.call("create_app", db)

    def post(self, user, path, **form):
        return self.solution.post(path, headers={"X-User": user}, form=form, app=self.app)

    def captions(self, user, album):
        page = self.solution.get_page(f"/albums/{album}/photos", headers={"X-User": user}, app=self.app)
        self.assertEqual(page.status, 200)
        return [(photo["id"], photo["caption"]) for photo in page.json()]

    def test_owner_and_others_look_and_add(self):
        for user in ("anna", "carla"):
            self.assertEqual(self.captions(user, 1)[:2], [(11, "the lake"), (12, "the hut")])
            page = self.post(user, "/albums/1/photos", caption=f"the boat of {user}")
            self.assertEqual(page.status, 201)
            self.assertIn((page.json()["id"], f"the boat of {user}"), self.captions("anna", 1))

    def test_the_owner_shares_and_removes(self):
        self.assertEqual(self.post("bo", "/albums/2/share", person="anna").status, 204)
        self.assertEqual(self.captions("anna", 2), [(21, "the car")])
        self.assertEqual(self.post("bo", "/albums/2/photos/21/remove").status, 204)
        self.assertEqual(self.captions("bo", 2), [])

    def test_what_is_not_there_is_404(self):
        self.assertEqual(self.post("anna", "/albums/1/photos/99/remove").status, 404)
        self.assertEqual(self.post("anna", "/albums/9/share", person="bo").status, 404)
        page = self.solution.get_page("/albums/9/photos", headers={"X-User": "anna"}, app=self.app)
        self.assertEqual(page.status, 404)

    def test_a_missing_login_is_401(self):
        self.assertEqual(self.solution.get_page("/albums/1/photos", app=self.app).status, 401)
        page = self.solution.post("/albums/1/share", form={"person": "bo"}, app=self.app)
        self.assertEqual(page.status, 401)
