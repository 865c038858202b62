import os
import sqlite3

from flask import Flask, abort, g, request, session

app = Flask(__name__)
app.secret_key = os.environ["INTRANET_KEY"]


@app.before_request
def load_employee():
    g.db = sqlite3.connect(os.environ["INTRANET_DB"])
    g.db.row_factory = sqlite3.Row
    g.employee = g.db.execute(
        "SELECT id, role FROM employee WHERE id = ?", (session.get("employee"),)
    ).fetchone()
    if g.employee is None:
        abort(401)


@app.teardown_request
def close_store(error):
    if "db" in g:
        g.db.close()


@app.put("/employees/<int:number>/salary")
def set_salary(number):
    cents = request.get_json().get("cents")
    if not isinstance(cents, int) or not 0 < cents < 5_000_000:
        abort(400)
    g.db.execute("UPDATE employee SET salary_cents = ? WHERE id = ?", (cents, number))
    g.db.commit()
    return {"employee": number, "salary_cents": cents}
