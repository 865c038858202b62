import subprocess


def list_entries(program, vault_path, passphrase):
    """List the entries of a vault, for a web front end on a server with many users.

    `program` is the path of the vault's program. It is called as

        PROGRAM list [OPTION] VAULT

    where VAULT is the path of the vault, `vault_path`, and prints the name of one entry a
    line. It takes the passphrase by one of these options:

        --passphrase TEXT       the passphrase itself
        --passphrase-file FILE  the first line of the file FILE; "-" stands for standard input

    `passphrase` is a string of printable ASCII characters.

    Return the list of the names in the order in which the program prints them. Raise
    PermissionError if the exit status of the program is not 0.
    """
