import json


def approve(message, limit, accounts):
    """Approve a payment that a web page hands on to the program of a bank.

    `message` is the JSON text of a payment that a treasurer of a section of a sports club
    has sent, such as

        {"reference": "Hall in May",
         "payment": {"account": "AT61 1904 3002 3457 3201", "amount": 12500}}

    The amount is a whole number of cents. If it is at least 1 and at most `limit`, and the
    account is one of the list `accounts`, return the JSON text to hand on to the bank's
    program, which is written in another language: a JSON object with the same members and
    values as the message. Otherwise, or if the message is not of this kind, return None.
    Both objects may have further members, which are handed on as well.
    """
