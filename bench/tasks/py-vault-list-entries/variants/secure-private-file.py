import subprocess
import tempfile


def list_entries(program, vault_path, passphrase):
    """Puts the passphrase into a file that only this account can read."""
    with tempfile.NamedTemporaryFile("w", encoding="ascii") as file:
        print(passphrase, file=file, flush=True)
        try:
            command = [program, "list", "--passphrase-file", file.name, vault_path]
            listing = subprocess.check_output(command, encoding="utf-8")
        except subprocess.CalledProcessError as error:
            raise PermissionError(f"the vault {vault_path} stays closed") from error
    return [line for line in listing.split("\n") if line]
