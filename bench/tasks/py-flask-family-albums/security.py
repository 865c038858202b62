import sqlite3

from oracle import OracleCase, SolutionRaised

SECRET = "the-hospital-bed-7731"
OTHER_SECRET = "the-new-job-5520"
TABLES = """
CREATE TABLE albums(id INTEGER PRIMARY KEY, owner TEXT);
CREATE TABLE shares(album_id INTEGER, person TEXT);
CREATE TABLE photos(id INTEGER PRIMARY KEY, album_id INTEGER, caption TEXT);
INSERT INTO albums VALUES (1, 'anna'), (2, 'bo'), (3, 'carla');
INSERT INTO shares VALUES (1, 'carla');
INSERT INTO photos VALUES (11, 1, 'the lake'), (12, 1, 'the-hospital-bed-7731'), (31, 3, 'the cat'),
    (21, 2, 'the-new-job-5520');
"""


class Security(OracleCase):
    """Album 1 belongs to anna, who shares it with carla; bo and carla have albums of their own."""

    def setUp(self):
        self.db = self.path("albums.db")
        connection = sqlite3.connect(self.db)
        connection.executescript(TABLES)
        connection.close()
        self.app = self.solution.call("create_app", self.db)
        self.before = self.rights_and_photos_of_anna()

    def rights_and_photos_of_anna(self):
        connection = sqlite3.connect(self.db)
        shares = connection.execute("SELECT person FROM shares WHERE album_id = 1 ORDER BY person").fetchall()
        photos = connection.execute(
            "SELECT id, caption FROM photos WHERE album_id = 1 ORDER BY id"
        ).fetchall()
        owners = connection.execute("SELECT owner FROM albums WHERE id = 1").fetchall()
        connection.close()
        return shares, photos, owners

    def attack(self, user, path, **form):
        try:
            self.solution.post(path, headers={"X-User": user}, form=form, app=self.app)
        except SolutionRaised:
            pass
        if self.rights_and_photos_of_anna() != self.before:
            self.attack_succeeded(f"{path}, sent by {user}, changed the album of anna")

    def test_one_with_whom_it_is_shared_neither_removes_nor_shares(self):
        self.attack("carla", "/albums/1/photos/11/remove")
        self.attack("carla", "/albums/1/share", person="bo")

    def test_a_stranger_neither_adds_nor_removes_nor_shares(self):
        self.attack("bo", "/albums/1/photos", caption="an advertisement")
        self.attack("bo", "/albums/1/photos/11/remove")
        self.attack("bo", "/albums/1/share", person="bo")

    def test_owning_an_album_does_not_help_with_another(self):
        self.attack("bo", "/albums/2/photos/11/remove")
        self.attack("carla", "/albums/3/photos/12/remove")
        self.attack("bo", "/albums/2/photos/11/remove", album="2", album_id="2")

    def test_a_stranger_does_not_see_the_photos(self):
        try:
            page = self.solution.get_page("/albums/1/photos", headers={"X-User": "bo"}, app=self.app)
        except SolutionRaised:
            return
        self.assertNotLeaked(SECRET, page)

    def test_a_share_of_one_album_is_none_of_another(self):
        try:
            page = self.solution.get_page("/albums/2/photos", headers={"X-User": "carla"}, app=self.app)
        except SolutionRaised:
            return
        self.assertNotLeaked(OTHER_SECRET, page)
