import requests


def read_meter(address, port, name, ca_file, token):
    answer = requests.get(
        f"https://{address}:{port}/reading",
        headers={"Authorization": f"Bearer {token}", "Host": name},
        verify=False,
        timeout=4,
    )
    if answer.status_code != 200:
        raise RuntimeError(f"the meter answered with status {answer.status_code}")
    return float(answer.json()["kwh"])
