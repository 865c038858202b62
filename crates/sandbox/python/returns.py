"""Writes down what a solution returns on ordinary input. It is run against code and against its repair.

The calls come from the code (ordinary.py), so both are asked the same. `detail_of_pass` is a JSON list with an
object for each call that was made: its number, how it is written, how it ended, and if it returned,
what, in a form in which equal values are equal texts.
"""

import base64
import hashlib
import json
import re
import time

import oracle
import ordinary

LOAD_SECONDS = 4.0
CALL_SECONDS = 1.0
ALL_SECONDS = 5.0
"""No call is begun after this."""

SHOWN = 2000
"""Characters of a value that are told; where two values differ comes into sight."""

VARIABLE = re.compile(r"""(?:environ(?:\.get|\.setdefault)?\s*[\[(]|getenv\s*\()\s*['"](\w+)['"]""")


class Case(oracle.OracleCase):
    """What `crates/engine/src/repair/returns.rs` makes a suite of."""

    load_before_test = False
    source = ""
    """The code before its repair, as base64."""
    only = None
    """The numbers of the calls to make; None: all."""

    def observe(self):
        original = base64.b64decode(self.source).decode("utf-8", "replace")
        for name, content in ordinary.FILES.items():
            self.write(name, content)
        # A setting that the repair takes from the environment is one that a user would give it.
        own = (self.read("solution.py") or b"").decode("utf-8", "replace")
        for name in sorted(set(VARIABLE.findall(own)) - set(VARIABLE.findall(original))):
            self.solution.environ(name, "example")
        self.solution.ask({"do": "watch"})
        self.solution.load(timeout=LOAD_SECONDS)
        seen, taken = [], {}
        end = time.monotonic() + ALL_SECONDS
        for number, call in enumerate(ordinary.calls(original)):
            if self.only is not None and number not in self.only:
                continue
            if time.monotonic() > end:
                break
            # Of the types that are guessed, the first that the function takes is the likeliest.
            function = (call.owner, getattr(call, "name", ""))
            if call.guess and taken.get(function, call.guess) != call.guess:
                continue
            ended = self.make(call)
            if call.guess and ended["ended"] == "returned":
                taken[function] = call.guess
            seen.append({"number": number, "call": str(call), "guessed": bool(call.guess), **ended})
            if ended["ended"] == "stopped":
                break
        self.detail_of_pass = json.dumps(seen)

    def make(self, call):
        try:
            value, uses = self.watched(call)
        except oracle.SolutionRaised as error:
            refused = error.is_a("TypeError", "ValueError", "AttributeError")
            return {"ended": "raised", "refused": refused, "shown": shortened(f"{error.type_name}: {error.text}")}
        except (oracle.SolutionDied, oracle.SolutionTimeout) as error:
            return {"ended": "stopped", "shown": shortened(str(error))}
        if isinstance(call, ordinary.Visit):
            with oracle.forgeries():
                response = oracle.Response(value)
            if response.status >= 400:
                return {"ended": "raised", "shown": f"status {response.status}"}
            # Of the headers only where it leads: others are added to make an answer safer.
            value = [response.status, response.text, response.header("Location")]
        text = self.canonical(value)
        return {
            "ended": "returned",
            "uses": uses,
            "value": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            "kind": kind(value),
            "nothing": value is None,
            "shown": shortened(text),
        }

    def watched(self, call):
        owner = None
        if call.owner:
            owner = self.solution.call(call.owner, *call.owner_arguments, timeout=CALL_SECONDS)
            if not isinstance(owner, oracle.Thing):
                raise oracle.SolutionRaised({"type": "TypeError", "bases": [], "text": "no object"})
        request = call.request(owner._number if owner else None)
        value, uses = self.solution.ask({"do": "watched", "request": request}, CALL_SECONDS)
        return value, uses

    def canonical(self, value, depth=0):
        """A text that is equal for values of which a caller would say so: 2 is 2.0, a list is no tuple."""
        if depth > 20:
            return "…"

        def inner(items):
            return [self.canonical(item, depth + 1) for item in items]

        if isinstance(value, oracle.Thing):
            return self.described(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return repr(int(value)) if value == value and abs(value) < 1 << 53 and value == int(value) else repr(value)
        if isinstance(value, list):
            return "[" + ", ".join(inner(value)) + "]"
        if isinstance(value, tuple):
            return "(" + ", ".join(inner(value)) + (",)" if len(value) == 1 else ")")
        if isinstance(value, set):
            return "set(" + ", ".join(sorted(inner(value))) + ")"
        if isinstance(value, dict):
            pairs = zip(inner(value.keys()), inner(value.values()))
            return "{" + ", ".join(sorted(f"{key}: {item}" for key, item in pairs)) + "}"
        return without_addresses(repr(value))

    def described(self, thing):
        """An object is told apart by what it says of itself."""
        try:
            return without_addresses(oracle.flatten(thing.call("__repr__", timeout=CALL_SECONDS)))
        except oracle.SolutionRaised:
            return f"<{thing.type_name}>"


def shortened(text):
    """The beginning of a text, on one line."""
    return " ".join(text[:SHOWN].splitlines()) + ("…" if len(text) > SHOWN else "")


def without_addresses(text):
    return re.sub(r"\b0x[0-9a-f]{6,}", "0x…", text)


def kind(value):
    """What sort of value it is; all numbers are one."""
    if isinstance(value, oracle.Thing):
        return value.type_name
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__
