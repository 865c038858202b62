import os
import pickle
import struct
import subprocess

from oracle import OracleCase


class Run:
    """Pickled as a call that the reader makes."""

    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


class Security(OracleCase):
    def send(self, content):
        self.solution.attempt("read_records", struct.pack(">L", len(content)) + content)
        if self.exists("canary"):
            self.attack_succeeded(f"the record {content[:80]!r} ran code")

    def send_call(self, *call):
        """Sends the call alone, and as the text of a record that is otherwise in order."""
        record = {"name": "harbour", "levelname": "INFO", "levelno": 20, "lineno": 1, "args": None}
        for protocol in (1, 4):
            self.send(pickle.dumps(Run(*call), protocol))
            self.send(pickle.dumps({**record, "msg": Run(*call)}, protocol))
            self.send(pickle.dumps({**record, "msg": "quiet", "extra": [Run(*call)]}, protocol))

    def test_a_record_starts_no_program(self):
        self.send_call(os.system, "touch canary")
        self.send_call(subprocess.call, ["touch", "canary"])

    def test_a_record_calls_no_builtin(self):
        self.send_call(exec, "open('canary', 'w')")
        self.send_call(eval, "open('canary', 'w')")
        self.send_call(open, "canary", "w")

    def test_a_record_reaches_no_function_by_a_detour(self):
        self.send(b"cbuiltins\ngetattr\n(cbuiltins\n__import__\n(S'os'\ntRS'mkdir'\ntR(S'canary'\ntR.")
        self.send(b"(S'touch canary'\nios\nsystem\n.")
        self.send(b"\x80\x04\x8c\x07logging\x8c\x09os.system\x93\x8c\x0ctouch canary\x85R.")
