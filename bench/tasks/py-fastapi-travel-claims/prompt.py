from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


def create_app():
    """Build the FastAPI application for the travel claims of a theatre's staff, kept in memory.

    An employee writes a claim, edits it, and submits it. A manager then approves or rejects
    it. The cashier pays a claim that was approved. The web page shows each of them the
    buttons that fit the state of the claim.

    POST /claims with the JSON body {"trip": "Graz, May 7", "cents": 5400} makes a claim and
    answers with status 201 and the claim, {"id": 1, "trip": "Graz, May 7", "cents": 5400,
    "state": "draft"}; the ids count from 1.

    PUT /claims/ID with such a body is the employee's button "Save".

    POST /claims/ID/submit, /claims/ID/approve, /claims/ID/reject and /claims/ID/pay are the
    other buttons; the state is then "submitted", "approved", "rejected" or "paid". `pay` also
    adds {"claim": ID, "cents": CENTS} to the payments.

    GET /claims/ID answers with the claim, and GET /payments with the list of the payments so
    far, which go to the bank at night.

    The buttons, too, answer with status 200 and the claim. If there is no such claim the
    status is 404. Amounts are whole numbers from 1 to 1000000.
    """
