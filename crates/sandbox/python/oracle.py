"""What a task's suites are written with.

    from oracle import OracleCase, SolutionRaised, SolutionTimeout

    class Security(OracleCase):
        def test_quote_does_not_leak_rows(self):
            found = self.solution.attempt("find_user", "x' OR '1'='1")
            self.assertNotLeaked("s3cret", found)

The solution runs in another process with no way to reach this one. A test sees plain data:
what a call returned or raised, responses, files in the work folder, output, and requests that
reached a server the test started. Each test method gets a fresh solution and an empty work folder.
"""

import base64
import contextlib
import http.server
import json
import os
import socket
import stat
import threading
import unittest
import urllib.parse

import wire

CALL_SECONDS = 5.0


class SolutionRaised(Exception):
    """The solution raised an exception: `type_name`, `bases` (names, itself first), `text`."""

    def __init__(self, data):
        super().__init__(f"the solution raised {data['type']}: {data['text'][:500]}")
        self.type_name = data["type"]
        self.bases = data["bases"]
        self.text = data["text"]
        if not isinstance(self.text, str) or not isinstance(self.bases, list):
            raise TypeError("not the description of an exception")

    def is_a(self, *names):
        """Whether the exception is of one of the named classes, e.g. `"ValueError"`."""
        return any(name in self.bases for name in names)


class SolutionDied(Exception):
    """The solution's process ended: it exited, was killed, or hit a limit."""


class SolutionTimeout(Exception):
    """The solution did not answer in the time given."""


class SolutionNotLoaded(Exception):
    """The solution's module could not be imported."""


class MissingPackage(SolutionNotLoaded):
    """The solution imports a package that the environment does not hold."""


class HarnessFault(Exception):
    """Our own fault or the suite's, whatever the solution does."""


class Thing:
    """An object that lives in the solution: call its methods, read its attributes."""

    def __init__(self, solution, number, type_name):
        self._solution, self._number, self.type_name = solution, number, type_name

    def call(self, name, *args, **kwargs):
        return self._solution._call(self._number, name, args, kwargs)

    def get(self, name):
        return self._solution.ask({"do": "get", "object": self._number, "name": name})

    def has(self, name):
        return self._solution.ask({"do": "has", "object": self._number, "name": name})

    def __repr__(self):
        return f"<{self.type_name} in the solution>"


class Attempt:
    """How an attack ended: `value` if the call returned, else `raised`."""

    def __init__(self, value=None, raised=None):
        self.value, self.raised = value, raised

    @property
    def text(self):
        """All that the caller gets to see, as one text: the value's parts, or the exception's text."""
        return self.raised.text if self.raised else flatten(self.value)


