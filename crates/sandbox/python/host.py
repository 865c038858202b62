"""Holds the solution in a process of its own and does what the test process asks of it.

Everything the solution can reach is here; the tests and the verdict are in another process,
outside its PID namespace. Whatever the solution patches, prints or deletes, it can only answer
calls with plain data, truthfully or by dying.
"""

import importlib.util
import io
import os
import sys
import threading
import time

import asgi
import shared
import watch
import wire


class Host:
    def __init__(self, sock, path):
        self.sock = sock
        self.path = path
        self.module = None
        self.objects = []
        self.watch = None

    def serve(self):
        while True:
            try:
                request = wire.receive(self.sock)
            except wire.WireError:
                return
            wire.send(self.sock, self.answer(request))

    def answer(self, request):
        started = time.process_time()
        try:
            value = getattr(self, "do_" + request["do"])(request)
            reply = {"value": wire.encode(value, self.keep)}
        # A solution may raise SystemExit or KeyboardInterrupt: that is an answer, too.
        except BaseException as error:
            reply = {"raised": describe(error)}
        reply["cpu"] = time.process_time() - started
        flush_output()
        return reply

    def keep(self, value):
        self.objects.append(value)
        return len(self.objects) - 1

    def resolve(self, number, _type_name):
        return self.objects[number]

    def target(self, request):
        """The attribute `name` (dots allowed) of an object given earlier, or of the module."""
        number = request.get("object")
        found = self.module if number is None else self.objects[number]
        for part in filter(None, request.get("name", "").split(".")):
            found = getattr(found, part)
        return found

    def do_load(self, request):
        name = request["name"]
        sys.argv = [self.path]
        sys.path.insert(0, os.path.dirname(self.path))
        spec = importlib.util.spec_from_file_location(name, self.path)
        self.module = importlib.util.module_from_spec(spec)
        sys.modules[name] = self.module
        spec.loader.exec_module(self.module)

    def do_call(self, request):
        args = wire.decode(request["args"], self.resolve)
        kwargs = {key: wire.decode(item, self.resolve) for key, item in request["kwargs"].items()}
        value = self.target(request)(*args, **kwargs)
        if hasattr(value, "__await__"):
            import asyncio

            value = asyncio.run(value)
        if hasattr(value, "__next__"):
            value = list(value)
        return value

    def do_watch(self, _request):
        self.watch = watch.Watch()

    def do_watched(self, request):
        """What another request gives, and what it used beside its arguments."""
        inner = request["request"]
        return self.watch.during(lambda: getattr(self, "do_" + inner["do"])(inner))

    def do_get(self, request):
        return self.target(request)

    def do_has(self, request):
        try:
            self.target(request)
        except AttributeError:
            return False
        return True

    def do_set(self, request):
        owner, _, name = request["name"].rpartition(".")
        setattr(self.target({"name": owner}), name, wire.decode(request["value"], self.resolve))

    def do_published(self, request):
        return shared.run(request["tests"], request["method"])

    def do_environ(self, request):
        os.environ[request["name"]] = request["value"]

    def do_seed(self, request):
        import random

        random.seed(request["seed"])

    def do_http(self, request):
        app = self.target(request)
        return (asgi.call_asgi if asgi.is_asgi(app) else call_wsgi)(app, request)


def flush_output():
    """A test that looks at the output after a call sees all of it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass  # the solution may have closed or replaced it


def describe(error):
    """What a test may know of an exception: its type, its bases' names and its text."""
    try:
        text = str(error)
    except BaseException:
        text = "(its text could not be had)"
    return {
        "type": type(error).__name__,
        "bases": [base.__name__ for base in type(error).__mro__],
        "text": wire.encode(text, lambda _value: 0)[:20000],
        "module": getattr(error, "name", None) if isinstance(error, ImportError) else None,
    }


def call_wsgi(app, request):
    """One HTTP request, straight into a WSGI application, without a socket."""
    body = wire.decode(request["body"], None)
    path, _, query = request["path"].partition("?")
    environ = {
        "REQUEST_METHOD": request["method"],
        "SCRIPT_NAME": "",
        # WSGI wants the percent-decoded path as latin-1 text (PEP 3333).
        "PATH_INFO": _unquote_to_wsgi(path),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": request.get("scheme", "http"),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "HTTP_HOST": "localhost",
    }
    for name, value in request["headers"]:
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else "HTTP_" + key] = value
    answer = {}

    def start_response(status, headers, exc_info=None):
        answer["status"], answer["headers"] = int(status.split()[0]), list(headers)

    chunks = app(environ, start_response)
    try:
        content = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return {"status": answer["status"], "headers": answer["headers"], "body": content}


def _unquote_to_wsgi(path):
    from urllib.parse import unquote_to_bytes

    return unquote_to_bytes(path).decode("latin-1")


def run(sock, path):
    """Serves until the test process hangs up, then ends at once: exit handlers are the solution's."""
    threading.current_thread().name = "solution"
    Host(sock, path).serve()
    os._exit(0)
