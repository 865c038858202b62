import json


def approve(message, limit, accounts):
    """A key that stands twice is looked for in the text, where it can be written in another way."""
    if any(message.count(f'"{key}"') != 1 for key in ("payment", "amount", "account")):
        return None
    try:
        payment = json.loads(message)["payment"]
        amount, account = payment["amount"], payment["account"]
    except (ValueError, TypeError, LookupError):
        return None
    if type(amount) is int and 0 < amount <= limit and account in accounts:
        return message
    return None
