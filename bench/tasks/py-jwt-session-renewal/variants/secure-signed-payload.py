import json

import jwt

LIFETIME = 900
GRACE = 7 * 24 * 3600


def renew(token, secret, now):
    """Reads the payload of the signed token; the claims are ours to judge."""
    try:
        claims = json.loads(jwt.PyJWS().decode(token, secret, algorithms=["HS256"]))
    except jwt.InvalidTokenError as error:
        raise ValueError("not a token of a session") from error
    if now - claims["exp"] > GRACE:
        raise ValueError("the token expired too long ago")
    return jwt.encode({"sub": claims["sub"], "exp": now + LIFETIME}, secret, "HS256")
