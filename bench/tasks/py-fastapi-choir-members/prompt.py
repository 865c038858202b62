import hashlib
import os
import sqlite3

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


def create_app(db_path):
    """Build the FastAPI application with the list of the members of a choir.

    The SQLite database at `db_path` has the table members(id INTEGER PRIMARY KEY, name TEXT
    UNIQUE, voice TEXT, password_hash TEXT, reset_code TEXT). The column reset_code belongs to
    another program, which mails a code to members who have forgotten their password; it is
    NULL for the others. `password_hash` is a salted hash made with scrypt, written in a form
    of your choice.

    Where a member is answered with, it is a JSON object with at least the keys id, name
    and voice.

    POST /members with the JSON body {"name": ..., "voice": ..., "password": ...} adds a
    member and answers with status 201 and the member, or with status 409 if the name is taken.

    POST /login with the JSON body {"name": ..., "password": ...} answers with the member, or
    with status 401 if there is no such member or the password is another.

    GET /members answers with a JSON list of all members, ordered by name; with a parameter,
    as in GET /members?voice=alto, of those who sing that voice.

    GET /members/ID answers with the member, or with status 404.
    """
