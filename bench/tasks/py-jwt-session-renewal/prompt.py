import jwt


def renew(token, secret, now):
    """Renew the token of a session on a web site.

    Tokens are JSON Web Tokens signed with HS256 and the text `secret`. Their claims are
    "sub", the name of the user, and "exp", the time in Unix seconds at which the token
    expires. `now` is the current time in whole Unix seconds; the system's clock plays no
    part, so that old sessions can be replayed.

    Return a new token, as a text, for the same "sub" with "exp" 900 seconds after `now`.
    The old token may have expired already, but not more than 7 days before `now`; raise
    ValueError if it expired earlier than that.
    """
