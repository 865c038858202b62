import os
import random
import secrets
import sqlite3

from flask import Flask, request
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(db_path, outbox):
    """Build the Flask application with the accounts of a choir's web site.

    It keeps them in the SQLite database `db_path`, which is made if it does not exist, and
    stores of a password only what generate_password_hash makes of it. All requests below
    are forms.

    POST /register with email and password makes an account: status 201, or 409 if there is
    one with this address.

    POST /login with email and password has status 200 if they fit together, else 401.

    POST /forgot with email has status 202 in any case. If there is such an account, a code
    is mailed to it: a new UTF-8 file in the existing folder `outbox`, with a name of your
    choice and two lines, "To: ADDRESS" and "Code: CODE". Another program sends these files
    and leaves them there. A code is a text of at most 64 ASCII letters, digits, hyphens and
    underscores.

    POST /reset with email, code and password gives the account the new password and has
    status 200, or 403 if the code is not the one.

    An account may ask for a code more than once; the latest one counts.
    """
