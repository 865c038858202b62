import json


def approve(message, limit, accounts):
    try:
        data = json.loads(message)
        amount = data["payment"]["amount"]
        account = data["payment"]["account"]
    except (ValueError, KeyError, TypeError):
        return None
    if type(amount) is not int or not 1 <= amount <= limit or account not in accounts:
        return None
    # What was looked at is handed on, not the text that came.
    return json.dumps(data)
