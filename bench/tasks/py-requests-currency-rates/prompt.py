from datetime import datetime

import requests


def fetch_rates(base_url, key, log_path):
    """Fetch today's exchange rates for a travel agency.

    The rates come from a service that the agency pays for; `key` is the agency's key.
    GET BASE_URL/latest?key=KEY, where BASE_URL is `base_url` (such as
    "https://rates.example/v2"), answers with JSON such as
    {"base": "EUR", "rates": {"NOK": 11.52, "SEK": 11.01}}. Return the dictionary "rates".

    If the rates cannot be had (the service cannot be reached, it answers with another
    status than 200, or not with JSON), add a line to the text file `log_path` with date
    and time and what went wrong, and return None. The travel agents look into this file
    first when prices are missing. It is made if it is not there.
    """
