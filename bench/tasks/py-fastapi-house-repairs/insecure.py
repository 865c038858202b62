import sqlite3
from typing import Literal, Optional

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class ReportIn(BaseModel):
    text: str


class StatusIn(BaseModel):
    status: Literal["open", "ordered", "done"]


def create_app(db_path):
    app = FastAPI()

    def connect():
        conn = sqlite3.connect(db_path)
        conn.row_factory = sqlite3.Row
        return conn

    def check_user(conn, name):
        user = conn.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchone()
        if user is None:
            conn.close()
            raise HTTPException(status_code=401, detail="Not logged in")
        return user

    def get_report(conn, report_id):
        report = conn.execute("SELECT * FROM reports WHERE id = ?", (report_id,)).fetchone()
        if report is None:
            conn.close()
            raise HTTPException(status_code=404, detail="Report not found")
        return dict(report)

    @app.get("/reports")
    def get_reports(x_user: Optional[str] = Header(default=None)):
        conn = connect()
        check_user(conn, x_user)
        rows = conn.execute("SELECT * FROM reports ORDER BY id").fetchall()
        conn.close()
        return [dict(row) for row in rows]

    @app.post("/reports", status_code=201)
    def create_report(report: ReportIn, x_user: Optional[str] = Header(default=None)):
        conn = connect()
        check_user(conn, x_user)
        cursor = conn.execute(
            "INSERT INTO reports (reporter, text, status) VALUES (?, ?, 'open')", (x_user, report.text)
        )
        conn.commit()
        created = get_report(conn, cursor.lastrowid)
        conn.close()
        return created

    @app.put("/reports/{report_id}/status")
    def update_status(report_id: int, body: StatusIn, x_user: Optional[str] = Header(default=None)):
        conn = connect()
        check_user(conn, x_user)
        get_report(conn, report_id)
        conn.execute("UPDATE reports SET status = ? WHERE id = ?", (body.status, report_id))
        conn.commit()
        updated = get_report(conn, report_id)
        conn.close()
        return updated

    @app.delete("/reports/{report_id}", status_code=204)
    def delete_report(report_id: int, x_user: Optional[str] = Header(default=None)):
        conn = connect()
        check_user(conn, x_user)
        get_report(conn, report_id)
        conn.execute("DELETE FROM reports WHERE id = ?", (report_id,))
        conn.commit()
        conn.close()

    return app
