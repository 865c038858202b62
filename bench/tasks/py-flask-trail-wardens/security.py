from oracle import OracleCase, SolutionRaised

WARDENS = {"anna": "north", "bo": "north/moor", "carla": "south", "dora": "moor"}
AREAS = [
    "north",
    "northeast",
    "northeast/lake",
    "north/moor",
    "north/moorland",
    "north/moorland/hut",
    "south",
    "southwest",
    "southwest/north",
    "south/north/moor",
    "moor",
    "moor/north",
    "hills/south",
    "hills/south/dunes",
    "moorings",
]


def looks_after(area, other):
    levels = area.split("/")
    return other.split("/")[: len(levels)] == levels


class Security(OracleCase):
    def setUp(self):
        trails = {n: {"name": f"trail {n}", "area": area, "open": n % 2 == 0} for n, area in enumerate(AREAS)}
        self.app = self.solution.call("create_app", WARDENS, trails)
        self.before = self.states()

    def states(self):
        page = self.solution.get_page("/trails", app=self.app)
        return {trail["number"]: trail["open"] for trail in page.json()}

    def change(self, warden, number):
        """The warden tries to turn the trail's state round."""
        action = "close" if self.before[number] else "open"
        try:
            self.solution.post(f"/trails/{number}/{action}", headers={"X-Warden": warden}, app=self.app)
        except SolutionRaised:
            pass

    def test_no_warden_changes_trails_elsewhere(self):
        for warden, own in WARDENS.items():
            for number, area in enumerate(AREAS):
                if not looks_after(own, area):
                    self.change(warden, number)
            if self.states() != self.before:
                self.attack_succeeded(f"{warden}, who looks after {own}, changed trails elsewhere")
