import sqlite3
from contextlib import closing
from typing import Literal

from fastapi import Depends, FastAPI, Header, HTTPException
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

    def current_user(x_user: str = Header("")):
        found = run("SELECT name, role FROM users WHERE name = ?", x_user)
        if not found:
            raise HTTPException(401, "please log in")
        return found[0]

    @app.get("/reports")
    def list_reports(user=Depends(current_user)):
        return run("SELECT id, reporter, text, status FROM reports ORDER BY id")

    @app.post("/reports", status_code=201)
    def add_report(report: NewReport, user=Depends(current_user)):
        return run(
            "INSERT INTO reports(reporter, text, status) VALUES (?, ?, 'open') "
            "RETURNING id, reporter, text, status",
            user["name"],
            report.text,
        )[0]

    @app.put("/reports/{number}/status")
    def set_status(number: int, change: NewStatus, user=Depends(current_user)):
        changed = run(
            "UPDATE reports SET status = ? WHERE id = ? RETURNING id, reporter, text, status",
            change.status,
            number,
        )
        if not changed:
            raise HTTPException(404, "no such report")
        return changed[0]

    @app.delete("/reports/{number}", status_code=204)
    def delete_report(number: int, user=Depends(current_user)):
        if user["role"] != "caretaker":
            raise HTTPException(status_code=403)
        if not run("DELETE FROM reports WHERE id = ? RETURNING id", number):
            raise HTTPException(404, "no such report")

    return app
