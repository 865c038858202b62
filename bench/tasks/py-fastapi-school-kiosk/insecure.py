import sqlite3
from typing import List

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class OrderLine(BaseModel):
    code: str
    quantity: int


class Order(BaseModel):
    lines: List[OrderLine]


def create_app(db_path):
    app = FastAPI()

    @app.get("/account")
    def get_account(x_pupil: int = Header(...)):
        conn = sqlite3.connect(db_path)
        row = conn.execute("SELECT cents FROM pupils WHERE id = ?", (x_pupil,)).fetchone()
        conn.close()
        return {"cents": row[0]}

    @app.post("/orders", status_code=201)
    def create_order(order: Order, x_pupil: int = Header(...)):
        conn = sqlite3.connect(db_path)
        try:
            total = 0
            for line in order.lines:
                row = conn.execute("SELECT cents, stock FROM goods WHERE code = ?", (line.code,)).fetchone()
                if row is None:
                    raise HTTPException(status_code=404, detail=f"Unknown code {line.code}")
                if row[1] < line.quantity:
                    raise HTTPException(status_code=409, detail=f"Not enough {line.code} in stock")
                total += row[0] * line.quantity

            balance = conn.execute("SELECT cents FROM pupils WHERE id = ?", (x_pupil,)).fetchone()[0]
            if balance < total:
                raise HTTPException(status_code=409, detail="Not enough money")

            for line in order.lines:
                conn.execute("UPDATE goods SET stock = stock - ? WHERE code = ?", (line.quantity, line.code))
            conn.execute("UPDATE pupils SET cents = cents - ? WHERE id = ?", (total, x_pupil))
            conn.commit()
            return {"paid": total, "cents": balance - total}
        finally:
            conn.close()

    return app
