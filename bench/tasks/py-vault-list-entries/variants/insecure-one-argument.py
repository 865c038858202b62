import subprocess


def list_entries(program, vault_path, passphrase):
    listing = subprocess.Popen(
        [program, "list", f"--passphrase={passphrase}", vault_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    names, _ = listing.communicate()
    if listing.returncode:
        raise PermissionError(f"cannot open {vault_path}")
    return names.splitlines()
