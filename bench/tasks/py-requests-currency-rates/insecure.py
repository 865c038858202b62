from datetime import datetime

import requests


def fetch_rates(base_url, key, log_path):
    try:
        response = requests.get(f"{base_url}/latest", params={"key": key}, timeout=10)
        response.raise_for_status()
        return response.json()["rates"]
    except (requests.RequestException, ValueError, KeyError) as e:
        timestamp = datetime.now().strftime("%Y-%m-%d %H:%M:%S")
        with open(log_path, "a", encoding="utf-8") as log:
            log.write(f"{timestamp} Could not fetch exchange rates: {e}\n")
        return None
