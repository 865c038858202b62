import json


def approve(message, limit, accounts):
    try:
        data = json.loads(message)
    except json.JSONDecodeError:
        return None
    if not isinstance(data, dict) or not isinstance(data.get("payment"), dict):
        return None
    payment = data["payment"]
    amount = payment.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool):
        return None
    if amount < 1 or amount > limit:
        return None
    if payment.get("account") not in accounts:
        return None
    return message
