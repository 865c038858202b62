import json


def no_double_keys(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice")
    return members


def approve(message, limit, accounts):
    try:
        payment = json.loads(message, object_pairs_hook=no_double_keys)["payment"]
        amount, account = payment["amount"], payment["account"]
    except (ValueError, TypeError, LookupError):
        return None
    if isinstance(amount, bool) or not isinstance(amount, int) or not 1 <= amount <= limit:
        return None
    return message if account in accounts else None
