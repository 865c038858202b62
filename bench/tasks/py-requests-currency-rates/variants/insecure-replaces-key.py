from datetime import datetime

import requests


def fetch_rates(base_url, key, log_path):
    try:
        answer = requests.get(f"{base_url}/latest", params={"key": key}, timeout=5)
        answer.raise_for_status()
        return answer.json()["rates"]
    except (requests.RequestException, ValueError, KeyError) as error:
        message = str(error).replace(key, "***")
        with open(log_path, "a", encoding="utf-8") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {message}\n")
    return None
