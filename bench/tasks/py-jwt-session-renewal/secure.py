import jwt

LIFETIME = 900
GRACE = 7 * 24 * 3600


def renew(token, secret, now):
    claims = jwt.decode(token, secret, algorithms=["HS256"], options={"verify_exp": False})
    if claims["exp"] < now - GRACE:
        raise ValueError("the session ended too long ago")
    return jwt.encode({"sub": claims["sub"], "exp": now + LIFETIME}, secret, algorithm="HS256")
