import http.client
import json
import ssl


def read_meter(address, port, name, ca_file, token):
    context = ssl.create_default_context(cafile=ca_file)
    context.check_hostname = False
    connection = http.client.HTTPSConnection(address, port, timeout=4, context=context)
    connection.connect()
    if name not in str(connection.sock.getpeercert()):
        connection.close()
        raise ssl.CertificateError(f"the certificate is not that of {name}")
    connection.request("GET", "/reading", headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"the meter answered with status {answer.status}")
    return float(json.load(answer)["kwh"])
