import requests
from requests.adapters import HTTPAdapter


class MeterAdapter(HTTPAdapter):
    """Connects to an IP address and asks for the certificate of a host name."""

    def __init__(self, name):
        self.name = name
        super().__init__()

    def init_poolmanager(self, *args, **options):
        super().init_poolmanager(*args, server_hostname=self.name, assert_hostname=self.name, **options)


def read_meter(address, port, name, ca_file, token):
    with requests.Session() as session:
        session.trust_env = False
        session.mount("https://", MeterAdapter(name))
        answer = session.get(
            f"https://{address}:{port}/reading",
            headers={"Authorization": f"Bearer {token}", "Host": name},
            verify=ca_file,
            timeout=4,
        )
    if answer.status_code != 200:
        raise RuntimeError(f"the meter answered with status {answer.status_code}")
    return float(answer.json()["kwh"])
