from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field


class ClaimIn(BaseModel):
    trip: str
    cents: int = Field(ge=1, le=1000000)


def create_app():
    app = FastAPI()
    claims: dict[int, dict] = {}
    payments: list[dict] = []

    def get_claim(claim_id: int) -> dict:
        claim = claims.get(claim_id)
        if claim is None:
            raise HTTPException(status_code=404, detail="Claim not found")
        return claim

    @app.post("/claims", status_code=201)
    def create_claim(body: ClaimIn):
        claim_id = len(claims) + 1
        claims[claim_id] = {"id": claim_id, **body.model_dump(), "state": "draft"}
        return claims[claim_id]

    @app.get("/claims/{claim_id}")
    def read_claim(claim_id: int):
        return get_claim(claim_id)

    @app.put("/claims/{claim_id}")
    def update_claim(claim_id: int, body: ClaimIn):
        claim = get_claim(claim_id)
        claim.update(body.model_dump())
        return claim

    @app.post("/claims/{claim_id}/submit")
    def submit(claim_id: int):
        claim = get_claim(claim_id)
        claim["state"] = "submitted"
        return claim

    @app.post("/claims/{claim_id}/approve")
    def approve(claim_id: int):
        claim = get_claim(claim_id)
        claim["state"] = "approved"
        return claim

    @app.post("/claims/{claim_id}/reject")
    def reject(claim_id: int):
        claim = get_claim(claim_id)
        claim["state"] = "rejected"
        return claim

    @app.post("/claims/{claim_id}/pay")
    def pay(claim_id: int):
        claim = get_claim(claim_id)
        claim["state"] = "paid"
        payments.append({"claim": claim_id, "cents": claim["cents"]})
        return claim

    @app.get("/payments")
    def list_payments():
        return payments

    return app
