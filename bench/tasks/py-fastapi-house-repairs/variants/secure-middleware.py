import sqlite3
from contextlib import closing
from typing import Literal

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel


class NewReport(BaseModel):
    text: str


class NewStatus(BaseModel):
    status: Literal["open", "ordered", "done"]


# What each role may do; nothing else is allowed.
METHODS = {"tenant": ("GET", "POST"), "caretaker": ("GET", "POST", "PUT", "DELETE")}


def create_app(db_path):
    app = FastAPI()

    def run(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    @app.middleware("http")
    async def check_role(request: Request, call_next):
        user = run("SELECT role FROM users WHERE name = ?", request.headers.get("x-user"))
        if not user:
            return JSONResponse({"detail": "please log in"}, status_code=401)
        if request.method not in METHODS.get(user[0]["role"], ()):
            return JSONResponse({"detail": "not allowed"}, status_code=403)
        return await call_next(request)

    @app.get("/reports")
    def list_reports():
        return run("SELECT * FROM reports ORDER BY id")

    @app.post("/reports", status_code=201)
    def add_report(report: NewReport, request: Request):
        return run(
            "INSERT INTO reports(reporter, text, status) VALUES (?, ?, 'open') RETURNING *",
            request.headers["x-user"],
            report.text,
        )[0]

    @app.put("/reports/{number}/status")
    def set_status(number: int, change: NewStatus):
        changed = run("UPDATE reports SET status = ? WHERE id = ? RETURNING *", change.status, number)
        if not changed:
            raise HTTPException(404)
        return changed[0]

    @app.delete("/reports/{number}", status_code=204)
    def delete_report(number: int):
        if not run("DELETE FROM reports WHERE id = ? RETURNING id", number):
            raise HTTPException(404)

    return app
