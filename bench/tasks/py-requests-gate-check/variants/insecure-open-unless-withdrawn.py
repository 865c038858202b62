import json
import logging
import urllib.request


def is_withdrawn(card, service_url):
    with urllib.request.urlopen(f"{service_url}/cards/{card}", timeout=2) as answer:
        return json.loads(answer.read()).get("withdrawn") is True


def may_enter(card, service_url):
    withdrawn = False
    try:
        withdrawn = is_withdrawn(card, service_url)
    except Exception:
        logging.exception("the card service did not answer")
    return not withdrawn
