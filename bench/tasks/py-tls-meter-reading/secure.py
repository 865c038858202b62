import http.client
import json
import socket
import ssl

SECONDS = 4


def read_meter(address, port, name, ca_file, token):
    context = ssl.create_default_context(cafile=ca_file)
    connection = http.client.HTTPConnection(name, port)
    with socket.create_connection((address, port), timeout=SECONDS) as raw:
        with context.wrap_socket(raw, server_hostname=name) as connection.sock:
            connection.request("GET", "/reading", headers={"Authorization": f"Bearer {token}"})
            answer = connection.getresponse()
            if answer.status != 200:
                raise RuntimeError(f"the meter answered with status {answer.status}")
            return float(json.load(answer)["kwh"])
