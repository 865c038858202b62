import sqlite3
from contextlib import closing

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class Line(BaseModel):
    code: str
    quantity: int


class Order(BaseModel):
    lines: list[Line]


def create_app(db_path):
    app = FastAPI()

    @app.get("/account")
    def account(x_pupil: int = Header()):
        with closing(sqlite3.connect(db_path)) as connection:
            (cents,) = connection.execute("SELECT cents FROM pupils WHERE id = ?", (x_pupil,)).fetchone()
            return {"cents": cents}

    @app.post("/orders", status_code=201)
    def order(order: Order, x_pupil: int = Header()):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            total = 0
            for line in order.lines:
                if not 1 <= line.quantity <= 1000:
                    raise HTTPException(400, "a line is for 1 to 1000 pieces")
                goods = connection.execute(
                    "SELECT cents, stock FROM goods WHERE code = ?", (line.code,)
                ).fetchone()
                if goods is None:
                    raise HTTPException(404, f"no such goods: {line.code}")
                price, stock = goods
                if stock < line.quantity:
                    raise HTTPException(409, f"not enough of {line.code}")
                connection.execute(
                    "UPDATE goods SET stock = stock - ? WHERE code = ?", (line.quantity, line.code)
                )
                total += price * line.quantity
            (cents,) = connection.execute("SELECT cents FROM pupils WHERE id = ?", (x_pupil,)).fetchone()
            if cents < total:
                raise HTTPException(409, "not enough money")
            connection.execute("UPDATE pupils SET cents = cents - ? WHERE id = ?", (total, x_pupil))
            return {"paid": total, "cents": cents - total}

    return app
