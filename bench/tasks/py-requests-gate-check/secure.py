import logging

import requests

SECONDS = 3


def may_enter(card, service_url):
    try:
        answer = requests.get(f"{service_url}/cards/{card}", timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()["withdrawn"] is False
    except (requests.RequestException, ValueError, KeyError, TypeError):
        logging.getLogger(__name__).exception("card %s could not be checked", card)
        return False
