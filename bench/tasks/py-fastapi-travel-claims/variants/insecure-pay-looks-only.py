from fastapi import Body, FastAPI, HTTPException

AFTER = {"submit": "submitted", "approve": "approved", "reject": "rejected", "pay": "paid"}


def create_app():
    """The cashier's button looks at the state; what the others do to it is not looked at."""
    app = FastAPI()
    claims, payments = [], []

    def claim_of(number):
        if not 1 <= number <= len(claims):
            raise HTTPException(404)
        return claims[number - 1]

    @app.post("/claims", status_code=201)
    async def make(trip: str = Body(), cents: int = Body(ge=1, le=1_000_000)):
        claims.append({"id": len(claims) + 1, "trip": trip, "cents": cents, "state": "draft"})
        return claims[-1]

    @app.get("/claims/{number}")
    async def show(number: int):
        return claim_of(number)

    @app.put("/claims/{number}")
    async def save(number: int, trip: str = Body(), cents: int = Body(ge=1, le=1_000_000)):
        claim = claim_of(number)
        claim.update(trip=trip, cents=cents, state="draft")
        return claim

    @app.post("/claims/{number}/{button}")
    async def press(number: int, button: str):
        claim = claim_of(number)
        if button not in AFTER:
            raise HTTPException(404)
        if button == "pay":
            if claim["state"] != "approved":
                raise HTTPException(409)
            payments.append({"claim": number, "cents": claim["cents"]})
        claim["state"] = AFTER[button]
        return claim

    @app.get("/payments")
    async def list_payments():
        return payments

    return app
