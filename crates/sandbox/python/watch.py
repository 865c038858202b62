"""Notes what a call of the solution uses beside its arguments: clock, chance, network, programs that are not here.

What a call returns that uses one of these says nothing of the code. It runs in the solution's own
process and trusts it: only the code that is to be repaired is asked, and it has nothing to gain.
"""

import _random
import datetime
import shlex
import shutil
import sys

CLOCK = {"time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time",
         "localtime", "gmtime", "ctime", "asctime", "strftime"}

HELPERS = {"random", "secrets", "uuid"}
"""Modules that ask the clock or chance for whoever calls them."""

FOR_THEMSELVES = {"logging", "tempfile", "asyncio"}
"""Modules that do so for their own ends: a time stamp, a fresh name, a time limit."""

NETWORK = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
           "socket.gethostbyname", "socket.gethostbyaddr"}

BUILT_INTO_SHELLS = {"cd", "exit", "export", "set", ".", ":"}


class Unusable(BaseException):
    """Raised in the middle of a call whose end would be late or say nothing."""


class Watch:
    """Once started, cannot be taken away again, as the hooks of Python cannot."""

    def __init__(self):
        self.uses = set()
        sys.addaudithook(self.audit)

    def during(self, call):
        """What `call()` gives, and what it used."""
        self.uses = set()
        sys.setprofile(self.profile)
        try:
            value = call()
        finally:
            sys.setprofile(None)
        return [value, sorted(self.uses)]

    def audit(self, event, arguments):
        if event in NETWORK:
            self.uses.add("the network")
            raise Unusable("there is no network here")
        if event == "subprocess.Popen" and is_missing(arguments[1]):
            self.uses.add("a program that is not here")
        elif event == "os.system" and is_missing(["sh", "-c", arguments[0]]):
            self.uses.add("a program that is not here")

    def profile(self, frame, event, function):
        if event != "c_call":
            return
        used = used_by(function)
        if used and asked_by(frame) not in FOR_THEMSELVES:
            self.uses.add(used)
            if used == "sleep":
                raise Unusable("there is no time to sleep")


def used_by(function):
    """What calling a built-in function uses, if that is something."""
    # Asked carefully: what fails here would look like an error of the call.
    module, name, owner = (getattr(function, part, None) for part in ("__module__", "__name__", "__self__"))
    if module == "time":
        return "sleep" if name == "sleep" else "the clock" if name in CLOCK else None
    if module in ("_pickle", "marshal"):
        # What is stored so is not to be any more; what is read back is compared.
        return "a form of its own" if name in ("dump", "dumps") else None
    if isinstance(owner, type) and issubclass(owner, datetime.date):
        return "the clock" if name in ("now", "utcnow", "today") else None
    if isinstance(owner, _random.Random) or (module == "posix" and name in ("urandom", "getrandom")):
        return "chance"
    return None


def asked_by(frame):
    """The package on whose behalf the clock or chance is asked."""
    while frame:
        module = frame.f_globals.get("__name__", "")
        if module not in HELPERS:
            return module.partition(".")[0]
        frame = frame.f_back
    return ""


def is_missing(command):
    """Whether the program that `command` starts first is not here; a shell would only give a status."""
    try:
        words = [command] if isinstance(command, (str, bytes)) else list(command)
        words = [word.decode() if isinstance(word, bytes) else str(word) for word in words]
        if words[1:2] == ["-c"] and words[0].endswith("sh"):
            words = shlex.split(words[2])
        return words[0] not in BUILT_INTO_SHELLS and shutil.which(words[0]) is None
    except (ValueError, LookupError, TypeError):
        return True
