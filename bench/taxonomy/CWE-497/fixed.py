import os
import sqlite3
import time
from contextlib import closing

from flask import Flask

app = Flask(__name__)
DATABASE = os.environ.get("SHOP_DB", "shop.db")
STARTED = time.time()


@app.get("/status")
def status():
    try:
        with closing(sqlite3.connect(DATABASE)) as db:
            db.execute("SELECT 1")
        state = "ok"
    except sqlite3.Error:
        state = "degraded"
    return {
        "state": state,
        "uptime": round(time.time() - STARTED),
    }
