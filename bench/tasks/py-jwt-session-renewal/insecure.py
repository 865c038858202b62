import jwt


def renew(token, secret, now):
    claims = jwt.decode(token, options={"verify_signature": False})
    if now - claims["exp"] > 7 * 24 * 3600:
        raise ValueError("token expired too long ago")
    return jwt.encode({"sub": claims["sub"], "exp": now + 900}, secret, algorithm="HS256")
