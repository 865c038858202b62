import sqlite3

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    """Build the Flask application of a club.

    The SQLite database at `db_path` has the table members(name TEXT PRIMARY KEY, role TEXT);
    a role is "member", "editor" or "admin". A proxy in front of the application logs people
    in and sends their name in the header X-User. A request without this header is answered
    with status 401.

    GET /members is the page for all who are logged in. It answers with a JSON list of all
    members as objects {"name": ..., "role": ...}, ordered by name.

    POST /admin/members/NAME/role, for admins, sets the role of the member NAME to the
    form field `role` and answers with status 204.

    POST /admin/members/NAME/remove, for admins, removes the member NAME from the table
    and answers with status 204.

    If there is no member NAME, the last two answer with status 404.
    """
