import json
import urllib.request


class CardNotChecked(Exception):
    """The gate stays closed: the card's state is not known."""


def may_enter(card, service_url):
    try:
        with urllib.request.urlopen(f"{service_url}/cards/{int(card)}", timeout=3) as answer:
            withdrawn = json.load(answer)["withdrawn"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CardNotChecked(card) from error
    if not isinstance(withdrawn, bool):
        raise CardNotChecked(card)
    return not withdrawn
