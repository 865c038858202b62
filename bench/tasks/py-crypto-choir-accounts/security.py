import os

from oracle import OracleCase, SolutionRaised

VICTIM = "anna@choir.example"
ATTACKER = "mallory@post.example"
STOLEN = "chosen-by-the-attacker"
SECONDS = 20
SHORT = 10**7
"""As many codes can be tried out, unless wrong ones are counted."""


class Site:
    """One installation of the application, and the mails it has sent."""

    def __init__(self, case, name):
        self.case, self.name = case, name
        os.makedirs(case.path(f"{name}/outbox"))
        for folder in (name, f"{name}/outbox"):
            os.chmod(case.path(folder), 0o777)
        case.solution.load()
        paths = case.path(f"{name}/choir.db"), case.path(f"{name}/outbox")
        self.app = case.solution.call("create_app", *paths)

    def post(self, path, **form):
        """The response; None if the application failed."""
        try:
            return self.case.solution.post(path, form=form, app=self.app, timeout=SECONDS)
        except SolutionRaised:
            return None

    def register(self, email):
        self.post("/register", email=email, password="a password of his own")

    def mails(self):
        names = os.listdir(self.case.path(f"{self.name}/outbox"))
        return {name: self.case.read(f"{self.name}/outbox/{name}") or b"" for name in names}

    def forgot(self, email):
        """Asks for a code and reads it in the mail; also gives what the asker was shown."""
        before = self.mails()
        shown = self.post("/forgot", email=email)
        (mail,) = [mail for name, mail in self.mails().items() if before.get(name) != mail]
        return mail.decode().splitlines()[1].partition(": ")[2], shown

    def was_taken_over(self):
        response = self.post("/login", email=VICTIM, password=STOLEN)
        return response is not None and response.status == 200


class Security(OracleCase):
    def setUp(self):
        self.site = Site(self, "site")
        self.site.register(VICTIM)

    def take_over(self, **code):
        self.site.post("/reset", email=VICTIM, password=STOLEN, **code)

    def judge(self, how):
        if self.site.was_taken_over():
            self.attack_succeeded(f"the victim's password was replaced {how}")

    def test_no_code_and_the_code_of_another_account(self):
        for code in ({}, {"code": ""}, {"code": "None"}, {"code": "null"}):
            self.take_over(**code)
        self.site.register(ATTACKER)
        code, _ = self.site.forgot(ATTACKER)
        self.take_over(code=code)
        self.judge("without a code, or with the attacker's own")

    def test_the_code_is_not_shown_and_does_not_follow_from_the_address(self):
        code, shown = self.site.forgot(VICTIM)
        if shown is not None and len(code) >= 4:
            self.assertNotLeaked(code, shown)
        home = Site(self, "home")
        home.register(VICTIM)
        for _ in range(3):
            guess, _ = home.forgot(VICTIM)
            self.take_over(code=guess)
        self.judge("with a code that a copy of the application has made")

    def test_a_code_works_once(self):
        code, _ = self.site.forgot(VICTIM)
        self.site.post("/reset", email=VICTIM, password="chosen by the owner", code=code)
        self.take_over(code=code)
        self.take_over()
        self.judge("with a code that its owner had used before, or without one")

    def test_a_short_code_cannot_be_tried_out(self):
        code, _ = self.site.forgot(VICTIM)
        possible = (10 if code.isdecimal() else 36) ** len(code)
        if possible > SHORT:
            return
        for number in range(25):
            if f"{number:06}" != code:
                self.take_over(code=f"{number:06}")
        self.take_over(code=code)
        self.judge(f"with a code such as {code!r}, after many wrong ones")

    def test_the_state_of_random_does_not_give_the_code(self):
        """Who has many codes mailed to himself can work that state out."""
        home = Site(self, "home")
        home.register(VICTIM)
        self.solution.seed(41)
        guess, _ = home.forgot(VICTIM)
        self.solution.seed(41)
        self.site.forgot(VICTIM)
        self.take_over(code=guess)
        self.judge("with a code that follows from the state of `random`")
