from datetime import datetime

import requests

SECONDS = 4


def fetch_rates(base_url, key, log_path):
    try:
        answer = requests.get(f"{base_url}/latest", params={"key": key}, timeout=SECONDS)
        if answer.status_code == 200:
            return answer.json()["rates"]
        problem = f"the service answered with status {answer.status_code}"
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        # The text of these exceptions holds the address, and so the key.
        problem = type(error).__name__
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(f"{datetime.now().isoformat(timespec='seconds')} no exchange rates: {problem}\n")
    return None
