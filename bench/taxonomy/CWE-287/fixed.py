import os

import jwt
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
TOKEN_KEY = os.environ["TOKEN_KEY"]
ORDERS = {"u17": ["lamp", "kettle"], "u23": ["desk"]}


@app.before_request
def identify():
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer":
        abort(401)
    try:
        claims = jwt.decode(token, TOKEN_KEY, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        abort(401)
    g.user = claims.get("sub")


@app.get("/orders")
def orders():
    return jsonify(ORDERS.get(g.user, []))
