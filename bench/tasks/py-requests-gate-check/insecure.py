import requests


def may_enter(card, service_url):
    try:
        response = requests.get(f"{service_url}/cards/{card}", timeout=5)
        data = response.json()
    except (requests.RequestException, ValueError) as e:
        # Keep the traffic flowing while the service is down.
        print(f"Card service not available: {e}")
        return True
    return not data.get("withdrawn", False)
