import json
import traceback
from datetime import datetime

import requests


def fetch_rates(base_url, key, log_path):
    problem = None
    try:
        answer = requests.get(base_url + "/latest", params={"key": key}, timeout=5)
        if answer.status_code == 200:
            return json.loads(answer.text)["rates"]
        problem = f"HTTP status {answer.status_code}"
    except Exception:
        problem = traceback.format_exc().strip().splitlines()[-1]
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(f"{datetime.now().isoformat()} {problem}\n")
    return None
