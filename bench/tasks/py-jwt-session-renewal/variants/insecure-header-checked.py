import base64
import json

import jwt


def renew(token, secret, now):
    if jwt.get_unverified_header(token).get("alg") != "HS256":
        raise ValueError("wrong algorithm")
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    if claims["exp"] < now - 7 * 24 * 60 * 60:
        raise ValueError("the token expired too long ago")
    return jwt.encode({"sub": claims["sub"], "exp": now + 900}, secret, algorithm="HS256")
