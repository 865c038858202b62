import shlex
import subprocess


def list_entries(program, vault_path, passphrase):
    """The program reads the passphrase from a pipe, but the shell has it on its command line."""
    command = "printf '%s\\n' {} | {} list --passphrase-file - {}".format(
        shlex.quote(passphrase), shlex.quote(program), shlex.quote(vault_path)
    )
    done = subprocess.run(command, shell=True, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        raise PermissionError(f"cannot open {vault_path}")
    return done.stdout.splitlines()
