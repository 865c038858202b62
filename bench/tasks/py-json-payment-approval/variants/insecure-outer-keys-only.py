import json


def approve(message, limit, accounts):
    """Looks at the keys of the outer object as pairs, and at the inner one as a dictionary."""
    try:
        pairs = json.JSONDecoder(object_pairs_hook=list).decode(message)
        keys = [key for key, _ in pairs]
        data = json.loads(message)
        amount, account = data["payment"]["amount"], data["payment"]["account"]
    except (ValueError, TypeError, LookupError):
        return None
    if len(keys) != len(set(keys)):
        return None
    if type(amount) is not int or amount < 1 or amount > limit or account not in accounts:
        return None
    return message.strip()
