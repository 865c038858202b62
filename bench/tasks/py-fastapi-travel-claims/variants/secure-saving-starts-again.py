from fastapi import Body, FastAPI, HTTPException


class Claim:
    """`approved` is the amount that the manager has seen; only that is ever paid."""

    def __init__(self, number):
        self.number, self.state, self.approved = number, "draft", None

    def save(self, trip, cents):
        if self.state == "paid":
            raise HTTPException(409)
        self.trip, self.cents, self.state, self.approved = trip, cents, "draft", None

    def step(self, before, after):
        if self.state != before:
            raise HTTPException(409)
        self.state = after

    def shown(self):
        return {"id": self.number, "trip": self.trip, "cents": self.cents, "state": self.state}


def create_app():
    app = FastAPI()
    claims, payments = {}, []

    def find(number):
        if number not in claims:
            raise HTTPException(404)
        return claims[number]

    @app.post("/claims", status_code=201)
    async def make(trip: str = Body(), cents: int = Body(ge=1, le=1_000_000)):
        claim = claims[len(claims) + 1] = Claim(len(claims) + 1)
        claim.save(trip, cents)
        return claim.shown()

    @app.get("/claims/{number}")
    async def show(number: int):
        return find(number).shown()

    @app.put("/claims/{number}")
    async def save(number: int, trip: str = Body(), cents: int = Body(ge=1, le=1_000_000)):
        find(number).save(trip, cents)
        return find(number).shown()

    @app.post("/claims/{number}/submit")
    async def submit(number: int):
        find(number).step("draft", "submitted")
        return find(number).shown()

    @app.post("/claims/{number}/approve")
    async def approve(number: int):
        claim = find(number)
        claim.step("submitted", "approved")
        claim.approved = claim.cents
        return claim.shown()

    @app.post("/claims/{number}/reject")
    async def reject(number: int):
        find(number).step("submitted", "rejected")
        return find(number).shown()

    @app.post("/claims/{number}/pay")
    async def pay(number: int):
        claim = find(number)
        claim.step("approved", "paid")
        payments.append({"claim": number, "cents": claim.approved})
        return claim.shown()

    @app.get("/payments")
    async def list_payments():
        return payments

    return app