class Response:
    """An HTTP response of the solution's application."""

    def __init__(self, data):
        self.status, self.headers, self.body = data["status"], data["headers"], data["body"]
        texts = all(isinstance(key, str) and isinstance(value, str) for key, value in self.headers)
        if not texts or not isinstance(self.status, int) or not isinstance(self.body, bytes):
            raise TypeError("not an HTTP response")

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)

    def header(self, name):
        """The first header of that name, or None. `header_all` gives every one."""
        return next(iter(self.header_all(name)), None)

    def header_all(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    @property
    def cookies(self):
        """Name → (value, attributes): attribute names in lower case; flags are True."""
        found = {}
        for line in self.header_all("Set-Cookie"):
            first, *rest = [part.strip() for part in line.split(";")]
            name, _, value = first.partition("=")
            attributes = {}
            for part in rest:
                key, equals, text = part.partition("=")
                attributes[key.lower()] = text if equals else True
            found[name] = (value, attributes)
        return found


@contextlib.contextmanager
def forgeries():
    """An answer that our side of the solution's process would never give is not our fault."""
    try:
        yield
    except (wire.WireError, LookupError, TypeError, ValueError, AttributeError,
            ArithmeticError, RecursionError, MemoryError) as error:
        raise SolutionDied(f"the solution forged an answer ({error})") from None


class Solution:
    """The solution, in its own process. Times are wall seconds."""

    def __init__(self, process):
        self._process = process
        self._sock = process.sock
        self.cpu = 0.0
        """CPU seconds that the last answered call took."""

    def _exchange(self, request, timeout):
        self._sock.settimeout(timeout)
        try:
            wire.send(self._sock, request)
            reply = wire.receive(self._sock, timeout)
        except (TimeoutError, socket.timeout):  # two classes before Python 3.10
            self._process.kill()
            raise SolutionTimeout(f"no answer within {timeout:g} s") from None
        except (wire.WireError, OSError) as error:
            raise SolutionDied(f"{self._process.how_it_ended()} ({error})") from None
        if not isinstance(reply, dict) or len({"value", "raised"} & reply.keys()) != 1:
            raise SolutionDied("the solution forged an answer")
        return reply

    def ask(self, request, timeout=CALL_SECONDS, read=lambda value: value):
        """The decoded answer, as `read` understands it."""
        reply = self._exchange(request, timeout)
        with forgeries():
            self.cpu = float(reply.get("cpu", 0.0))
            if "raised" in reply:
                raise SolutionRaised(reply["raised"])
            return read(wire.decode(reply["value"], lambda number, name: Thing(self, number, name)))

    def load(self, timeout=2 * CALL_SECONDS, name="solution"):
        """Imports the solution as the module `name`. `OracleCase` does this before each test."""
        reply = self._exchange({"do": "load", "name": name}, timeout)
        if "raised" not in reply:
            return
        with forgeries():
            error = SolutionRaised(reply["raised"])
            missing = reply["raised"].get("module")
        if error.is_a("ModuleNotFoundError") and missing:
            raise MissingPackage(str(missing))
        raise SolutionNotLoaded(str(error))

    def _call(self, number, name, args, kwargs):
        timeout = kwargs.pop("timeout", CALL_SECONDS)
        request = {
            "do": "call",
            "object": number,
            "name": name,
            "args": wire.encode(list(args), number_of),
            "kwargs": {key: wire.encode(value, number_of) for key, value in kwargs.items()},
        }
        return self.ask(request, timeout)

    def call(self, name, *args, **kwargs):
        """Calls a function or class by name (dots allowed); raises SolutionRaised if it raises.

        `timeout=` is in seconds (default 5) and is not passed on. Coroutines are awaited,
        generators are read to their end.
        """
        return self._call(None, name, args, kwargs)

    def attempt(self, name, *args, **kwargs):
        """Like `call`, for an attack: an exception is a result (`.raised`), not an error."""
        try:
            return Attempt(value=self.call(name, *args, **kwargs))
        except SolutionRaised as error:
            return Attempt(raised=error)

    def get(self, name):
        """The value of a module attribute."""
        return self.ask({"do": "get", "name": name})

    def has(self, name):
        """Whether the module has that attribute."""
        return self.ask({"do": "has", "name": name})

    def set(self, name, value):
        """Sets a module attribute, e.g. a path or address the task leaves configurable."""
        self.ask({"do": "set", "name": name, "value": wire.encode(value, number_of)})

    def environ(self, name, value):
        """Sets an environment variable in the solution's process; before `load` if it is read on import."""
        self.ask({"do": "environ", "name": name, "value": value})

    def seed(self, number):
        """Puts `random` into a known state, as an attacker does who has recovered it."""
        self.ask({"do": "seed", "seed": number})

    def request(self, method, path, *, query=None, headers=(), body=b"", form=None, json=None,
                files=None, app="app", scheme="http", timeout=CALL_SECONDS):
        """Sends one HTTP request to a WSGI or ASGI application: a module attribute, or what a call returned.

        `headers` is a dictionary, or pairs where a header stands twice. `form` and `files`
        ({field: (filename, bytes)}) are encoded as a browser does. An exception
        that leaves the application raises SolutionRaised.
        """
        headers = list(headers.items() if isinstance(headers, dict) else headers)
        body, content_type = encode_body(body, form, json, files)
        if content_type:
            headers.append(("Content-Type", content_type))
        if query:
            path += "?" + urllib.parse.urlencode(query, doseq=True)
        request = {
            "do": "http", "method": method, "path": path, "headers": headers,
            "body": wire.encode(body, number_of), "scheme": scheme,
        }
        request.update({"object": app._number} if isinstance(app, Thing) else {"name": app})
        return self.ask(request, timeout, Response)

    def get_page(self, path, **options):
        return self.request("GET", path, **options)

    def post(self, path, **options):
        return self.request("POST", path, **options)

    @property
    def output(self):
        """What the solution wrote to standard output and standard error so far, as text."""
        return self._process.output()


def number_of(value):
    if isinstance(value, Thing):
        return value._number
    raise TypeError(f"a test cannot send {type(value).__name__} to the solution")


def encode_body(body, form, json_value, files):
    """The bytes and the content type of a request body."""
    if json_value is not None:
        return json.dumps(json_value).encode(), "application/json"
    if files:
        return encode_multipart(form or {}, files)
    if form is not None:
        return urllib.parse.urlencode(form, doseq=True).encode(), "application/x-www-form-urlencoded"
    return (body.encode() if isinstance(body, str) else body), None


def encode_multipart(form, files):
    border = "oracle-border-7f3a"
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in form.items()
    ]
    for field, (filename, content) in files.items():
        head = (
            f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{filename}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"


def flatten(value):
    """All texts in a value, joined: what a reader of it could see."""
    if isinstance(value, Response):
        return value.text + "\n" + "\n".join(f"{key}: {item}" for key, item in value.headers)
    if isinstance(value, Attempt):
        return value.text
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return "\n".join(flatten(key) + "\n" + flatten(item) for key, item in value.items())
    if isinstance(value, (list, tuple, set)):
        return "\n".join(flatten(item) for item in value)
    return str(value)


class HttpServer:
    """A server of the test's on the sandbox's loopback. `requests` lists what reached it."""

    def __init__(self, routes, fallback):
        self.requests = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                outer.requests.append((self.command, self.path, dict(self.headers), body))
                status, headers, content = routes.get(self.path.split("?")[0], fallback)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = answer

            def log_message(self, *_args):
                pass

        try:
            self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            threading.Thread(target=self._server.serve_forever, daemon=True).start()
        except (OSError, RuntimeError) as error:
            raise HarnessFault(f"a server of the test's could not be started: {error}") from None
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"


def open_at_once(path, flags):
    """An opener that does not wait at a FIFO, which the solution may have put in a file's place."""
    return os.open(path, flags | os.O_NONBLOCK, 0o666)


def shortened(value):
    text = unittest.util.safe_repr(value)
    return text if len(text) <= 1000 else text[:1000] + "…"


class OracleCase(unittest.TestCase):
    """A test case with a fresh solution (`self.solution`) and a work folder (`self.work`)."""

    load_before_test = True
    """Set to False to plant files or variables that the solution reads on import; then call `self.solution.load()`."""
    detail_of_pass = ""
    """What a test that passes has to tell beside that."""

    def __init__(self, method):
        super().__init__(method)
        # The usual functions work out a difference, in a time that a hostile answer can make huge.
        for kind in (str, list, tuple, dict, set, frozenset):
            self.addTypeEqualityFunc(kind, self._assert_same)

    def _assert_same(self, first, second, msg=None):
        if not first == second:
            seen = f"{shortened(first)} != {shortened(second)}"
            self.fail(seen if msg is None else f"{seen} : {msg}")

    def path(self, name=""):
        """An absolute path in the work folder, which test and solution share."""
        return os.path.join(self.work, name)

    def write(self, name, content):
        """Plants a file (text or bytes) in the work folder and returns its absolute path."""
        path = self.path(name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb", opener=open_at_once) as file:
                file.write(content.encode() if isinstance(content, str) else content)
            os.chmod(path, 0o666)
        except OSError as error:
            # The folder was fresh: if it is full or locked, the solution made it so.
            raise SolutionDied(f"the solution left the work folder unusable ({error})") from None
        return path

    def read(self, name):
        """The bytes of a file in the work folder, or None if there is no such file."""
        try:
            with open(self.path(name), "rb", opener=open_at_once) as file:
                return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
        except OSError:
            return None

    def exists(self, name):
        """Whether the work folder has an entry of that name."""
        return os.path.lexists(self.path(name))

    def serve_http(self, routes=None, fallback=(200, {}, b"ok")):
        """Starts a server; `routes` maps a path to (status, headers, body), and may be changed later."""
        return HttpServer({} if routes is None else routes, fallback)

    def attack_succeeded(self, evidence):
        """Ends a security test: this is what the attack achieved."""
        self.fail(evidence)

    def assertNotLeaked(self, secret, seen):
        """Fails if `secret` stands anywhere in what the solution gave away, plain, base64 or hex."""
        text = flatten(seen)
        raw = secret.encode()
        for form in (secret, base64.b64encode(raw).decode().rstrip("="), raw.hex()):
            if form in text:
                self.attack_succeeded(f"the answer holds the secret {secret!r}")


class FirstProblem(unittest.TestResult):
    """Remembers the exception that went wrong first in a test, in its set-up, or in what cleans up after it."""

    problem = None

    def _remember(self, problem):
        self.problem = self.problem or problem

    def addError(self, test, err):
        self._remember(err[1])

    def addFailure(self, test, err):
        self._remember(err[1])

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._remember(err[1])

    def addSkip(self, test, reason):
        self._remember(HarnessFault(f"the suite skips the test: {reason}"))

    def addUnexpectedSuccess(self, test):
        self._remember(AssertionError("the test was expected to fail"))


def first_problem(case):
    """Runs a test and gives the exception that went wrong first; None if nothing did."""
    result = FirstProblem()
    try:
        if case.load_before_test:
            case.solution.load()
        case.setUpClass()
    except Exception as error:
        return error
    case.run(result)
    return result.problem


def is_our_fault(problem):
    return isinstance(problem, (HarnessFault, MemoryError)) or not isinstance(problem, Exception)
