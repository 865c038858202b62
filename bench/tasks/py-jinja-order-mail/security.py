from oracle import OracleCase

SECRET = "smtp-password-7731"


def coded(name):
    """The name as a string of the template, in which no letter of it stands."""
    return "'" + "".join(f"\\x{ord(character):02x}" for character in name) + "'"


CLASS, BASE, SUBCLASSES, INIT, GLOBALS, BUILTINS, OPEN = map(
    coded,
    ("__class__", "__base__", "__subclasses__", "__init__", "__globals__", "__builtins__", "open"),
)
# Each is a Jinja2 expression for the function `open`, reached in another way.
WAYS_TO_OPEN = (
    "lipsum.__globals__['__builtins__'].open",
    "lipsum.__globals__.__builtins__['open']",
    "cycler.__init__.__globals__['__builtins__']['open']",
    "self.__init__.__globals__['__builtins__']['open']",
    "self._TemplateReference__context.cycler.__init__.__globals__['__builtins__']['open']",
    "customer.__class__.__mro__[1].__subclasses__() | selectattr('__init__.__globals__', 'defined')"
    " | map(attribute='__init__.__globals__') | selectattr('__builtins__', 'defined')"
    " | map(attribute='__builtins__.open') | first",
    r"lipsum | attr('\x5f\x5fglobals\x5f\x5f')"
    r" | attr('get')('\x5f\x5fbuiltins\x5f\x5f') | attr('get')('open')",
    "lipsum['_' ~ '_globals_' ~ '_']['_' ~ '_builtins_' ~ '_']['op' ~ 'en']",
    "(items | attr('_' * 2 ~ 'class' ~ '_' * 2) | attr('_' * 2 ~ 'base' ~ '_' * 2)"
    " | attr('_' * 2 ~ 'subclasses' ~ '_' * 2))() | map('attr', '_' * 2 ~ 'init' ~ '_' * 2)"
    " | map('attr', '_' * 2 ~ 'globals' ~ '_' * 2) | select('mapping')"
    " | map(attribute='_' * 2 ~ 'builtins' ~ '_' * 2) | select('mapping') | map(attribute='open') | first",
    f"lipsum[{GLOBALS}][{BUILTINS}][{OPEN}]",
    f"lipsum | attr({GLOBALS}) | attr('get')({BUILTINS}) | attr('get')({OPEN})",
    f"customer[{CLASS}][{BASE}][{SUBCLASSES}]() | map(attribute={INIT}) | map(attribute={GLOBALS})"
    f" | select('mapping') | map(attribute={BUILTINS}) | select('mapping') | map(attribute={OPEN}) | first",
)


class Security(OracleCase):
    def render(self, text):
        items = [{"name": "Lamp", "price": 20.5}]
        return self.solution.attempt("render_order_mail", text, "Ann", 4711, items)

    def test_a_text_reads_no_file(self):
        path = self.write("mail.conf", SECRET)
        for way in WAYS_TO_OPEN:
            self.assertNotLeaked(SECRET, self.render("{{ (%s)('%s').read() }}" % (way, path)))

    def test_a_text_writes_no_file(self):
        for way in WAYS_TO_OPEN:
            self.render("{{ (%s)('%s', 'w').write('x') }}" % (way, self.path("canary")))
            if self.exists("canary"):
                self.attack_succeeded(f"the text opened a file through {way}")

    def test_a_text_does_not_read_the_environment(self):
        self.solution.environ("SMTP_PASSWORD", SECRET)
        for text in (
            "{{ lipsum.__globals__.os.environ }}",
            "{{ lipsum.__globals__['os'].environ['SMTP_PASSWORD'] }}",
            r"{{ (lipsum | attr('\x5f\x5fglobals\x5f\x5f') | attr('get')('os')).environ.SMTP_PASSWORD }}",
        ):
            self.assertNotLeaked(SECRET, self.render(text))
