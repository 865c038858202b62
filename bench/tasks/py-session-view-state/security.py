import base64
import gzip
import os
import pickle
import zlib

from oracle import OracleCase

# Makes a folder, without a builtin.
MAKE_FOLDER = (
    "[c for c in ().__class__.__base__.__subclasses__() if c.__name__=='_wrap_close'][0]"
    ".__init__.__globals__['mkdir']('canary')"
)
TO_TEXT = (
    base64.urlsafe_b64encode,
    base64.b64encode,
    lambda data: base64.urlsafe_b64encode(data).rstrip(b"="),
    bytes.hex,
    base64.b32encode,
    base64.b85encode,
    base64.a85encode,
)
TO_BYTES = (bytes, zlib.compress, gzip.compress)


class Run:
    """Pickled as a call that the reader makes."""

    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


class Security(OracleCase):
    def attack(self, *payloads):
        """Sends each payload in the usual encodings of a form field."""
        for payload in payloads:
            for shrink in TO_BYTES:
                for encode in TO_TEXT:
                    text = encode(shrink(payload))
                    self.send(text if isinstance(text, str) else text.decode())

    def send(self, text):
        self.solution.attempt("unpack_state", text)
        if self.exists("canary"):
            self.attack_succeeded(f"the field {text[:80]!r} ran code")

    def test_an_object_that_calls_the_system_runs_nothing(self):
        self.attack(pickle.dumps(Run(os.system, "touch canary")))

    def test_an_object_that_calls_a_builtin_runs_nothing(self):
        self.attack(pickle.dumps(Run(exec, "open('canary', 'w')")))
        self.attack(pickle.dumps({"page": Run(open, "canary", "w")}))

    def test_an_expression_runs_nothing(self):
        for call in ("open('canary','w')", "__import__('os').mkdir('canary')", MAKE_FOLDER):
            expression = "{'page':" + call + "}"
            self.send(expression)
            self.attack(expression.encode())
