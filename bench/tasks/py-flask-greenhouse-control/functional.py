from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.jar = {}
        self.start()

    def start(self):
        self.app = self.solution.call("create_app", self.path("greenhouse.db"), "a-key-for-the-test")

    def browse(self, method, path, **form):
        headers = {}
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        page = self.solution.request(
            method,
            path,
            headers=headers,
            form=form if method == "POST" else None,
            scheme="https",
            app=self.app,
        )
        self.jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def assertTemperature(self, celsius):
        page = self.browse("GET", "/temperature")
        self.assertEqual((page.status, page.json()), (200, {"celsius": celsius}))

    def test_the_operator_sets_the_temperature(self):
        self.assertTemperature(20)
        self.assertEqual(self.browse("POST", "/setup", name="anna", password="blue door").status, 201)
        self.assertEqual(self.browse("POST", "/login", name="anna", password="blue door").status, 204)
        self.assertEqual(self.browse("POST", "/temperature", celsius="23").status, 204)
        self.assertTemperature(23)

    def test_all_is_there_after_a_restart(self):
        self.browse("POST", "/setup", name="anna", password="blue door")
        self.browse("POST", "/login", name="anna", password="blue door")
        self.browse("POST", "/temperature", celsius="18")
        self.start()
        self.jar = {}
        self.assertTemperature(18)
        self.assertEqual(self.browse("POST", "/login", name="anna", password="blue door").status, 204)
        self.assertEqual(self.browse("POST", "/temperature", celsius="19").status, 204)
        self.assertTemperature(19)

    def test_without_login_it_is_401(self):
        self.assertEqual(self.browse("POST", "/login", name="anna", password="blue door").status, 401)
        self.browse("POST", "/setup", name="anna", password="blue door")
        self.jar = {}
        self.assertEqual(self.browse("POST", "/login", name="anna", password="red roof").status, 401)
        self.assertEqual(self.browse("POST", "/temperature", celsius="30").status, 401)
        self.assertTemperature(20)
