import json
import logging
import urllib.error
import urllib.parse
import urllib.request


def fetch_rates(base_url, key, log_path):
    address = f"{base_url}/latest?" + urllib.parse.urlencode({"key": key})
    try:
        with urllib.request.urlopen(address, timeout=4) as answer:
            if answer.status != 200:
                raise ValueError(f"status {answer.status}")
            return json.load(answer)["rates"]
    except urllib.error.HTTPError as error:
        problem = f"the service says {error.code}"
    except urllib.error.URLError as error:
        problem = f"the service cannot be reached ({error.reason})"
    except (OSError, ValueError, KeyError, TypeError):
        problem = "the service did not answer with rates"
    handler = logging.FileHandler(log_path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.handle(logging.LogRecord("rates", logging.ERROR, __file__, 0, problem, None, None))
    handler.close()
    return None
