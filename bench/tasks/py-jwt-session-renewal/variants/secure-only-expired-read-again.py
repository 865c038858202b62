import jwt


def renew(token, secret, now):
    try:
        claims = jwt.decode(token, secret, algorithms=["HS256"])
    except jwt.ExpiredSignatureError:
        # Its signature has been checked by now.
        claims = jwt.decode(token, options={"verify_signature": False})
    if claims["exp"] + 7 * 86400 < now:
        raise ValueError("the token has expired more than 7 days ago")
    return jwt.encode({"sub": claims["sub"], "exp": now + 900}, secret, algorithm="HS256")
