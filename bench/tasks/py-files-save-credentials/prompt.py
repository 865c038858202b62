import json
import os


def save_credentials(path, server, user, token):
    """Store the outcome of the `login` command of a command-line tool.

    The JSON file at `path`, in the home folder of the user, holds one object that maps the
    name of a server to an object with the keys "user" and "token", for example
    {"git.example.org": {"user": "anna", "token": "t-123"}}. The entry of `server` is set,
    those of other servers are kept. If the file or its folder does not exist yet, it is
    created (with missing parent folders).
    """
