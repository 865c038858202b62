import hashlib
import hmac
import os
import sqlite3
from contextlib import closing

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


class Member(BaseModel):
    id: int
    name: str
    voice: str


class NewMember(BaseModel):
    name: str
    voice: str
    password: str


class Login(BaseModel):
    name: str
    password: str


def hash_password(password, salt=None):
    salt = salt or os.urandom(16)
    digest = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
    return f"{salt.hex()}:{digest.hex()}"


def is_password(password, stored):
    salt = bytes.fromhex(stored.partition(":")[0])
    return hmac.compare_digest(hash_password(password, salt), stored)


def create_app(db_path):
    app = FastAPI()

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    @app.post("/members", status_code=201, response_model=Member)
    def add_member(new: NewMember):
        try:
            return query(
                "INSERT INTO members(name, voice, password_hash) VALUES (?, ?, ?) RETURNING *",
                new.name,
                new.voice,
                hash_password(new.password),
            )[0]
        except sqlite3.IntegrityError:
            raise HTTPException(409, "the name is taken")

    @app.post("/login", response_model=Member)
    def login(login: Login):
        found = query("SELECT * FROM members WHERE name = ?", login.name)
        if not found or not is_password(login.password, found[0]["password_hash"]):
            raise HTTPException(401, "wrong name or password")
        return found[0]

    @app.get("/members", response_model=list[Member])
    def list_members(voice: str | None = None):
        return query("SELECT * FROM members WHERE ?1 IS NULL OR voice = ?1 ORDER BY name", voice)

    @app.get("/members/{number}", response_model=Member)
    def show_member(number: int):
        found = query("SELECT * FROM members WHERE id = ?", number)
        if not found:
            raise HTTPException(404, "no such member")
        return found[0]

    return app
