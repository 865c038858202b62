from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    """One driver's trip must not take the summary away from everybody."""

    def setUp(self):
        self.app = self.solution.call("create_app")

    def add(self, km, minutes):
        try:
            self.solution.post("/trips", json={"driver": "Eve", "km": km, "minutes": minutes}, app=self.app)
        except SolutionRaised:
            pass  # what counts is the summary afterwards

    def assertSummaryWorks(self, after):
        try:
            status = self.solution.get_page("/summary", app=self.app).status
        except SolutionRaised as error:
            self.attack_succeeded(f"after {after} the summary is gone for all: {error}")
        if status >= 500:
            self.attack_succeeded(f"after {after} the summary answers with status {status} to all")

    def test_a_trip_that_took_no_time(self):
        for minutes in (0, 0.0, -0.0):
            self.setUp()
            self.add(10, minutes)
            self.assertSummaryWorks(f"a trip of {minutes} minutes")
            self.add(0, minutes)
            self.assertSummaryWorks(f"two trips of {minutes} minutes")

    def test_trips_that_cancel_each_other_out(self):
        self.add(10, 30)
        self.add(12, -30)
        self.assertSummaryWorks("trips of 30 and -30 minutes")
