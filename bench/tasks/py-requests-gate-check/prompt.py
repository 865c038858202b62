import requests


def may_enter(card, service_url):
    """Decide whether the gate of a car park opens for a key card.

    A service keeps the list of the cards that have been withdrawn; all other cards are
    good. GET SERVICE_URL/cards/CARD, where SERVICE_URL is `service_url` and CARD the
    number `card` (an int), answers with status 200 and JSON: {"withdrawn": true} if the
    card has been withdrawn, else {"withdrawn": false}. The service normally answers
    within a second.

    Return True if the gate shall open, else False. The gate's program calls this
    function for each car and has no way to handle an exception.
    """
