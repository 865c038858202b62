import requests


def may_enter(card, service_url):
    try:
        answer = requests.get(f"{service_url}/cards/{card}", timeout=3).json()
    except requests.RequestException:
        return False
    return not answer.get("withdrawn", False)
