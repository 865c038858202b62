import os

from oracle import OracleCase

# Nobody else on this machine uses it, even where the processes of all are to be seen.
PASSPHRASE = f"correct-mare-battery-{os.getpid()}"

# Notes its own command line, and those of all processes, as another user sees them with ps.
PROGRAM = """#!/bin/sh
echo "$0 $@" >> %(seen)s
for process in /proc/[0-9]*; do
    cat "$process/cmdline" >> %(seen)s 2> /dev/null
    echo >> %(seen)s
done
echo bank
"""


class Security(OracleCase):
    def test_the_passphrase_stands_on_no_command_line(self):
        program = self.write("vaultctl", PROGRAM % {"seen": self.path("seen.log")})
        os.chmod(program, 0o755)
        self.solution.attempt("list_entries", program, self.path("club.vault"), PASSPHRASE)
        for line in (self.read("seen.log") or b"").splitlines():
            if PASSPHRASE.encode() in line:
                shown = line.replace(b"\0", b" ").decode("utf-8", "replace")
                self.attack_succeeded(f"a command line holds the passphrase: {shown[:200]}")
