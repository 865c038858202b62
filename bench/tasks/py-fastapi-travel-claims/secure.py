from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

STEPS = {
    "submit": ("draft", "submitted"),
    "approve": ("submitted", "approved"),
    "reject": ("submitted", "rejected"),
    "pay": ("approved", "paid"),
}


class Trip(BaseModel):
    trip: str
    cents: int = Field(ge=1, le=1_000_000)


def create_app():
    app = FastAPI()
    claims = {}
    payments = []

    def find(number, state=None):
        if number not in claims:
            raise HTTPException(404)
        if state not in (None, claims[number]["state"]):
            raise HTTPException(409, f"the claim is {claims[number]['state']}")
        return claims[number]

    @app.post("/claims", status_code=201)
    async def make(trip: Trip):
        number = len(claims) + 1
        claims[number] = {"id": number, "trip": trip.trip, "cents": trip.cents, "state": "draft"}
        return claims[number]

    @app.get("/claims/{number}")
    async def show(number: int):
        return find(number)

    @app.put("/claims/{number}")
    async def save(number: int, trip: Trip):
        claim = find(number, "draft")
        claim.update(trip=trip.trip, cents=trip.cents)
        return claim

    @app.post("/claims/{number}/{step}")
    async def take(number: int, step: str):
        if step not in STEPS:
            raise HTTPException(404)
        before, after = STEPS[step]
        claim = find(number, before)
        claim["state"] = after
        if step == "pay":
            payments.append({"claim": number, "cents": claim["cents"]})
        return claim

    @app.get("/payments")
    async def paid():
        return payments

    return app
