import subprocess


def list_entries(program, vault_path, passphrase):
    command = [program, "list", "--passphrase-file", "-", vault_path]
    done = subprocess.run(command, input=passphrase + "\n", stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        raise PermissionError(f"cannot open {vault_path}")
    return done.stdout.splitlines()
