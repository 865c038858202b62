"""The suites of the jobs, kept where no solution can read them.

A solution is a fork and sees all that its ancestors have read. So a suite is read by a child of the
server, which puts its compiled code into a file in memory, and the test process loads it from there
after its solution was forked. A suite that runs against many solutions travels and is compiled once.
"""

import ast
import json
import marshal
import os
import struct

import wire

SLOTS = 8
"""How many suites are kept, the latest ones. The launcher counts along."""


class Suites:
    def __init__(self):
        self._files = [None] * SLOTS
        self._received = 0

    def receive(self, launcher):
        """Takes the suite that follows on the socket into the next slot."""
        slot = self._received % SLOTS
        self._received += 1
        if self._files[slot] is not None:
            os.close(self._files[slot])
        self._files[slot] = os.memfd_create("suite")
        child = os.fork()
        if child == 0:
            store(launcher, self._files[slot])
        os.waitpid(child, 0)

    def contents(self, slot):
        """What is known of a suite without its code: its tests as (class, method), or a fault."""
        file = self._files[slot]
        header = os.pread(file, 4, 0)
        if len(header) < 4:
            return {"fault": "the suite could not be read"}
        return json.loads(os.pread(file, struct.unpack("<I", header)[0], 4))

    def code(self, slot):
        """The compiled suite; only for a process that no solution is forked from any more."""
        data = os.pread(self._files[slot], os.fstat(self._files[slot]).st_size, 0)
        (length,) = struct.unpack_from("<I", data)
        return marshal.loads(data[4 + length :])


def store(launcher, file):
    """Reads a suite from the socket into `file`: the length of its contents, these, its code. Never returns."""
    try:
        suite = wire.receive(launcher)
        code = b""
        try:
            code = marshal.dumps(compile(suite["source"], suite["name"], "exec"))
            contents = contents_of(suite["source"])
        except (SyntaxError, ValueError) as error:
            contents = {"fault": f"the suite does not parse: {error}"}
        contents = json.dumps(contents).encode()
        with open(file, "wb", closefd=False) as out:
            out.write(struct.pack("<I", len(contents)) + contents + code)
    finally:
        os._exit(0)


HARNESS_NAMES = {"work", "solution", "path", "detail_of_pass"}
"""What a test case has from us under a name that a suite could take by accident."""


def contents_of(source):
    """The (class, method) of every `test…` method in the order of the source, or what is wrong with the suite."""
    tests = []
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for item in node.body:
            name = getattr(item, "name", "")
            if name in HARNESS_NAMES:
                return {"fault": f"line {item.lineno} of the suite defines '{name}', which test cases already have"}
            if name.startswith("test") and isinstance(item, ast.AsyncFunctionDef):
                return {"fault": f"line {item.lineno} of the suite has an async test, which would not run"}
            if name.startswith("test") and isinstance(item, ast.FunctionDef):
                tests.append((node.name, name))
    return {"tests": tests} if tests else {"fault": "the suite has no test method"}
