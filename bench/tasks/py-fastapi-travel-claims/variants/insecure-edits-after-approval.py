from fastapi import Body, FastAPI, HTTPException

BEFORE = {"submit": "draft", "approve": "submitted", "reject": "submitted", "pay": "approved"}
AFTER = {"submit": "submitted", "approve": "approved", "reject": "rejected", "pay": "paid"}


def create_app():
    """The buttons follow the states, but a claim can be saved in any of them."""
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
        claim.update(trip=trip, cents=cents)
        return claim

    @app.post("/claims/{number}/{button}")
    async def press(number: int, button: str):
        claim = claim_of(number)
        if claim["state"] != BEFORE.get(button):
            raise HTTPException(400, "this button does not fit")
        claim["state"] = AFTER[button]
        if button == "pay":
            payments.append({"claim": number, "cents": claim["cents"]})
        return claim

    @app.get("/payments")
    async def list_payments():
        return payments

    return app
