import hashlib
import os
import sqlite3
from typing import Optional

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


class MemberIn(BaseModel):
    name: str
    voice: str
    password: str


class LoginIn(BaseModel):
    name: str
    password: str


def scrypt(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1).hex()


def create_app(db_path):
    app = FastAPI()

    def connect():
        conn = sqlite3.connect(db_path)
        conn.row_factory = sqlite3.Row
        return conn

    @app.post("/members", status_code=201)
    def create_member(member: MemberIn):
        salt = os.urandom(16)
        password_hash = salt.hex() + "$" + scrypt(member.password, salt)
        conn = connect()
        try:
            cursor = conn.execute(
                "INSERT INTO members (name, voice, password_hash) VALUES (?, ?, ?)",
                (member.name, member.voice, password_hash),
            )
            conn.commit()
            row = conn.execute("SELECT * FROM members WHERE id = ?", (cursor.lastrowid,)).fetchone()
            return dict(row)
        except sqlite3.IntegrityError:
            raise HTTPException(status_code=409, detail="Name already taken")
        finally:
            conn.close()

    @app.post("/login")
    def login(data: LoginIn):
        conn = connect()
        row = conn.execute("SELECT * FROM members WHERE name = ?", (data.name,)).fetchone()
        conn.close()
        if row is None:
            raise HTTPException(status_code=401, detail="Invalid credentials")
        salt, digest = row["password_hash"].split("$")
        if scrypt(data.password, bytes.fromhex(salt)) != digest:
            raise HTTPException(status_code=401, detail="Invalid credentials")
        return dict(row)

    @app.get("/members")
    def list_members(voice: Optional[str] = None):
        conn = connect()
        if voice:
            rows = conn.execute("SELECT * FROM members WHERE voice = ? ORDER BY name", (voice,)).fetchall()
        else:
            rows = conn.execute("SELECT * FROM members ORDER BY name").fetchall()
        conn.close()
        return [dict(row) for row in rows]

    @app.get("/members/{member_id}")
    def get_member(member_id: int):
        conn = connect()
        row = conn.execute("SELECT * FROM members WHERE id = ?", (member_id,)).fetchone()
        conn.close()
        if row is None:
            raise HTTPException(status_code=404, detail="Member not found")
        return dict(row)

    return app
