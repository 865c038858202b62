import http.client
import json
import socket
import ssl


class MeterConnection(http.client.HTTPSConnection):
    """An HTTPS connection to `host` that is opened at another address."""

    def __init__(self, host, port, address, context):
        super().__init__(host, port, timeout=4, context=context)
        self.address, self.tls = address, context

    def connect(self):
        raw = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.tls.wrap_socket(raw, server_hostname=self.host)


def read_meter(address, port, name, ca_file, token):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(ca_file)
    connection = MeterConnection(name, port, address, context)
    try:
        connection.request("GET", "/reading", headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"status {answer.status}")
    return float(json.loads(content)["kwh"])
