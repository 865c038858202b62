import subprocess


def list_entries(program, vault_path, passphrase):
    result = subprocess.run(
        [program, "list", "--passphrase", passphrase, vault_path],
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        raise PermissionError(result.stderr.strip())
    return result.stdout.splitlines()
